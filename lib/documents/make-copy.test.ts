import { PDFDocument, PDFName } from 'pdf-lib'
import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aTimestampAuthority } from '@/lib/sealing/authority.factory'
import { checkSeal } from '@/lib/sealing/check-seal.factory'
import { getFile } from '@/lib/storage/files'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { tamper } from '@/lib/testing/tampering'
import { makeCopy } from './commands/make-copy'
import { joinPack } from './drawing/join'
import { listCopiesOf } from './queries'
import { aDrawnMark, aForm, agree, aNextVersion, aRequest } from './signed-request.factory'

const FIRST = { attempt: 1, maxAttempts: 12, isLast: false }
const LAST = { attempt: 12, maxAttempts: 12, isLast: true }

/** A member of staff who has signed. */
async function signedStaff({ email = 'ada@example.test' as string | null } = {}) {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff', { givenName: 'Ada', familyName: 'Zhào', email })
  const form = await aForm(school.id, 'staff')
  const request = await aRequest({
    form,
    personId: person.id,
    capacity: 'staff',
    slots: [{ kind: 'self', personId: person.id }],
  })
  await agree(school.id, [request.slotOf(person.id)])
  return { school, person, form, request, job: { schoolId: school.id, requestId: request.id } }
}

/** A pupil of two parents, all three of whom have signed. */
async function signedFamily() {
  const school = await aSchool()
  const pupil = await aPupil(school.id, { familyName: 'Lindqvist', classId: school.classId })
  const mother = await aParent(school.id, [pupil.id], { givenName: 'Elsa', email: 'elsa@example.test' })
  const father = await aParent(school.id, [pupil.id], { givenName: 'Nils', email: 'nils@example.test' })
  const form = await aForm(school.id, 'older_pupils')
  const request = await aRequest({
    form,
    personId: pupil.id,
    capacity: 'pupil',
    classId: school.classId,
    slots: [
      { kind: 'pupil', personId: pupil.id },
      { kind: 'parent', personId: mother.id },
      { kind: 'parent', personId: father.id },
    ],
  })
  for (const person of [pupil, mother, father]) await agree(school.id, [request.slotOf(person.id)])
  return { school, pupil, mother, father, form, request, job: { schoolId: school.id, requestId: request.id } }
}

const documentsOf = (requestId: string) => db.document.findMany({ where: { requestId }, orderBy: { madeAt: 'asc' } })
const mailOf = (schoolId: string) => db.message.findMany({ where: { schoolId }, orderBy: { to: 'asc' } })
const requestOf = (id: string) =>
  db.request.findUniqueOrThrow({ where: { id }, select: { state: true, copyState: true, copyError: true } })
const textOf = async (schoolId: string, sha256: string) => {
  const file = await getFile(schoolId, sha256)
  const { text } = await extractText(Uint8Array.from(file?.bytes ?? []), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}

describe('the copy', () => {
  test('shows the signed text, the signature and its evidence, and is kept and mailed', async () => {
    const { school, request, job } = await signedStaff()
    expect(await requestOf(request.id)).toMatchObject({ state: 'complete', copyState: 'queued' })
    await makeCopy(job, FIRST)
    const [document] = await documentsOf(request.id)
    if (!document) throw new Error('no document')
    expect(await requestOf(request.id)).toEqual({ state: 'complete', copyState: 'ready', copyError: null })
    const pdf = await PDFDocument.load((await getFile(school.id, document.sha256))?.bytes ?? '')
    expect(pdf.getPageCount()).toBe(document.pages)
    const text = await textOf(school.id, document.sha256)
    for (const words of [
      'keep my password to myself',
      'Ada Zhào',
      'A. Signer',
      document.reference,
      'Member of staff',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('192.0.2.7')
    expect(await mailOf(school.id)).toMatchObject([
      {
        to: 'ada@example.test',
        attachments: [{ sha256: document.sha256, name: expect.stringMatching(/^Agreement.*Ada Zhao.*[.]pdf$/) }],
      },
    ])
  })

  test('names the relation and every signer', async () => {
    const { school, pupil, request, mother, job } = await signedFamily()
    await makeCopy(job, FIRST)
    const [document] = await documentsOf(request.id)
    const text = await textOf(school.id, document?.sha256 ?? '')
    expect(text).toContain(`Parent of ${pupil.displayName}`)
    expect(text).toContain(mother.displayName)
  })

  test('holds a drawn mark as a picture', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'governor')
    const form = await aForm(school.id, 'governors')
    const slots = [{ kind: 'self' as const, personId: person.id }]
    const request = await aRequest({ form, personId: person.id, capacity: 'governor', slots })
    await agree(school.id, [request.slotOf(person.id)], { mark: aDrawnMark() })
    await makeCopy({ schoolId: school.id, requestId: request.id }, FIRST)
    const [document] = await documentsOf(request.id)
    const file = await getFile(school.id, document?.sha256 ?? '')
    expect(Buffer.from(file?.bytes ?? []).toString('latin1')).toContain('/Subtype /Image')
    expect(await textOf(school.id, document?.sha256 ?? '')).toContain('Drawn by the signer')
  })

  test('shows both texts when an earlier response still stands', async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id)
    const parent = await aParent(school.id, [pupil.id])
    const form = await aForm(school.id, 'younger_pupils')
    const slots = [
      { kind: 'pupil' as const, personId: pupil.id },
      { kind: 'parent' as const, personId: parent.id },
    ]
    const request = await aRequest({ form, personId: pupil.id, capacity: 'pupil', slots })
    await agree(school.id, [request.slotOf(pupil.id)])
    const agreementVersionId = await aNextVersion(form, 2)
    await db.request.update({ where: { id: request.id }, data: { agreementVersionId } })
    await agree(school.id, [request.slotOf(parent.id)])
    await makeCopy({ schoolId: school.id, requestId: request.id }, FIRST)
    const [document] = await documentsOf(request.id)
    const text = await textOf(school.id, document?.sha256 ?? '')
    expect(text).toContain('Version 1 of this form')
    expect(text).toContain('Version 2 of this form')
  })
})

