import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { sha256 } from '../canonical'
import { compareVersions } from '../queries/compare-versions'
import { getDraft } from '../queries/get-draft'
import { getForm } from '../queries/get-form'
import { getPolicy, getVersion } from '../queries/get-policy'
import { listPolicies } from '../queries/list-policies'
import { storedContent } from '../stored'
import { adoptPolicy } from './adopt-policy'
import { createPolicy } from './create-policy'
import { editAgreementDraft } from './edit-agreement-draft'
import { editDraft } from './edit-draft'
import { newAgreementVersion } from './new-agreement-version'
import { newVersion } from './new-version'
import { publishAgreementVersion } from './publish-agreement'
import { publishPolicyVersion } from './publish-policy'

type School = Awaited<ReturnType<typeof aSchool>>
const APPROVAL = { approvedBy: 'The governing board', approvedOn: '2026-09-24' }
const statuses = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses)).map(({ status }) => status).sort()

async function draftOf(school: School, policyId: string) {
  const draft = await getDraft(school.headteacher, school.id, policyId)
  if (!draft) throw new Error('There is no draft.')
  return draft
}

async function fillForms(school: School, policyId: string) {
  for (const { id, seen, title, content } of (await draftOf(school, policyId)).forms) {
    await editAgreementDraft(school.office, {
      agreementVersionId: id,
      seen,
      title,
      leadIn: content.leadIn,
      parts: content.clauses.map(({ kind, text }) => ({ kind, points: text })),
      parentDeclaration: content.parentDeclaration ?? '',
      fields: content.fields.map(({ key }) => ({ key, value: 'The school office' })),
    })
  }
}

async function aFilledDraft() {
  const school = await aSchool()
  const { policyId, versionId } = await createPolicy(school.office, {
    schoolId: school.id,
    title: 'Use of ICT',
    from: 'template',
    audiences: ['staff', 'parents'],
  })
  await fillForms(school, policyId)
  const { forms } = await draftOf(school, policyId)
  const values = { versionId, ...APPROVAL, forms: forms.map(({ id }) => ({ agreementVersionId: id })) }
  return { school, policyId, versionId, forms, values }
}

async function aPublished() {
  const made = await aFilledDraft()
  await publishPolicyVersion(made.school.headteacher, made.values)
  return made
}

