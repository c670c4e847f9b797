import { runWorker } from '@/lib/jobs/worker'
import { log } from '@/lib/log'
import { crontab, jobs } from '@/lib/reactions/jobs'
import { register } from '@/lib/reactions/register'
import { AT_WORK } from './run/child'

register()

// The library cannot report how a job ended while the database is away, and its own attempts to go on leave a worker that
// holds jobs and does none: one that begins anew leaves them to the living.
process.on('unhandledRejection', (error) => {
  log.error({ error: String(error) }, 'The worker lost the database and begins anew')
  process.exit(1)
})

const worker = await runWorker(jobs, crontab)
process.send?.(AT_WORK)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void worker.stop())

try {
  await worker.done
  // A connection that is still closing must not keep the process.
  process.exit(0)
} catch (error) {
  log.error({ error: String(error) }, 'The worker failed')
  process.exit(1)
}
