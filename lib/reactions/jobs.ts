import type { JobTable } from '@/lib/jobs/types'

/** Every job of the product by its name. */
export const jobs: JobTable = {}

/** When jobs run by the clock, in the words of cron. */
export const crontab = ''
