import 'server-only'
import type { Tx } from '@/lib/db/client'

type Named = {
  schoolId: string
  /** Of whom nothing is to remain: their own address, unless somebody else reads it too, and their names. */
  ownAddress: string | null
  names: string[]
  /** Identifiers that stand in the keys of messages to or about them. */
  ids: string[]
  /** Everything under those keys goes; otherwise only what names them. */
  ownIds: string[]
}

/** What a message says after its content was erased; that it was sent, and when, stays. */
const ERASED = { to: '', subject: 'Erased', text: '', html: '', attachments: [], lastError: null }

/** Erases the content of messages to somebody, and of those that name them; returns how many. Mail still waiting is not sent. */
export async function eraseMessages(tx: Tx, { schoolId, ownAddress, names, ids, ownIds }: Named): Promise<number> {
  const patterns = ids.map((id) => `%${id}%`)
  const found = await tx.$queryRaw<{ id: string; key: string | null; to: string; text: string; subject: string }[]>`
    SELECT id, key, "to", text, subject FROM "Message"
    WHERE "to" <> '' AND ((coalesce("schoolId", ${schoolId}::uuid) = ${schoolId}::uuid AND "to" = ${ownAddress})
      OR ("schoolId" = ${schoolId}::uuid AND key LIKE ANY(${patterns}::text[])))`
  const naming = names.filter(Boolean).map(asWord)
  const gone = found.filter(
    ({ key, to, text, subject }) =>
      (ownAddress !== null && to === ownAddress) ||
      ownIds.some((id) => key?.includes(id)) ||
      naming.some((name) => name.test(text) || name.test(subject)),
  )
  const { count } = await tx.message.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { ...ERASED, state: 'sent' },
  })
  return count
}

const asWord = (name: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{M}\\p{N}])`, 'u')
