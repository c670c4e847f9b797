import type { Post } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { exemptRequest } from '@/lib/rounds/commands'
import { recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'
import { aDraftPolicy, aFormDraft, preparing } from './drafts'
import { aFormOf, aPolicy, aRequestOf, aRoundOf } from './forms'
import { aMarked, anAccountOf, aParentOf, aPupilOf, inDays, type Person } from './people'
import type { BaseSchool } from './school'

type Base = Pick<BaseSchool, 'id' | 'marks' | 'forms' | 'round' | 'ownClass' | 'otherClass'>

let rounds = 0

/** New things of a school, for whoever may change them: each is used once. */
export const fresh = {
  staff: ({ id, marks }: Base) => aMarked(id, 'staff', marks.staff),
  volunteer: ({ id, marks }: Base) => aMarked(id, 'volunteer', marks.volunteers),
  pupil: ({ id, marks, ownClass }: Base) => aPupilOf(id, ownClass.id, marks.ownFamily),

  async family(school: Base) {
    const pupil = await fresh.pupil(school)
    return { pupil, parent: await aParentOf(school.id, pupil.id, school.marks.ownFamily) }
  },

  async membership(school: Base) {
    const person = await fresh.staff(school)
    const { id } = await db.membership.findFirstOrThrow({ where: { personId: person.id }, select: { id: true } })
    return { person, membershipId: id }
  },

  /** A member of staff's request in the open round. */
  async request(school: Base) {
    const person = await fresh.staff(school)
    const slots = [{ kind: 'self' as const, personId: person.id }]
    const form = school.forms.staff
    const request = await aRequestOf({
      schoolId: school.id,
      roundId: school.round.id,
      form,
      personId: person.id,
      capacity: 'staff',
      slots,
    })
    return { ...request, person, slot: request.slotOf(person.id) }
  },

  async exempt(school: Base) {
    const request = await fresh.request(school)
    await exemptRequest(preparing(school.id), { requestId: request.id, reason: 'On long leave', until: inDays(30) })
    return request
  },

  /** A pupil's request that waits for the pupil, of the own class unless told otherwise. */
  async pupilRequest(school: Base, where: 'ownClass' | 'otherClass' = 'ownClass') {
    const mark = where === 'ownClass' ? school.marks.ownFamily : school.marks.otherFamily
    const pupil = await aPupilOf(school.id, school[where].id, mark)
    const slots = [{ kind: 'pupil' as const, personId: pupil.id }]
    const asked = { schoolId: school.id, roundId: school.round.id, form: school.forms.older_pupils }
    const request = await aRequestOf({
      ...asked,
      personId: pupil.id,
      capacity: 'pupil',
      classId: school[where].id,
      slots,
    })
    return { ...request, pupil, slot: request.slotOf(pupil.id) }
  },

  /** A member of staff's signature. */
  async signed(school: Base) {
    const request = await fresh.request(school)
    return { ...request, responseId: await sign(school.id, request.slot, 'account') }
  },

  /** A pupil's signature on the tablet in class. */
  async signedInClass(school: Base, where: 'ownClass' | 'otherClass' = 'ownClass') {
    const request = await fresh.pupilRequest(school, where)
    return { ...request, responseId: await sign(school.id, request.slot, 'class_session') }
  },

  /** A signature whose copy could not be made. */
  async stuck(school: Base) {
    const signed = await fresh.signed(school)
    await db.request.update({
      where: { id: signed.id },
      data: { copyState: 'failed', copyError: 'No room' },
      select: { id: true },
    })
    return signed
  },

  async failedMessage(school: Base) {
    const { email } = await fresh.staff(school)
    const words = { subject: 'To sign', text: 'Please sign.', html: '<p>Please sign.</p>' }
    await db.message.create({
      data: { schoolId: school.id, to: email, ...words, state: 'failed', attempts: 9 },
      select: { id: true },
    })
  },

  round: (school: Base, status: 'draft' | 'open') => {
    return aRoundOf(school.id, `${school.marks.round} ${++rounds}`, status, [school.forms.staff])
  },

  policy: ({ id, marks }: Base) => aPolicy({ schoolId: id }, marks.policy),
  async form(school: Base) {
    return aFormOf(school.id, await fresh.policy(school), 'volunteers')
  },
  draft: ({ id, marks }: Base) => aDraftPolicy(id, marks.draft),
  async formDraft(school: Base) {
    const form = await fresh.form(school)
    return { ...(await aFormDraft(school.id, form.agreementId)), policyId: form.policyId }
  },

  /** An account of a new member of staff. */
  async account(school: Base) {
    return anAccountOf(await fresh.staff(school))
  },
  accountOf: (person: Person) => anAccountOf(person),
  /** A post of an account of its own. */
  async grant(school: Base, post: Post = 'clerk') {
    const account = await fresh.account(school)
    const place = { schoolId: school.id, classId: post === 'class_teacher' ? school.ownClass.id : null }
    const { id } = await db.grant.create({ data: { accountId: account.id, post, ...place }, select: { id: true } })
    return { id, account }
  },
  async suspended(school: Base) {
    const account = await fresh.account(school)
    await db.account.update({
      where: { id: account.id },
      data: { suspendedAt: new Date(), suspendedReason: 'Lost a device' },
      select: { id: true },
    })
    return account
  },
}

async function sign(schoolId: string, slotId: string, route: 'account' | 'class_session') {
  const { recorded } = await db.$transaction(async (tx) =>
    recordResponses(tx, schoolId, await lockSlots(tx, [schoolId], [slotId]), {
      outcome: 'agreed',
      typedName: 'A name',
      mark: null,
      reason: null,
      openedAt: null,
      network: { ip: '192.0.2.7', browser: 'A browser' },
      route,
      authentication: route === 'account' ? 'password' : 'teacher',
      sharedAddress: false,
      witness: route === 'account' ? null : 'A teacher',
      recordedBy: null,
    }),
  )
  return recorded[0]?.responseId ?? ''
}
