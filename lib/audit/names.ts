import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db/client'

/** The names behind identifiers: the trail itself keeps no personal data. */
export type NameBook = Map<string, string>

const StoredActor = z.object({
  kind: z.string(),
  accountId: z.string().optional(),
  personId: z.string().optional(),
  sessionId: z.string().optional(),
  name: z.string().optional(),
})

type Entry = { actor: unknown; subject: string; before: unknown; after: unknown }

/** Names of the accounts and people in the entries, as far as they belong to the school. */
export async function nameBook(schoolId: string, entries: Entry[]): Promise<NameBook> {
  const ids = [...new Set(entries.flatMap(identifiers))]
  if (ids.length === 0) return new Map()
  const [accounts, people, classes, sessions] = await Promise.all([
    db.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db.person.findMany({ where: { schoolId, id: { in: ids } }, select: { id: true, displayName: true } }),
    db.schoolClass.findMany({ where: { schoolId, id: { in: ids } }, select: { id: true, name: true } }),
    db.classSession.findMany({ where: { schoolId, id: { in: ids } }, select: { id: true, teacherName: true } }),
  ])
  return new Map([
    ...accounts.map(({ id, name }) => [id, name] as const),
    ...people.map(({ id, displayName }) => [id, displayName] as const),
    ...classes.map(({ id, name }) => [id, name] as const),
    ...sessions.map(({ id, teacherName }) => [id, `class session of ${teacherName}`] as const),
  ])
}

/** Who did it, in words. */
export function whoDid(stored: unknown, names: NameBook): string {
  const actor = StoredActor.safeParse(stored).data
  switch (actor?.kind) {
    case 'account':
      return names.get(actor.accountId ?? '') ?? 'An account that is gone'
    case 'link':
      return `${names.get(actor.personId ?? '') ?? 'Someone'}, by personal link`
    case 'class_session':
      return capital(names.get(actor.sessionId ?? '') ?? 'a class session')
    case 'kiosk':
      return 'The kiosk at reception'
    case 'job':
      return 'Countersign itself'
    case 'operator':
      return 'The operator'
    default:
      return 'Unknown'
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const identifiers = (entry: Entry) =>
  JSON.stringify([entry.actor, entry.subject, entry.before, entry.after]).match(UUID) ?? []