describe('the seal', () => {
  test('holds, is written down, and the copy is known by the hash of the sealed file', async () => {
    const { school, request, job } = await signedStaff()
    await makeCopy(job, FIRST)
    const [document] = await documentsOf(request.id)
    const file = (await getFile(school.id, document?.sha256 ?? ''))?.bytes ?? new Uint8Array()
    const { certificate, whole } = checkSeal(file)
    expect(whole).toBe(true)
    const seal = await db.seal.findUniqueOrThrow({ where: { documentId: document?.id ?? '' }, include: { key: true } })
    expect(seal).toMatchObject({ schoolId: school.id, level: 'basic', stampedAt: null })
    expect(Buffer.from(seal.key.certificate)).toEqual(certificate.raw)
    const [shown] = await listCopiesOf(school.office, request.id)
    expect(shown?.seal).toMatchObject({ level: 'basic', subject: 'Oakfield Primary School', stampedBy: null })
    await expect(db.seal.updateMany({ data: { level: 'long_term' } })).rejects.toThrow(/permission denied|append-only/)
  })

  test('is left out of a pack, which is no file that anybody sealed', async () => {
    const { school, request, job } = await signedStaff()
    await makeCopy(job, FIRST)
    const [document] = await documentsOf(request.id)
    const file = (await getFile(school.id, document?.sha256 ?? ''))?.bytes ?? new Uint8Array()
    const pack = await joinPack([file, file], { duplex: false })
    const joined = await PDFDocument.load(pack)
    expect(joined.getPageCount()).toBe(2 * (document?.pages ?? 0))
    expect(joined.catalog.get(PDFName.of('AcroForm'))).toBeUndefined()
    expect(joined.getPages().every((page) => !page.node.Annots())).toBe(true)
    const objects = joined.context.enumerateIndirectObjects().map(([, object]) => object.toString())
    expect(objects.filter((text) => /ByteRange|FT .Sig/.test(text))).toEqual([])
  })

  test('waits for its time with the reason, never pretends one, and is made when the authority is back', async () => {
    const authority = await aTimestampAuthority()
    const { school, request, job } = await signedStaff()
    await db.timestampAuthority.create({ data: { schoolId: school.id, url: authority.url } })
    authority.manner = 'another hash'
    await expect(makeCopy(job, FIRST)).rejects.toThrow(/a time for something else/)
    expect(await requestOf(request.id)).toMatchObject({
      state: 'complete',
      copyState: 'queued',
      copyError: expect.stringMatching(/^127[.]0[.]0[.]1:\d+ gave a time for something else/),
    })
    await expect(makeCopy(job, LAST)).rejects.toThrow()
    expect(await requestOf(request.id)).toMatchObject({ state: 'complete', copyState: 'failed' })
    expect(await documentsOf(request.id)).toEqual([])
    authority.manner = 'honest'
    await makeCopy(job, FIRST)
    await authority.stop()
    const [document] = await documentsOf(request.id)
    const seal = await db.seal.findUniqueOrThrow({ where: { documentId: document?.id ?? '' } })
    expect(seal).toMatchObject({ level: 'long_term', stampedBy: 'Test Timestamp Authority' })
    expect(await requestOf(request.id)).toEqual({ state: 'complete', copyState: 'ready', copyError: null })
  })
})

