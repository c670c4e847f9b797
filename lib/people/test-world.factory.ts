import { afterEach, beforeEach, vi } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import type { AuditEntry } from '@/lib/audit/append'
import { db } from '@/lib/db/client'
import { TODAY } from '@/lib/testing/factories'

/** Sets the clock to the day of the tests' schools and collects what is announced, in order. */
export function onTheTestDay() {
  const announced: AuditEntry[] = []
  beforeEach(() => {
    announced.length = 0
    vi.useFakeTimers({ now: new Date(`${TODAY}T10:00:00Z`), toFake: ['Date'] })
    const note = async ({ entry }: { entry: AuditEntry }) => void announced.push(entry)
    registerReactions({
      'person.joined': [note],
      'person.left': [note],
      'pupil.enrolled': [note],
      'guardianship.changed': [note],
    })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  return announced
}

/** What the audit trail says of a subject, oldest first. */
export const trailOf = async (subject: string) =>
  (await db.auditEntry.findMany({ where: { subject }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
    ({ action, before, after }) => ({ action, before, after }),
  )

/** Runs it twice at the same moment: how many went through, and how the others failed. */
export async function twice(run: () => Promise<unknown>) {
  const results = await Promise.allSettled([run(), run()])
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as { code: string }] : [],
  )
  return { done: results.length - failures.length, codes: failures.map(({ code }) => code) }
}
