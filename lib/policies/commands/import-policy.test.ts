import { existsSync, readFileSync } from 'node:fs'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { getDraft } from '../queries/get-draft'
import { importPolicy } from './import-policy'

const SEED = '../shared/seeds/004_779dbf455b729942.txt'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const SMALL = bytesOf(
  '# Use of tablets\n\n## 1. Aims\n\nWe keep tablets charged and clean.\n\n## 2. Rules\n\nNobody eats near them.\n',
)

describe('importPolicy', () => {
  test('makes a draft that keeps the source beside it', async () => {
    const school = await aSchool()
    const { policyId } = await importPolicy(school.office, { schoolId: school.id, name: 'tablets.md', bytes: SMALL })
    const draft = await getDraft(school.office, school.id, policyId)
    expect(draft).toMatchObject({ title: 'Use of tablets', number: 1, source: { name: 'tablets.md' } })
    expect(draft?.sections.map(({ title }) => title)).toEqual(['Aims', 'Rules'])
    const entries = await db.auditEntry.findMany({ where: { subject: policyId } })
    expect(entries).toMatchObject([{ action: 'policy.imported', after: { file: 'tablets.md' } }])
  })

  test('reads a Word document', async () => {
    const school = await aSchool()
    const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
    const children = [
      heading('1. Our aims'),
      new Paragraph('We keep everybody safe online.'),
      heading('2. Our rules'),
      new Paragraph('We are kind to one another.'),
    ]
    const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
    const { policyId } = await importPolicy(school.office, { schoolId: school.id, name: 'policy.docx', bytes })
    const draft = await getDraft(school.office, school.id, policyId)
    expect(draft?.sections.map(({ number, title }) => [number, title])).toEqual([
      ['1', 'Our aims'],
      ['2', 'Our rules'],
    ])
  })

  test.runIf(existsSync(SEED))(
    'draws a form for each of the seven audiences from a document that holds them',
    async () => {
      const school = await aSchool()
      const bytes = new Uint8Array(readFileSync(SEED))
      const { policyId } = await importPolicy(school.headteacher, { schoolId: school.id, name: '004.txt', bytes })
      const draft = await getDraft(school.office, school.id, policyId)
      expect(draft?.forms).toHaveLength(7)
      expect(draft?.forms.every(({ content }) => content.clauses.length > 5)).toBe(true)
      const pupils = draft?.forms.filter(({ audience }) => audience.endsWith('_pupils')) ?? []
      expect(pupils.map(({ content }) => typeof content.parentDeclaration)).toEqual(['string', 'string'])
    },
  )

  test('becomes the next version of a policy only when no draft is open', async () => {
    const school = await aSchool()
    const { policyId } = await importPolicy(school.office, { schoolId: school.id, name: 'a.md', bytes: SMALL })
    const again = { schoolId: school.id, policyId, name: 'b.md', bytes: SMALL }
    await expect(importPolicy(school.office, again)).rejects.toMatchObject({ code: 'CONFLICT' })
    await db.policyVersion.updateMany({
      where: { policyId },
      data: { status: 'published', sha256: 'a'.repeat(64), publishedAt: new Date() },
    })
    const presses = await Promise.allSettled([importPolicy(school.office, again), importPolicy(school.office, again)])
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await getDraft(school.office, school.id, policyId)).toMatchObject({ number: 2, source: { name: 'b.md' } })
  })

  test('refuses a teacher, another school, and says beside the field what is wrong with a file', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const values = { schoolId: school.id, name: 'a.md', bytes: SMALL }
    await expect(importPolicy(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(importPolicy(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const bad = (bytes: Uint8Array) => importPolicy(school.office, { ...values, bytes })
    await expect(bad(new Uint8Array())).rejects.toMatchObject({ fieldErrors: { file: [expect.any(String)] } })
    await expect(bad(new Uint8Array(10 * 1024 * 1024 + 1))).rejects.toMatchObject({
      fieldErrors: { file: [expect.stringContaining('10 MB')] },
    })
    expect(await db.policy.count({ where: { schoolId: school.id } })).toBe(0)
  })
})
