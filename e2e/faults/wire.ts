import { connect, createServer, type Socket } from 'node:net'

/** A wire between a program and its database that can be slowed down or hold everything back. */
export async function layWire(databaseUrl: string) {
  const server = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let delayMs = 0
  const wire = createServer((near) => {
    const far = connect(Number(server.port), server.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => undefined)
      from.on('close', () => {
        to.destroy()
        sockets.delete(from)
      })
    }
    far.on('data', (data) => near.write(data))
    near.on('data', (data) => {
      if (delayMs === 0) far.write(data)
      else setTimeout(() => far.writable && far.write(data), delayMs)
    })
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const address = wire.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(port) }).href,
    /** From now on each question takes so much longer. */
    slowBy(ms: number) {
      delayMs = ms
    },
    async cut() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => wire.close(resolve))
    },
  }
}
