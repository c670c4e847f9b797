import 'server-only'
import { eraseAccountsOf } from '@/lib/accounts/commands/erase-account'
import type { Tx } from '@/lib/db/client'
import { eraseCopies } from '@/lib/documents/commands/erase-copies'
import { eraseFromImports } from '@/lib/imports/commands/erase-person'
import { eraseMessages } from '@/lib/mail/erase'
import { eraseRecord } from '@/lib/people/commands/erase-record'
import { recordsOf } from '@/lib/people/queries/records-of'
import { newReference } from '@/lib/reference'
import { eraseWordsOn } from '@/lib/rounds/commands/erase-words'
import { eraseScans } from '@/lib/scans/commands/erase-scans'
import { eraseEvidenceOf } from '@/lib/signing/commands/erase-evidence'
import { eraseLinksOf } from '@/lib/signing/commands/erase-links'

type Item = { id: string; schoolId: string; personId: string; requestId: string | null }

/** Erases what an approved item names, in an order in which nothing still needed is gone; returns what it was, in numbers. */
export async function eraseContent(tx: Tx, { id, schoolId, personId, requestId }: Item) {
  const personIds = [...(await recordsOf(tx, [personId])).keys()]
  const requestIds = requestId ? [requestId] : await requestsAbout(tx, schoolId, personIds)
  await tx.$queryRaw`SELECT erase_typed_words(${id}::uuid)`
  await eraseWordsOn(tx, requestIds)
  const messages = await eraseMail(tx, { schoolId, personIds, requestIds, whole: !requestId })
  const reference = requestId ? null : await erasePeople(tx, schoolId, personId, personIds)
  await eraseScans(tx, id)
  // The chain's lock comes with this; what follows needs the sections gone.
  const { sections, marks } = await eraseEvidenceOf(tx, { schoolId, itemId: id, requestIds })
  return { reference, sections, messages, copies: await eraseCopies(tx, id, marks) }
}

async function requestsAbout(tx: Tx, schoolId: string, personIds: string[]) {
  const requests = await tx.request.findMany({ where: { schoolId, personId: { in: personIds } }, select: { id: true } })
  return requests.map((request) => request.id)
}

/** The person, and the records that were merged into theirs, which get the same reference. */
async function erasePeople(tx: Tx, schoolId: string, personId: string, personIds: string[]) {
  const reference = newReference().slice(0, 9)
  for (const id of personIds) {
    await eraseLinksOf(tx, schoolId, id)
    await eraseFromImports(tx, schoolId, id)
    await eraseAccountsOf(tx, id)
    await tx.accessFile.deleteMany({ where: { OR: [{ personId: id }, { parentId: id }] } })
    await tx.legalHold.updateMany({ where: { personId: id }, data: { reason: '' } })
    await eraseRecord(tx, id, id === personId ? reference : `${reference}, merged`)
  }
  return reference
}

type About = { schoolId: string; personIds: string[]; requestIds: string[]; whole: boolean }

/** Mail to or about somebody: their own, that to the people who sign for them, and that about their signatures. */
async function eraseMail(tx: Tx, { schoolId, personIds, requestIds, whole }: About) {
  const responses = await tx.response.findMany({
    where: { schoolId, requestId: { in: requestIds } },
    select: { id: true },
  })
  const ids = responses.map((response) => response.id)
  let erased = whole ? 0 : await eraseMessages(tx, { schoolId, ownAddress: null, names: [], ids, ownIds: ids })
  for (const personId of whole ? personIds : []) {
    erased += await eraseMessages(tx, await mailOf(tx, { schoolId, personId, personIds, requestIds, ids }))
  }
  return erased
}

type Of = Omit<About, 'whole'> & { personId: string; ids: string[] }

async function mailOf(tx: Tx, { schoolId, personId, personIds, requestIds, ids }: Of) {
  const { email, displayName, givenName, familyName, guardians } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      displayName: true,
      givenName: true,
      familyName: true,
      email: true,
      guardians: { select: { parentId: true } },
    },
  })
  const slots = await tx.slot.findMany({ where: { requestId: { in: requestIds } }, select: { personId: true } })
  const others = [...guardians.map((tie) => tie.parentId), ...slots.map((slot) => slot.personId)]
  const sharedWith = email ? await tx.person.count({ where: { email, id: { notIn: personIds }, erasedAt: null } }) : 0
  return {
    schoolId,
    ownAddress: email && sharedWith === 0 ? email.toLowerCase() : null,
    names: [displayName, [givenName, familyName].filter(Boolean).join(' ')],
    ids: [...new Set([...ids, personId, ...others])],
    ownIds: [...ids, personId],
  }
}
