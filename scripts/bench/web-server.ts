import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { TOOLS } from '../prepare/programs.mjs'
import { answersAt } from '../run/web-ready'
import { BENCH_BUILD } from './build'

const HOST = '127.0.0.1'

/** One web process of the bench's build, as `npm start` runs it, with the settings of this process. */
export async function startWeb(port: number, nodeOptions: string[] = []) {
  const args = [...nodeOptions, TOOLS.next, 'start', '--hostname', HOST, '--port', String(port)]
  const env = { ...process.env, ...BENCH_BUILD, HOST, PORT: String(port) }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  await answersAt(HOST, port)
  return {
    port,
    pid: child.pid,
    async stop() {
      process.off('exit', end)
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

export type Web = Awaited<ReturnType<typeof startWeb>>
