import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server on a free port of this computer; `refuse` is asked before each message is taken. */
export async function aMailServer(refuse: () => string | null = () => null) {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      const reason = refuse()
      simpleParser(stream).then(
        (mail) => {
          if (reason) return callback(Object.assign(new Error(reason), { responseCode: 451 }))
          received.push(mail)
          callback(null)
        },
        (error: Error) => callback(error),
      )
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, received, close }
}
