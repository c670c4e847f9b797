import type { Actor } from '@/lib/auth/actor'
import { linkActor } from '@/lib/auth/visit'
import { db } from '@/lib/db/client'
import type { Audience, ParentRule } from '@/lib/policies/types'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement, aSigner } from '@/lib/testing/round-factories'
import type { ActSection, Envelope, IdentitySection } from '../types'
import { exchangeLink, mintLink } from './links'

/** A school with one open round of forms for the audience; people are to be made by `people` before it opens. */
export async function anAsking<People>(
  audience: Audience,
  people: (school: Awaited<ReturnType<typeof aSchool>>) => Promise<People>,
  parentRule: ParentRule = 'any_one',
) {
  const school = await aSchool()
  const made = await people(school)
  const agreement = await aPublishedAgreement(school.id, audience, { parentRule })
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  return { school, roundId, agreement, sha256: agreement.sha256, ...made }
}

/** One member of staff, asked for one form. */
export const aStaffAsking = () =>
  anAsking('staff', async (school) => {
    const person = await aPerson(school.id, 'staff', { givenName: 'Ines', email: 'ines@example.test' })
    return { person, signer: await aSigner(school.id, person.id) }
  })

/** A pupil of Year 4 in the school's class, with two parents. */
export const aPupilAsking = (parentRule: ParentRule = 'any_one') =>
  anAsking(
    'older_pupils',
    async (school) => {
      const pupil = await aPupil(school.id, { classId: school.classId, givenName: 'Amelia' })
      const [mother, father] = [await aParent(school.id, [pupil.id]), await aParent(school.id, [pupil.id])]
      return {
        pupil,
        asPupil: await aSigner(school.id, pupil.id),
        asMother: await aSigner(school.id, mother.id),
        asFather: await aSigner(school.id, father.id),
      }
    },
    parentRule,
  )

/** The slot of one person in a round; of a parent, about one pupil when it is named. */
export async function slotOf(roundId: string, personId: string, pupilId?: string) {
  const slot = await db.slot.findFirstOrThrow({
    where: { personId, request: { roundId, ...(pupilId && { pupilId }) } },
    orderBy: { id: 'asc' },
    select: { id: true, requestId: true },
  })
  return slot
}

export const personOf = (actor: Actor & { kind: 'account' }) => actor.people[0]?.personId ?? ''

/** The secret of a personal link to a round. */
export async function aLink(schoolId: string, roundId: string, personId: string, sentTo = 'someone@example.test') {
  return db.$transaction((tx) => mintLink(tx, { schoolId, roundId, personId, sentTo }))
}

/** Whoever came by the link, after the press of its button. */
export async function aVisitor(secret: string) {
  const visit = await exchangeLink(secret)
  const actor = visit && (await linkActor(visit))
  if (!actor) throw new Error('The link does not work.')
  return actor
}

/** Runs all at the same moment: what went through, and the codes and messages of the failures. */
export async function atOnce<Output>(...runs: (() => Promise<Output>)[]) {
  const results = await Promise.allSettled(runs.map((run) => run()))
  return {
    done: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    failures: results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as { code?: string; message: string }] : [],
    ),
  }
}

/** What the audit trail says of a subject. */
export const auditOf = async (subject: string) =>
  (await db.auditEntry.findMany({ where: { subject }, orderBy: { id: 'asc' } })).map(({ action }) => action)

/** A red dot as a PNG data address, for a drawn mark. */
export const MARK =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg=='

/** How many responses a request holds, current or not. */
export const responsesOf = (requestId: string) => db.response.count({ where: { requestId } })

/** The envelope behind a response and what its sections say. */
export async function evidenceOf(responseId: string) {
  const entry = await db.evidenceEntry.findFirstOrThrow({ where: { responseId }, include: { sections: true } })
  const section = <T>(name: string) =>
    JSON.parse(entry.sections.find((one) => one.name === name)?.content ?? 'null') as T
  return {
    envelope: JSON.parse(entry.envelope) as Envelope,
    identity: section<IdentitySection>('identity'),
    act: section<ActSection>('act'),
  }
}
