import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { cancelPrintPack } from '../commands/cancel-print-pack'
import { eraseOldPacks } from '../commands/erase-old-packs'
import { openPrintPack } from '../commands/open-print-pack'
import { preparePrintPack } from '../commands/prepare-print-pack'
import { aSchoolWithCopies } from '../copies.factory'
import { textOf } from '../drawing/copy.factory'
import { countPack } from '../queries/count-pack'
import { agree } from '../signed-request.factory'
import { aSchoolToPrint, choiceOf, make, RUN, wholeOf } from './packs.factory'
import { getPack, listLeftOut, listPacks } from './queries'

const auditOf = (subject: string, action: string) =>
  db.auditEntry.findMany({ where: { subject, action }, select: { after: true } })

let signed: Awaited<ReturnType<typeof aSchoolWithCopies>>
let paper: Awaited<ReturnType<typeof aSchoolToPrint>>
beforeAll(async () => {
  ;[signed, paper] = await Promise.all([aSchoolWithCopies(), aSchoolToPrint()])
})

const copiesOf = (over: object = {}) => {
  const { school, form } = signed
  return { schoolId: school.id, kind: 'signed_copies', roundId: form.roundId, ...over }
}
const formsOf = (over: object = {}) => {
  const { school, roundId } = paper
  return { schoolId: school.id, kind: 'blank_forms', roundId, ...over }
}

