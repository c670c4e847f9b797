import type { Actor } from '@/lib/auth/actor'
import { NO_SECOND_STEP } from '@/lib/auth/second-step'
import { deviceActor } from '@/lib/auth/visit'
import { db } from '@/lib/db/client'
import { keepAnswer } from '@/lib/signing/commands/draft'
import { aCheckpoint } from './checkpoints'
import { anAccessFile, aPlan } from './data-rights'
import { aRequestOf, type Form } from './forms'
import { fresh } from './fresh'
import { anImport } from './imports'
import { aMerge, aWrongLink } from './merges'
import { aPack } from './packs'
import type { Person } from './people'
import { aScan } from './scans'
import { type BaseSchool, buildSchool } from './school'
import { aSealOf } from './seals'
import { aClassSession, aLinkOf, aSignInLink, aTablet } from './visits'
import { bothYears } from './years'

/** Somebody with an account who signs for themselves. */
export const signerActor = (schoolId: string, person: Person, accountId: string): Actor => ({
  kind: 'account',
  accountId,
  name: person.displayName,
  people: [{ personId: person.id, schoolId }],
  grants: [],
  knownBy: 'password',
  sharedAddress: false,
  secondStep: NO_SECOND_STEP,
})

/** What a form sends when everything is filled in. */
export const answers = (slotIds: string[], { sha256 }: Pick<Form, 'sha256'>) => ({
  slotIds,
  sha256: [sha256],
  outcome: ['agreed'],
  declared: ['yes'],
  typedName: ['A name'],
  way: ['typed'],
})

/** A further form of the signer, in a round of its own kind of occasion, with the answer kept for the check page. */
export async function aFilledInForm(school: Pick<BaseSchool, 'id' | 'round' | 'forms' | 'signer'>, kept = true) {
  const { signer } = school
  const slots = [{ kind: 'self' as const, personId: signer.id }]
  const asked = { schoolId: school.id, roundId: school.round.id, form: school.forms.staff }
  const request = await aRequestOf({
    ...asked,
    personId: signer.id,
    capacity: 'staff',
    slots,
    occasion: crypto.randomUUID(),
  })
  const slot = request.slotOf(signer.id)
  const actor = signerActor(school.id, signer, signer.account.id)
  if (kept) await keepAnswer(actor, slot, answers([slot], school.forms.staff))
  return { ...request, slot }
}

/** A pupil's form of the own class, with the answer kept for the check page on the tablet. */
export async function aFilledInPupilForm(school: BaseSchool, kept = true) {
  const request = await fresh.pupilRequest(school)
  const actor = kept && (await deviceActor((await aTablet(school)).secret))
  if (actor) await keepAnswer(actor, request.slot, answers([request.slot], school.forms.older_pupils))
  return request
}

/** A school with everything that addresses and forms of the table name. */
export async function buildWholeSchool(tag: string, urn: string, trustId: string, setupCode: string) {
  const school = await buildSchool(tag, urn, trustId)
  const { signer } = school
  const [response, copy] = await Promise.all([
    db.response.findFirstOrThrow({ where: { requestId: signer.signed.id }, select: { reference: true } }),
    db.document.findUniqueOrThrow({ where: { id: signer.document }, select: { reference: true, sha256: true } }),
  ])
  const attachments = [{ name: 'Copy.pdf', sha256: copy.sha256 }]
  const words = { subject: `Your copy from ${school.name}`, text: 'Please sign.', html: '<p>Please sign.</p>' }
  const message = await db.message.create({
    data: { schoolId: school.id, to: signer.email, ...words, attachments, state: 'sent' },
    select: { id: true },
  })
  await bothYears(school.id)
  return {
    ...school,
    signer: { ...signer, reference: response.reference, copyReference: copy.reference },
    message,
    sealFingerprint: await aSealOf(school.id),
    /** A code of the first set-up that was never used. */
    setupCode,
    exempt: await fresh.exempt(school),
    signed: await fresh.signed(school),
    signedInClass: await fresh.signedInClass(school),
    stuck: await fresh.stuck(school),
    member: await fresh.membership(school),
    packs: { ready: await aPack(school, 'ready'), making: await aPack(school, 'making') },
    merge: await aMerge(school),
    wrongLink: await aWrongLink(school),
    imports: {
      checking: await anImport(school, 'checking'),
      checked: await anImport(school),
      confirmed: await anImport(school, 'confirmed'),
      discarded: await anImport(school, 'discarded'),
    },
    scans: { read: await aScan(school), reading: await aScan(school, 'reading') },
    checkpoint: await aCheckpoint(school),
    dataRights: {
      plan: await aPlan(school),
      file: await anAccessFile(school),
      own: await anAccessFile(school, { id: signer.id, accountId: signer.account.id }),
    },
    classSession: await aClassSession(school),
    filledIn: await aFilledInForm(school),
    filledInByPupil: await aFilledInPupilForm(school),
    link: await aLinkOf(school, signer),
    signInLink: await aSignInLink(signer.account.id),
  }
}
export type School = Awaited<ReturnType<typeof buildWholeSchool>>