describe('repeated', () => {
  test('after it was done: one document, one message', async () => {
    const { school, request, job } = await signedStaff()
    await makeCopy(job, FIRST)
    await makeCopy(job, FIRST)
    expect(await documentsOf(request.id)).toHaveLength(1)
    expect(await mailOf(school.id)).toHaveLength(1)
  })

  test('three at once: one document, one file, one message', async () => {
    const { school, request, job } = await signedStaff()
    await Promise.all([makeCopy(job, FIRST), makeCopy(job, FIRST), makeCopy(job, FIRST)])
    const documents = await documentsOf(request.id)
    expect(documents).toHaveLength(1)
    expect(await db.storedFile.findMany({ where: { schoolId: school.id }, select: { sha256: true } })).toEqual([
      { sha256: documents[0]?.sha256 },
    ])
    expect(await mailOf(school.id)).toHaveLength(1)
  })

  test('a further signature makes a further copy and keeps the first', async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id)
    const [one, other] = [await aParent(school.id, [pupil.id]), await aParent(school.id, [pupil.id])]
    const form = await aForm(school.id, 'parents')
    const slots = [one, other].map((parent) => ({ kind: 'parent' as const, personId: parent.id }))
    const request = await aRequest({ form, personId: pupil.id, capacity: 'parent', slots })
    const job = { schoolId: school.id, requestId: request.id }
    await agree(school.id, [request.slotOf(one.id)])
    await makeCopy(job, FIRST)
    await agree(school.id, [request.slotOf(other.id)])
    await makeCopy(job, FIRST)
    expect(await documentsOf(request.id)).toHaveLength(2)
    // The one who signed first has had a copy and gets no second.
    expect((await mailOf(school.id)).map((message) => message.to).sort()).toEqual([one.email, other.email].sort())
  })
})

describe('the mail', () => {
  test('goes to each parent apart and shows nobody the address of the other', async () => {
    const { school, mother, father, job } = await signedFamily()
    await makeCopy(job, FIRST)
    const messages = await mailOf(school.id)
    expect(messages.map((message) => message.to)).toEqual([mother.email, father.email])
    for (const { to, text, html, subject } of messages) {
      const other = to === mother.email ? 'nils@example.test' : 'elsa@example.test'
      expect(text + html + subject).not.toContain(other)
    }
  })

  test('leaves out a parent whom an order keeps from the child, and whoever has no address', async () => {
    const { school, father, pupil, job } = await signedFamily()
    await db.guardianship.updateMany({
      where: { parentId: father.id, pupilId: pupil.id },
      data: { contactOrder: true },
    })
    await makeCopy(job, FIRST)
    expect((await mailOf(school.id)).map((message) => message.to)).toEqual(['elsa@example.test'])
    const { school: other, job: quiet } = await signedStaff({ email: null })
    await makeCopy(quiet, FIRST)
    expect(await mailOf(other.id)).toEqual([])
  })
})

describe('a copy that cannot be drawn', () => {
  const withoutMark = async () => {
    const made = await signedStaff()
    const { id } = await db.evidenceEntry.findFirstOrThrow({
      where: { schoolId: made.school.id },
      select: { id: true },
    })
    await tamper(`DELETE FROM "EvidenceSection" WHERE "entryId" = $1 AND name = 'act'`, [id])
    return made
  }

  test('is tried again, and after the last try the office sees why', async () => {
    const { request, job } = await withoutMark()
    await expect(makeCopy(job, FIRST)).rejects.toThrow(/erased/)
    expect(await requestOf(request.id)).toMatchObject({
      copyState: 'queued',
      copyError: expect.stringContaining('erased'),
    })
    await expect(makeCopy(job, LAST)).rejects.toThrow(/erased/)
    expect(await requestOf(request.id)).toMatchObject({ state: 'complete', copyState: 'failed' })
    expect(await documentsOf(request.id)).toEqual([])
  })

  test('a request that is no longer complete is left alone', async () => {
    const { request, job } = await signedStaff()
    await db.request.update({ where: { id: request.id }, data: { state: 'waiting', completedAt: null } })
    await makeCopy(job, LAST)
    expect(await documentsOf(request.id)).toEqual([])
  })

  test('a job for a request of another school does nothing', async () => {
    const { request } = await signedStaff()
    const other = await aSchool()
    await makeCopy({ schoolId: other.id, requestId: request.id }, FIRST)
    expect(await documentsOf(request.id)).toEqual([])
  })
})