describe('preparePrintPack', () => {
  test('notes what is printed in which order, queues its making and says who asked', async () => {
    const { school, zwane, abbot, heron, roundId } = paper
    const { packId, total } = await preparePrintPack(school.office, formsOf())
    expect(total).toBe(4)
    const items = await db.printPackItem.findMany({ where: { packId }, orderBy: { position: 'asc' } })
    expect(items.slice(0, 3).map(({ requestId }) => requestId)).toEqual(
      [heron, abbot, zwane].map(({ request }) => request.id),
    )
    expect(new Set(items.map(({ code }) => code)).size).toBe(4)
    const key = `pack.make:${packId}`
    expect(await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE key = ${key}`).toHaveLength(1)
    expect(await auditOf(roundId, 'pack.asked')).toContainEqual({
      after: expect.objectContaining({ packId, kind: 'blank_forms', items: 4 }),
    })
    await cancelPrintPack(school.office, { packId })
  })

  test('is refused to a class teacher', async () => {
    const choice = formsOf({ classId: paper.school.classId })
    await expect(preparePrintPack(paper.school.teacher, choice)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('finds neither another school nor its rounds, classes and forms', async () => {
    const { school } = signed
    for (const choice of [
      formsOf(),
      copiesOf({ roundId: paper.roundId }),
      copiesOf({ classId: paper.school.classId }),
      copiesOf({ requestId: paper.abbot.request.id }),
    ]) {
      await expect(preparePrintPack(school.office, choice)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('refuses bad input, and what nobody is left to print of', async () => {
    const refused = async (over: object, field: string) =>
      expect(preparePrintPack(paper.school.office, formsOf(over))).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { [field]: [expect.any(String)] },
      })
    await refused({ roundId: null }, 'roundId')
    await refused({ kind: 'posters' }, 'kind')
    await refused({ kind: 'labels', sheet: 21, firstLabel: 22 }, 'firstLabel')
    await refused({ yearGroup: 99 }, 'yearGroup')
    await expect(preparePrintPack(paper.school.office, formsOf({ kind: 'signed_copies' }))).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  test('twice at once makes two packs, and no more than five wait for one account', async () => {
    const { office } = signed.school
    const answers = await Promise.allSettled(Array.from({ length: 7 }, () => preparePrintPack(office, copiesOf())))
    const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.packId] : []))
    expect(new Set(made).size).toBe(5)
    for (const packId of made) await cancelPrintPack(office, { packId })
  })
})

describe('blank forms', () => {
  test('begin on front pages in the order of the classes, each page with a code that leads to its form', async () => {
    const { school, abbot } = paper
    await agree(school.id, [abbot.request.slotOf(abbot.id)])
    const { packId } = await preparePrintPack(school.office, formsOf({ classId: school.classId, duplex: true }))
    await make(school, packId)
    const pages = await textOf(await wholeOf(school.office, packId))
    expect(await getPack(school.office, packId)).toMatchObject({ state: 'ready', done: 2, pages: pages.length })
    expect(pages.length % 2).toBe(0)
    const forms = await db.printedForm.findMany({ where: { schoolId: school.id }, orderBy: { requestId: 'asc' } })
    const firstOf = (requestId: string) => {
      const form = forms.find((one) => one.requestId === requestId)
      expect(form).toMatchObject({ style: 'standard', printedById: school.office.accountId })
      return pages.findIndex((text) => text.includes(form?.code ?? '?'))
    }
    const [abbots, zwanes] = [firstOf(abbot.request.id), firstOf(paper.zwane.request.id)]
    expect([abbots, zwanes % 2]).toEqual([0, 0])
    expect(zwanes).toBeGreaterThan(0)
    const text = pages.slice(abbots, zwanes).join(' ').replace(/\s+/g, ' ')
    expect(text).toContain('Mina Abbot Pupil: signed on')
    expect(text).toContain('I am Ana Abbot. I answer, as parent or carer, for the child this form names.')
    expect(text).not.toContain('My name is Mina Abbot')
  })

  test('in large print and for one request; the count before says how many pages', async () => {
    const { school, zwane } = paper
    const choice = formsOf({ roundId: null, requestId: zwane.request.id, style: 'large_print' })
    const count = await countPack(school.office, choiceOf(school.id, choice))
    const { packId } = await preparePrintPack(school.office, choice)
    await make(school, packId)
    const pack = await getPack(school.office, packId)
    expect(count).toMatchObject({ items: 1, people: 1, pages: pack?.pages, sheets: pack?.pages })
    expect(pack).toMatchObject({ style: 'large_print', title: expect.stringContaining('Mina Zwane') })
  })

  test('leave out who signed meanwhile, and say so', async () => {
    const { school, heron } = paper
    const { packId } = await preparePrintPack(school.office, formsOf({ classId: paper.other.id }))
    await db.request.update({
      where: { id: heron.request.id },
      data: { state: 'exempt', exemptReason: 'On long leave' },
      select: { id: true },
    })
    await make(school, packId)
    expect(await getPack(school.office, packId)).toMatchObject({ state: 'failed', pages: 0 })
    expect(await listLeftOut(school.office, packId)).toMatchObject([{ about: 'Mina Moss' }])
    await db.request.update({
      where: { id: heron.request.id },
      data: { state: 'waiting', exemptReason: null },
      select: { id: true },
    })
  })
})

test('the list to chase stands by class with who has still to sign, and labels leave those out that are used', async () => {
  const { school } = paper
  const lists = await preparePrintPack(school.office, formsOf({ kind: 'chase_list' }))
  const labels = await preparePrintPack(school.office, formsOf({ kind: 'labels', firstLabel: 20 }))
  for (const { packId } of [lists, labels]) await make(school, packId)
  const pages = await textOf(await wholeOf(school.office, lists.packId))
  expect(pages.map((text) => ['Herons', 'Kestrels', 'Governors'].find((name) => text.includes(name)))).toEqual([
    'Herons',
    'Kestrels',
    'Governors',
  ])
  expect(pages[1]?.replace(/\s+/g, ' ')).toContain('Mina Zwane Agreement for older_pupils: the pupil and Ana Zwane')
  const sheets = await textOf(await wholeOf(school.office, labels.packId))
  expect(sheets).toHaveLength(2)
  expect(sheets[0]).toContain('Mina Abbot')
  expect(sheets[1]).toContain('Grace Bird')
  const count = await countPack(school.office, choiceOf(school.id, formsOf({ kind: 'labels', firstLabel: 20 })))
  expect(count).toMatchObject({ items: 4, sheets: 2 })
})

describe('openPrintPack', () => {
  test('gives the kept copies of a class joined, and says who opened them', async () => {
    const { school, first, second } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf({ classId: school.classId }))
    await make(school, packId)
    const rows = await db.document.findMany({ where: { id: { in: [first.document.id, second.document.id] } } })
    const pages = rows.reduce((sum, row) => sum + row.pages, 0)
    expect((await PDFDocument.load(await wholeOf(school.headteacher, packId))).getPageCount()).toBe(pages)
    expect(await auditOf(packId, 'pack.opened')).toEqual([{ after: { kind: 'signed_copies', pages } }])
    expect((await listPacks(school.office, school.id)).map(({ id }) => id)).toContain(packId)
  })

  test('gives those that the search finds, the very one for a reference', async () => {
    const { school, second } = signed
    const { reference } = await db.document.findUniqueOrThrow({ where: { id: second.document.id } })
    for (const search of ['abbot', reference]) {
      const { packId, total } = await preparePrintPack(school.office, copiesOf({ roundId: null, search }))
      expect(total).toBe(1)
      const items = await db.printPackItem.findMany({ where: { packId }, select: { documentId: true } })
      expect(items).toEqual([{ documentId: second.document.id }])
      await cancelPrintPack(school.office, { packId })
    }
  })

  test('is refused to a class teacher, finds nothing of another school, of bad input, or that is not made', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    await expect(openPrintPack(school.office, { packId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await make(school, packId)
    await expect(openPrintPack(school.teacher, { packId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(openPrintPack(paper.school.office, { packId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await getPack(paper.school.office, packId)).toBeNull()
    await expect(openPrintPack(school.office, { packId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('twice at once gives the same file twice', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    await make(school, packId)
    const [one, other] = await Promise.all([1, 2].map(() => wholeOf(school.office, packId)))
    expect(one).toEqual(other)
  })
})

describe('cancelPrintPack', () => {
  test('stops what is being made, and leaves nothing of it', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    await cancelPrintPack(school.office, { packId })
    await make(school, packId)
    expect(await getPack(school.office, packId)).toMatchObject({ state: 'cancelled', done: 0 })
    expect(await db.printPackPart.count({ where: { packId } })).toBe(0)
    expect(await auditOf(packId, 'pack.cancelled')).toHaveLength(1)
  })

  test('stops a run in the middle of its work', async () => {
    const { school } = paper
    const { packId } = await preparePrintPack(school.office, formsOf({ style: 'large_print' }))
    const making = make(school, packId)
    await vi.waitFor(async () => expect(await getPack(school.office, packId)).toMatchObject({ state: 'making' }), {
      interval: 5,
      timeout: 15_000,
    })
    await cancelPrintPack(school.office, { packId })
    await making
    expect(await getPack(school.office, packId)).toMatchObject({ state: 'cancelled' })
    expect(await db.printPackPart.count({ where: { packId } })).toBe(0)
  })

  test('is refused to a class teacher, for another school, for bad input', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    await expect(cancelPrintPack(school.teacher, { packId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(cancelPrintPack(paper.school.office, { packId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(cancelPrintPack(school.office, { packId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    await cancelPrintPack(school.office, { packId })
  })

  test('twice at once cancels it once', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    const answers = await Promise.allSettled([1, 2].map(() => cancelPrintPack(school.office, { packId })))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await auditOf(packId, 'pack.cancelled')).toHaveLength(1)
  })
})

describe('the job', () => {
  test('of a worker that was killed begins anew, and leaves one whole file', async () => {
    const { school } = paper
    const { packId } = await preparePrintPack(school.office, formsOf())
    await make(school, packId)
    const whole = await wholeOf(school.office, packId)
    // As a kill leaves it: under way, with a piece of the file and rows of forms.
    await db.printPack.update({ where: { id: packId }, data: { state: 'making' }, select: { id: true } })
    await make(school, packId)
    expect(Buffer.from(await wholeOf(school.office, packId)).equals(Buffer.from(whole))).toBe(true)
    const codes = await db.printPackItem.findMany({ where: { packId }, select: { code: true } })
    const forms = await db.printedForm.count({ where: { code: { in: codes.map(({ code }) => code ?? '') } } })
    expect(forms).toBe(4)
  })

  test('run twice at the same moment leaves one whole file', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    await Promise.all([1, 2].map(() => make(school, packId)))
    expect((await PDFDocument.load(await wholeOf(school.office, packId))).getPageCount()).toBe(2)
  })

  test('leaves out a copy whose file is not what it was, and prints the rest', async () => {
    const { school } = signed
    const { packId } = await preparePrintPack(school.office, copiesOf())
    await db.printPackItem.update({
      where: { packId_position: { packId, position: 1 } },
      data: { documentId: null },
      select: { packId: true },
    })
    await make(school, packId)
    expect(await getPack(school.office, packId)).toMatchObject({ state: 'ready', pages: 1, done: 2 })
    expect(await listLeftOut(school.office, packId)).toMatchObject([{ trouble: 'Its copy is not made yet.' }])
  })
})

test('a pack is gone after its days, and the codes of its forms stay', async () => {
  const { school } = paper
  const { packId } = await preparePrintPack(school.office, formsOf({ classId: school.classId }))
  await make(school, packId)
  const forms = await db.printedForm.count({ where: { schoolId: school.id } })
  const expiresAt = new Date(Date.now() - 1000)
  await db.printPack.update({ where: { id: packId }, data: { expiresAt }, select: { id: true } })
  await expect(openPrintPack(school.office, { packId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await eraseOldPacks({}, RUN)
  expect(await db.printPack.count({ where: { id: packId } })).toBe(0)
  expect(await db.printedForm.count({ where: { schoolId: school.id } })).toBe(forms)
})
