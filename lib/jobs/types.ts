/** Which try of a job this is; on the last one the handler leaves the failure where people see it. */
export type JobRun = { attempt: number; maxAttempts: number; isLast: boolean }

/** Runs at least once, perhaps twice at the same moment: written to be repeated harmlessly. */
export type JobHandler = (payload: unknown, run: JobRun) => Promise<void>

export type JobTable = Record<string, JobHandler>
