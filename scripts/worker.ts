import { runWorker } from '@/lib/jobs/worker'
import { log } from '@/lib/log'
import { crontab, jobs } from '@/lib/reactions/jobs'
import { register } from '@/lib/reactions/register'

register()

const worker = await runWorker(jobs, crontab)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void worker.stop())

try {
  await worker.done
  // A connection that is still closing must not keep the process.
  process.exit(0)
} catch (error) {
  log.error({ error: String(error) }, 'The worker failed')
  process.exit(1)
}
