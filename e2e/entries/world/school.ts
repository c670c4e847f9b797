import { POSTS, type Post } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { agree } from '@/lib/documents/signed-request.factory'
import { aCopyOf } from './copies'
import { aDraftPolicy, aFormDraft } from './drafts'
import { aFormOf, aPolicy, aRequestOf, aRoundOf, type Form } from './forms'
import { marksOf } from './marks'
import { aMarked, anAccountOf, aParentOf, aPupilOf, type Person, thisYear } from './people'

const CREST = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
)

/** A small made-up school with one of everything that an address can name, and an account for each post. */
export async function buildSchool(tag: string, urn: string, trustId: string) {
  const marks = marksOf(tag)
  const name = `${marks.school} School`
  const { id } = await db.school.create({
    data: {
      name,
      urn,
      trustId,
      crest: CREST,
      crestType: 'image/png',
      chainHead: { create: { sequence: 0, hash: '0'.repeat(64) } },
    },
    select: { id: true },
  })
  const aClass = (className: string) =>
    db.schoolClass.create({
      data: { schoolId: id, academicYear: thisYear(), name: className },
      select: { id: true, name: true },
    })
  const [ownClass, otherClass] = [await aClass('Own class'), await aClass('Other class')]

  const accounts = {} as Record<Post | 'class_teacher_other', { id: string; name: string }>
  const hold = async (key: keyof typeof accounts, post: Post, classId?: string) => {
    accounts[key] = await anAccountOf(null, `${key} ${marks.posts}`, { secondFactorSince: now() })
    const place = post === 'trust_officer' ? { trustId } : { schoolId: id, classId }
    await db.grant.create({ data: { accountId: accounts[key].id, post, ...place }, select: { id: true } })
  }
  for (const post of POSTS) await hold(post, post, post === 'class_teacher' ? ownClass.id : undefined)
  await hold('class_teacher_other', 'class_teacher', otherClass.id)

  const policy = await aPolicy({ schoolId: id }, marks.policy)
  const signedPolicy = await aPolicy({ schoolId: id }, `${marks.policy} signed`)
  const forms = {
    staff: await aFormOf(id, policy, 'staff'),
    governors: await aFormOf(id, policy, 'governors'),
    older_pupils: await aFormOf(id, policy, 'older_pupils'),
    parents: await aFormOf(id, policy, 'parents'),
    signedStaff: await aFormOf(id, signedPolicy, 'staff'),
    signedGovernors: await aFormOf(id, signedPolicy, 'governors'),
    signedParents: await aFormOf(id, signedPolicy, 'parents'),
  }
  const round = await aRoundOf(id, marks.round, 'open', Object.values(forms))
  const draftRound = await aRoundOf(id, `${marks.round} draft`, 'draft', [forms.staff])

  const asked = { schoolId: id, roundId: round.id }
  const adult = async (person: Person, capacity: 'staff' | 'governor', form: Form, signedForm: Form) => {
    const slots = [{ kind: 'self' as const, personId: person.id }]
    const request = await aRequestOf({ ...asked, form, personId: person.id, capacity, slots })
    const signed = await aRequestOf({ ...asked, form: signedForm, personId: person.id, capacity, slots })
    await agree(id, [signed.slotOf(person.id)])
    const document = await aCopyOf(id, signed.id)
    return { ...person, request, slot: request.slotOf(person.id), signed, document: document.id }
  }
  const signerPerson = await aMarked(id, 'staff', marks.signer)
  const signer = {
    ...(await adult(signerPerson, 'staff', forms.staff, forms.signedStaff)),
    account: await anAccountOf(signerPerson),
  }
  const staff = await adult(await aMarked(id, 'staff', marks.staff), 'staff', forms.staff, forms.signedStaff)
  const governor = await adult(
    await aMarked(id, 'governor', marks.governors),
    'governor',
    forms.governors,
    forms.signedGovernors,
  )
  const volunteer = await aMarked(id, 'volunteer', marks.volunteers)

  const family = async (mark: string, classId: string, addressOfSecond: string) => {
    const pupil = await aPupilOf(id, classId, mark)
    const parent = await aParentOf(id, pupil.id, mark)
    const second = await aParentOf(id, pupil.id, mark, addressOfSecond)
    const parents = [parent, second].map(({ id: personId }) => ({ kind: 'parent' as const, personId }))
    const about = { ...asked, personId: pupil.id, classId }
    const slots = [{ kind: 'pupil' as const, personId: pupil.id }, ...parents]
    const pupilRequest = await aRequestOf({ ...about, form: forms.older_pupils, capacity: 'pupil', slots })
    const request = await aRequestOf({ ...about, form: forms.parents, capacity: 'parent', slots: parents })
    const signed = await aRequestOf({ ...about, form: forms.signedParents, capacity: 'parent', slots: parents })
    await agree(id, [signed.slotOf(parent.id)])
    const document = await aCopyOf(id, signed.id)
    const accounts = { parent: await anAccountOf(parent), pupil: await anAccountOf(pupil) }
    return { pupil, parent, second, pupilRequest, request, signed, document: document.id, accounts }
  }
  const ownFamily = await family(marks.ownFamily, ownClass.id, marks.secondParent)
  const otherFamily = await family(marks.otherFamily, otherClass.id, marks.otherFamily)

  const draft = await aDraftPolicy(id, marks.draft)
  const draftForm = await aFormDraft(id, forms.governors.agreementId)
  const failed = { state: 'failed' as const, lastError: 'No such mailbox', attempts: 9 }
  await db.message.create({
    data: {
      schoolId: id,
      to: staff.email,
      subject: `To sign at ${name}`,
      text: 'Please sign.',
      html: '<p>Please sign.</p>',
      createdAt: now(),
      ...failed,
    },
    select: { id: true },
  })
  return {
    id,
    tag,
    name,
    urn,
    trustId,
    marks,
    accounts,
    ownClass,
    otherClass,
    policy,
    signedPolicy,
    forms,
    round,
    draftRound,
    signer,
    staff,
    governor,
    volunteer,
    ownFamily,
    otherFamily,
    draft,
    draftForm,
  }
}

/** What the base of a school holds; see `extras.ts` for the rest. */
export type BaseSchool = Awaited<ReturnType<typeof buildSchool>>