describe('publishPolicyVersion', () => {
  test('publishes the policy and its forms in one press, hashed, announced', async () => {
    const { school, policyId, values, forms } = await aFilledDraft()
    await publishPolicyVersion(school.headteacher, values)
    const policy = await getPolicy(school.teacher, school.id, policyId)
    expect(policy).toMatchObject({ currentNumber: 1, draft: null, forms: [{ published: 1 }, { published: 1 }] })
    expect(await getVersion(school.teacher, school.id, policyId, 1)).toMatchObject({
      ...APPROVAL,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    for (const { id } of forms) {
      const version = await db.agreementVersion.findUniqueOrThrow({ where: { id } })
      expect(version.sha256).toBe(sha256(version.canonicalText ?? ''))
      expect(JSON.stringify(storedContent(version.content).clauses)).not.toContain('{{')
      expect(JSON.stringify(version.draftContent)).toContain('{{')
      const entries = await db.auditEntry.findMany({ where: { subject: id } })
      expect(entries).toMatchObject([
        {
          action: 'version.published',
          schoolId: school.id,
          after: { agreementId: version.agreementId, agreementVersionId: id, signAgain: false },
        },
      ])
    }
  })

  test('refuses the office, another school and a wrong input', async () => {
    const { school, values } = await aFilledDraft()
    const other = await aSchool()
    await expect(publishPolicyVersion(school.office, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(publishPolicyVersion(other.headteacher, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(publishPolicyVersion(school.headteacher, { ...values, approvedOn: 'soon' })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  test('asks for the approval, for open points of the import and for empty fields; nothing is half published', async () => {
    const { school, policyId, values, versionId, forms } = await aFilledDraft()
    const publish = (more: object) => publishPolicyVersion(school.headteacher, { ...values, ...more })
    await expect(publish({ approvedBy: undefined })).rejects.toMatchObject({
      fieldErrors: { approvedBy: [expect.any(String)] },
    })
    await db.policyVersion.update({
      where: { id: versionId },
      data: { warnings: [{ kind: 'doubt', text: 'A list?', where: null }] },
    })
    await expect(publish({})).rejects.toMatchObject({ fieldErrors: { warningsAccepted: [expect.any(String)] } })
    const last = forms.at(-1)
    if (!last) throw new Error('There is no form.')
    const empty = { ...last.content, fields: last.content.fields.map((field) => ({ ...field, value: ' ' })) }
    await db.agreementVersion.update({ where: { id: last.id }, data: { content: empty } })
    await expect(publish({ warningsAccepted: true })).rejects.toMatchObject({
      fieldErrors: { [`form-${last.id}`]: [expect.any(String)] },
    })
    expect(await draftOf(school, policyId)).toMatchObject({ approved: false })
    expect(await db.agreementVersion.count({ where: { schoolId: school.id, status: 'published' } })).toBe(0)
  })

  test('pressed by two people at once publishes once', async () => {
    const { school, policyId, values } = await aFilledDraft()
    const press = () => publishPolicyVersion(school.headteacher, values)
    expect(await statuses([press(), press()])).toEqual(['fulfilled', 'rejected'])
    await expect(press()).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await db.auditEntry.count({ where: { subject: policyId, action: 'policy.published' } })).toBe(1)
  })

  test('a draft that was changed meanwhile is not published unseen', async () => {
    const { school, policyId, versionId, values } = await aFilledDraft()
    const { seen } = await draftOf(school, policyId)
    await editDraft(school.office, { versionId, seen, text: '## 1. Other\n\nWords' })
    await expect(publishPolicyVersion(school.headteacher, { ...values, seen })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})

describe('what is published', () => {
  test('refuses every change, as the application too', async () => {
    const { school, versionId, forms } = await aPublished()
    const id = forms[0]?.id
    const refused = /append-only/
    await expect(db.policyVersion.update({ where: { id: versionId }, data: { title: 'x' } })).rejects.toThrow(refused)
    await expect(db.policyVersion.delete({ where: { id: versionId } })).rejects.toThrow(refused)
    await expect(db.agreementVersion.update({ where: { id }, data: { title: 'x' } })).rejects.toThrow(refused)
    await expect(db.agreementVersion.delete({ where: { id } })).rejects.toThrow(refused)
    await expect(db.$executeRawUnsafe('TRUNCATE "AgreementVersion" CASCADE')).rejects.toThrow()
    await expect(db.$executeRawUnsafe('ALTER TABLE "PolicyVersion" DISABLE TRIGGER ALL')).rejects.toThrow(/owner/)
    const edit = { versionId, seen: new Date().toISOString(), text: 'x' }
    await expect(editDraft(school.office, edit)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('newVersion', () => {
  test('copies text and forms; the next publishing asks who signs again', async () => {
    const { school, policyId } = await aPublished()
    expect(await statuses([1, 2].map(() => newVersion(school.office, { policyId })))).toEqual(['fulfilled', 'rejected'])
    const draft = await draftOf(school, policyId)
    expect(draft).toMatchObject({ number: 2, approved: false, forms: [{ number: 2, unfilled: [] }, { number: 2 }] })
    expect(JSON.stringify(draft.forms[0]?.content.clauses)).toContain('{{')
    const text = draft.marked.replace(/\n\n[^\n]+/, '\n\nThe first words are new.')
    await editDraft(school.office, { versionId: draft.id, seen: draft.seen, text })
    const values = {
      versionId: draft.id,
      ...APPROVAL,
      forms: draft.forms.map(({ id }) => ({ agreementVersionId: id })),
    }
    await expect(publishPolicyVersion(school.headteacher, values)).rejects.toMatchObject({
      fieldErrors: { [`signAgain-${draft.forms[0]?.id}`]: [expect.any(String)] },
    })
    const forms = values.forms.map((form, index) => ({ ...form, signAgain: index === 0, changeNote: 'New words' }))
    await publishPolicyVersion(school.headteacher, { ...values, forms })
    expect((await getForm(school.teacher, school.id, policyId, 'staff'))?.published).toMatchObject({
      number: 2,
      signAgain: true,
    })
    const comparison = await compareVersions(school.teacher, school.id, policyId, 1, 2)
    expect(comparison?.sections.filter(({ state }) => state !== 'same')).toMatchObject([{ state: 'changed' }])
  })
  test('refuses a teacher, another school and a wrong id', async () => {
    const { school, policyId } = await aPublished()
    const other = await aSchool()
    await expect(newVersion(school.teacher, { policyId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(newVersion(other.office, { policyId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(newVersion(school.office, { policyId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('newAgreementVersion and publishAgreementVersion', () => {
  test('one form alone gets a new version under the same policy version, once', async () => {
    const { school, policyId } = await aPublished()
    const form = await getForm(school.office, school.id, policyId, 'parents')
    const begin = () => newAgreementVersion(school.office, { agreementId: form?.id })
    expect(await statuses([begin(), begin()])).toEqual(['fulfilled', 'rejected'])
    const draft = (await getForm(school.office, school.id, policyId, 'parents'))?.draft
    expect((await getForm(school.teacher, school.id, policyId, 'parents'))?.versions).toHaveLength(1)
    const values = { agreementVersionId: draft?.id, signAgain: false, changeNote: 'A new telephone number' }
    const other = await aSchool()
    await expect(publishAgreementVersion(school.office, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(publishAgreementVersion(other.headteacher, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(publishAgreementVersion(school.headteacher, { agreementVersionId: 1 })).rejects.toMatchObject({
      code: 'INVALID',
    })
    const press = () => publishAgreementVersion(school.headteacher, values)
    expect(await statuses([press(), press()])).toEqual(['fulfilled', 'rejected'])
    expect((await getForm(school.teacher, school.id, policyId, 'parents'))?.published).toMatchObject({
      number: 2,
      policyNumber: 1,
      changeNote: 'A new telephone number',
    })
  })
  test('refuses a teacher, another school, a wrong id, and a form whose policy is a draft', async () => {
    const { school, forms, policyId } = await aFilledDraft()
    const other = await aSchool()
    const form = await getForm(school.office, school.id, policyId, 'parents')
    await expect(newAgreementVersion(school.teacher, { agreementId: form?.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(newAgreementVersion(other.office, { agreementId: form?.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(newAgreementVersion(school.office, {})).rejects.toMatchObject({ code: 'INVALID' })
    const early = publishAgreementVersion(school.headteacher, { agreementVersionId: forms[0]?.id })
    await expect(early).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('reading', () => {
  test('a draft is hidden from those who may not draft, and everything from another school', async () => {
    const { school, policyId } = await aFilledDraft()
    const other = await aSchool()
    expect(await listPolicies(school.office, school.id)).toHaveLength(1)
    expect(await listPolicies(school.teacher, school.id)).toEqual([])
    expect(await listPolicies(other.headteacher, school.id)).toEqual([])
    expect(await getPolicy(school.teacher, school.id, policyId)).toBeNull()
    expect(await getVersion(school.teacher, school.id, policyId, 1)).toBeNull()
    expect(await getPolicy(other.headteacher, other.id, policyId)).toBeNull()
    expect(await getForm(school.teacher, school.id, policyId, 'staff')).toBeNull()
    expect(await getDraft(other.headteacher, school.id, policyId)).toBeNull()
  })
})

describe('adoptPolicy', () => {
  async function aTrustPolicy() {
    const school = await aSchool()
    const trust = await db.trust.create({ data: { name: 'Four Elms Trust', schools: { connect: { id: school.id } } } })
    const { versions } = await db.policy.create({
      data: {
        trustId: trust.id,
        title: 'Use of ICT in all our schools',
        versions: {
          create: {
            number: 1,
            status: 'published',
            title: 'Use of ICT in all our schools',
            metadata: (await aPublishedMetadata()) ?? {},
            sections: [],
            sha256: 'a'.repeat(64),
            publishedAt: new Date(),
          },
        },
      },
      select: { versions: { select: { id: true, policyId: true } } },
    })
    const [version] = versions
    if (!version) throw new Error('The version was not made.')
    return { school, policyId: version.policyId, values: { schoolId: school.id, policyVersionId: version.id } }
  }
  const aPublishedMetadata = async () => {
    const { school, policyId } = await aFilledDraft()
    return (await draftOf(school, policyId)).metadata
  }
  test('takes over a version of the trust, once', async () => {
    const { school, policyId, values } = await aTrustPolicy()
    expect(await getPolicy(school.teacher, school.id, policyId)).toMatchObject({
      currentNumber: null,
      toAdopt: { number: 1 },
    })
    const adopt = () => adoptPolicy(school.headteacher, values)
    expect(await statuses([adopt(), adopt()])).toEqual(['fulfilled', 'rejected'])
    expect(await getPolicy(school.teacher, school.id, policyId)).toMatchObject({ currentNumber: 1, toAdopt: null })
    expect(await db.auditEntry.findMany({ where: { subject: policyId } })).toMatchObject([
      { action: 'policy.adopted', schoolId: school.id },
    ])
  })
  test('refuses the office, a school outside the trust and a wrong id', async () => {
    const { school, values } = await aTrustPolicy()
    const other = await aSchool()
    await expect(adoptPolicy(school.office, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(adoptPolicy(other.headteacher, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(adoptPolicy(other.headteacher, { ...values, schoolId: other.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(adoptPolicy(school.headteacher, { schoolId: school.id })).rejects.toMatchObject({ code: 'INVALID' })
  })
})
