import { pino } from 'pino'
import { env } from './env'

/** The log of this process, as JSON lines; it holds identifiers and no personal data. */
export const log = pino({ level: env.LOG_LEVEL, base: null })
