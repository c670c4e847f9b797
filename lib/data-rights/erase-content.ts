import 'server-only'
import { eraseAccountsOf } from '@/lib/accounts/commands/erase-account'
import type { Tx } from '@/lib/db/client'
import { eraseCopies } from '@/lib/documents/commands/erase-copies'
import { eraseFromImports } from '@/lib/imports/commands/erase-person'
import { eraseMessages } from '@/lib/mail/erase'
import { eraseRecord } from '@/lib/people/commands/erase-record'
import { eraseWordsOn } from '@/lib/rounds/commands/erase-words'
import { eraseEvidenceOf } from '@/lib/signing/commands/erase-evidence'
import { eraseLinksOf } from '@/lib/signing/commands/erase-links'

type Item = { id: string; schoolId: string; personId: string; requestId: string | null }

/** Erases what an approved item names, in an order in which nothing still needed is gone; returns what it was, in numbers. */
export async function eraseContent(tx: Tx, { id, schoolId, personId, requestId }: Item) {
  const requestIds = requestId ? [requestId] : await requestsAbout(tx, schoolId, personId)
  await tx.$queryRaw`SELECT erase_typed_words(${id}::uuid)`
  await eraseWordsOn(tx, requestIds)
  const messages = await eraseMessages(tx, await mailAbout(tx, { schoolId, personId, requestIds, whole: !requestId }))
  const reference = requestId ? null : await erasePerson(tx, schoolId, personId)
  // The chain's lock comes with this; what follows needs the sections gone.
  const { sections, marks } = await eraseEvidenceOf(tx, { schoolId, itemId: id, requestIds })
  return { reference, sections, messages, copies: await eraseCopies(tx, id, marks) }
}

async function requestsAbout(tx: Tx, schoolId: string, personId: string) {
  const requests = await tx.request.findMany({ where: { schoolId, personId }, select: { id: true } })
  return requests.map((request) => request.id)
}

async function erasePerson(tx: Tx, schoolId: string, personId: string) {
  await eraseLinksOf(tx, schoolId, personId)
  await eraseFromImports(tx, schoolId, personId)
  await eraseAccountsOf(tx, personId)
  await tx.accessFile.deleteMany({ where: { OR: [{ personId }, { parentId: personId }] } })
  await tx.legalHold.updateMany({ where: { personId }, data: { reason: '' } })
  return eraseRecord(tx, personId)
}

type About = { schoolId: string; personId: string; requestIds: string[]; whole: boolean }

/** Which messages are to or about somebody: their own, those to the people who sign for them, and those about their signatures. */
async function mailAbout(tx: Tx, { schoolId, personId, requestIds, whole }: About) {
  const responses = await tx.response.findMany({ where: { requestId: { in: requestIds } }, select: { id: true } })
  const ownIds = responses.map((response) => response.id)
  if (!whole) return { schoolId, ownAddress: null, names: [], ids: ownIds, ownIds }
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      displayName: true,
      givenName: true,
      familyName: true,
      email: true,
      guardians: { select: { parentId: true } },
    },
  })
  const { email, displayName, givenName, familyName, guardians } = person
  const slots = await tx.slot.findMany({ where: { requestId: { in: requestIds } }, select: { personId: true } })
  const others = [...guardians.map((tie) => tie.parentId), ...slots.map((slot) => slot.personId)]
  const shared =
    email &&
    (await tx.person.count({ where: { email, id: { not: personId }, erasedAt: null } }).then((count) => count > 0))
  return {
    schoolId,
    ownAddress: email && !shared ? email.toLowerCase() : null,
    names: [displayName, [givenName, familyName].filter(Boolean).join(' ')],
    ids: [...new Set([...ownIds, personId, ...others])],
    ownIds: [...ownIds, personId],
  }
}
