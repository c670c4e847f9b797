import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { typeScript } from '../run/program'

/** One worker as `npm start` runs it beside the web process, with the settings of this process. */
export function startWorker() {
  const child = spawn(process.execPath, typeScript('scripts/worker.ts'), {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return {
    pid: child.pid,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
