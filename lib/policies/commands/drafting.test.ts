import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { getDraft } from '../queries/get-draft'
import { warningKey } from '../schema'
import { addAgreementFromTemplate } from './add-agreement'
import { createPolicy } from './create-policy'
import { discardAgreementDraft, discardDraft } from './discard-draft'
import { editAgreementDraft } from './edit-agreement-draft'
import { editDraft } from './edit-draft'
import { recordApproval } from './record-approval'
import { settleWarnings } from './settle-warnings'

type School = Awaited<ReturnType<typeof aSchool>>
const auditOf = (subject: string) => db.auditEntry.findMany({ where: { subject }, orderBy: { id: 'asc' } })
const created = (school: School, values: Record<string, unknown> = {}) =>
  createPolicy(school.office, {
    schoolId: school.id,
    title: 'Use of ICT',
    from: 'template',
    audiences: ['staff', 'older_pupils'],
    ...values,
  })

async function aDraft() {
  const school = await aSchool()
  const { policyId, versionId } = await created(school)
  const draft = await getDraft(school.office, school.id, policyId)
  if (!draft) throw new Error('The draft was not made.')
  return { school, policyId, versionId, draft }
}

const outcomes = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses)).map(({ status }) => status).sort()

describe('createPolicy', () => {
  test('makes a draft with forms and an audit entry', async () => {
    const { school, policyId, draft } = await aDraft()
    expect(draft.sections.length).toBeGreaterThan(5)
    expect(draft.forms.map((form) => form.audience)).toEqual(['staff', 'older_pupils'])
    expect(await auditOf(policyId)).toMatchObject([{ action: 'policy.created', schoolId: school.id }])
  })
  test('refuses a class teacher, another school, and no title', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const values = { schoolId: school.id, title: 'Use of ICT', from: 'empty' }
    await expect(createPolicy(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(createPolicy(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(created(school, { title: ' ' })).rejects.toMatchObject({
      fieldErrors: { title: [expect.any(String)] },
    })
  })
  test('pressed twice makes two drafts that can each be discarded', async () => {
    const school = await aSchool()
    const [first, second] = await Promise.all([created(school), created(school)])
    expect(first.policyId).not.toBe(second.policyId)
    await discardDraft(school.office, { versionId: second.versionId })
    expect(await db.policy.count({ where: { schoolId: school.id } })).toBe(1)
  })
})

describe('editDraft', () => {
  const text = '## 1. Aims\n\nKeep safe.\n\n## 2. Rules\n\n- Be kind'
  test('replaces the text, then one section of it', async () => {
    const { school, policyId, versionId, draft } = await aDraft()
    await editDraft(school.office, { versionId, seen: draft.seen, text })
    const saved = await getDraft(school.office, school.id, policyId)
    expect(saved?.sections.map(({ title }) => title)).toEqual(['Aims', 'Rules'])
    await editDraft(school.clerk, { versionId, seen: saved?.seen, text: '## 1. Purpose\n\nKeep well.', section: 0 })
    const again = await getDraft(school.office, school.id, policyId)
    expect(again?.marked).toBe('## 1. Purpose\n\nKeep well.\n\n## 2. Rules\n\n- Be kind')
    expect((await auditOf(policyId)).map(({ action }) => action)).toContain('policy.draft_edited')
  })
  test('a changed text loses its approval, changed dates do not', async () => {
    const { school, policyId, versionId } = await aDraft()
    await recordApproval(school.clerk, { versionId, approvedBy: 'The governing board', approvedOn: '2026-09-24' })
    const approved = await getDraft(school.office, school.id, policyId)
    const metadata = Object.fromEntries(Object.keys(approved?.metadata ?? {}).map((name) => [name, '']))
    await editDraft(school.office, {
      versionId,
      seen: approved?.seen,
      metadata: { ...metadata, nextReviewOn: '2027-09' },
    })
    const dated = await getDraft(school.office, school.id, policyId)
    expect(dated).toMatchObject({ approved: true, metadata: { nextReviewOn: '2027-09', reviewEveryMonths: null } })
    await editDraft(school.office, { versionId, seen: dated?.seen, text })
    expect(await getDraft(school.office, school.id, policyId)).toMatchObject({ approved: false, approvedBy: null })
  })
  test('refuses a teacher, another school and a wrong value', async () => {
    const { school, versionId, draft } = await aDraft()
    const other = await aSchool()
    const values = { versionId, seen: draft.seen, text }
    await expect(editDraft(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(editDraft(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(editDraft(school.office, { ...values, seen: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(editDraft(school.office, { ...values, section: 99 })).rejects.toMatchObject({ code: 'INVALID' })
  })
  test('of two people who save at once, the second is told', async () => {
    const { school, versionId, draft } = await aDraft()
    const save = () => editDraft(school.office, { versionId, seen: draft.seen, text })
    expect(await outcomes([save(), save()])).toEqual(['fulfilled', 'rejected'])
    await expect(save()).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('settleWarnings', () => {
  const warnings = [
    { kind: 'doubt', text: 'Is this a list?', where: '1 Aims' },
    { kind: 'doubt', text: 'Is this a list?', where: '2 Rules' },
  ]
  const keys = warnings.map(warningKey)
  test('takes off what was ticked, once, and keeps its words in the audit trail', async () => {
    const { school, policyId, versionId } = await aDraft()
    await db.policyVersion.update({ where: { id: versionId }, data: { warnings } })
    const settle = () => settleWarnings(school.office, { versionId, warnings: [keys[0]] })
    expect(await outcomes([settle(), settle()])).toEqual(['fulfilled', 'rejected'])
    expect((await getDraft(school.office, school.id, policyId))?.warnings).toEqual([warnings[1]])
    const entry = (await auditOf(policyId)).at(-1)
    expect(entry).toMatchObject({ action: 'policy.warnings_settled', after: { settled: ['Is this a list?'], left: 1 } })
  })
  test('refuses a teacher, another school and nothing ticked', async () => {
    const { school, versionId } = await aDraft()
    const other = await aSchool()
    await expect(settleWarnings(school.teacher, { versionId, warnings: keys })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(settleWarnings(other.office, { versionId, warnings: keys })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(settleWarnings(school.office, { versionId, warnings: [] })).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('editAgreementDraft', () => {
  async function aForm() {
    const made = await aDraft()
    const form = made.draft.forms.find(({ audience }) => audience === 'older_pupils')
    if (!form) throw new Error('The form was not made.')
    const values = {
      agreementVersionId: form.id,
      seen: form.seen,
      title: 'My promise',
      leadIn: { will: 'I will:', will_not: '', understand: '' },
      parts: [
        { kind: 'will', points: '• be kind\r\n\r\n tell an adult ' },
        { kind: 'text', points: 'Read this with a grown-up.' },
        { kind: 'will_not', points: '' },
      ],
      parentDeclaration: 'I agree.',
      parentRule: 'every_one',
    }
    return { ...made, form, values }
  }
  test('keeps the points in their order, without bullets', async () => {
    const { school, policyId, form, values } = await aForm()
    await editAgreementDraft(school.office, values)
    const saved = await db.agreementVersion.findUniqueOrThrow({ where: { id: form.id } })
    expect(saved).toMatchObject({ title: 'My promise', parentRule: 'every_one' })
    expect(saved.content).toMatchObject({
      parentDeclaration: 'I agree.',
      clauses: [
        { kind: 'will', text: 'be kind' },
        { kind: 'will', text: 'tell an adult' },
        { kind: 'text', text: 'Read this with a grown-up.' },
      ],
    })
    expect(policyId).toBeTruthy()
    expect(await auditOf(saved.agreementId)).toMatchObject([{ action: 'agreement.draft_edited' }])
  })
  test('refuses a teacher, another school, an unknown mark and a list of no kind', async () => {
    const { school, values } = await aForm()
    const other = await aSchool()
    await expect(editAgreementDraft(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(editAgreementDraft(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const marked = { ...values, parts: [{ kind: 'will', points: 'ask {{nobody}}' }] }
    await expect(editAgreementDraft(school.office, marked)).rejects.toMatchObject({
      fieldErrors: { parts: [expect.stringContaining('nobody')] },
    })
    const unkind = { ...values, parts: [{ kind: 'must', points: 'x' }] }
    await expect(editAgreementDraft(school.office, unkind)).rejects.toMatchObject({ code: 'INVALID' })
  })
  test('of two people who save at once, the second is told', async () => {
    const { school, values } = await aForm()
    const save = () => editAgreementDraft(school.office, values)
    expect(await outcomes([save(), save()])).toEqual(['fulfilled', 'rejected'])
  })
})

describe('addAgreementFromTemplate', () => {
  test('adds one form for a group that has none, however often it is pressed', async () => {
    const { school, policyId } = await aDraft()
    const add = () => addAgreementFromTemplate(school.office, { schoolId: school.id, policyId, audience: 'parents' })
    expect(await outcomes([add(), add()])).toEqual(['fulfilled', 'rejected'])
    const draft = await getDraft(school.office, school.id, policyId)
    const form = draft?.forms.find(({ audience }) => audience === 'parents')
    expect(form?.content.clauses.length).toBeGreaterThan(3)
    await expect(add()).rejects.toMatchObject({ fieldErrors: { audience: [expect.any(String)] } })
  })
  test('refuses a teacher, another school and an unknown group; a form can be discarded', async () => {
    const { school, policyId, draft } = await aDraft()
    const other = await aSchool()
    const values = { schoolId: school.id, policyId, audience: 'parents' }
    await expect(addAgreementFromTemplate(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(addAgreementFromTemplate(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(addAgreementFromTemplate(other.office, { ...values, schoolId: other.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(addAgreementFromTemplate(school.office, { ...values, audience: 'cats' })).rejects.toMatchObject({
      code: 'INVALID',
    })
    const agreementVersionId = draft.forms[0]?.id
    const discard = () => discardAgreementDraft(school.office, { agreementVersionId })
    await expect(discardAgreementDraft(other.office, { agreementVersionId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(discardAgreementDraft(school.teacher, { agreementVersionId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await outcomes([discard(), discard()])).toEqual(['fulfilled', 'rejected'])
    expect((await getDraft(school.office, school.id, policyId))?.forms).toHaveLength(1)
  })
})

describe('discardDraft', () => {
  test('takes the draft, its forms and the empty policy with it, once', async () => {
    const { school, policyId, versionId } = await aDraft()
    const other = await aSchool()
    await expect(discardDraft(school.teacher, { versionId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(discardDraft(other.office, { versionId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(discardDraft(school.office, { versionId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const discard = () => discardDraft(school.office, { versionId })
    expect(await outcomes([discard(), discard()])).toEqual(['fulfilled', 'rejected'])
    expect(await db.policy.findUnique({ where: { id: policyId } })).toBeNull()
    expect((await auditOf(policyId)).at(-1)).toMatchObject({ action: 'policy.draft_discarded' })
  })
})

describe('recordApproval', () => {
  const approval = { approvedBy: 'The governing board', approvedOn: '2026-09-24', note: 'Minute 7' }
  test('is recorded by the clerk, and corrected by a second record', async () => {
    const { school, policyId, versionId } = await aDraft()
    await Promise.all([1, 2].map(() => recordApproval(school.clerk, { versionId, ...approval })))
    expect(await getDraft(school.office, school.id, policyId)).toMatchObject({
      approved: true,
      approvedBy: approval.approvedBy,
      approvedOn: approval.approvedOn,
      approvalNote: 'Minute 7',
    })
    expect((await auditOf(policyId)).filter(({ action }) => action === 'policy.approved')).toHaveLength(2)
  })
  test('refuses the office, another school and a day to come', async () => {
    const { school, versionId } = await aDraft()
    const other = await aSchool()
    await expect(recordApproval(school.office, { versionId, ...approval })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(recordApproval(other.clerk, { versionId, ...approval })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const late = { versionId, ...approval, approvedOn: '2999-01-01' }
    await expect(recordApproval(school.clerk, late)).rejects.toMatchObject({
      fieldErrors: { approvedOn: [expect.any(String)] },
    })
  })
})
