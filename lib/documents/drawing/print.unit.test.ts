import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { BlankFormContent } from '../types'
import { drawBlankForm } from './blank-form'
import { drawCopy, pageCount } from './copy'
import { aCopy, aPng, aSignature, NAMES, textOf } from './copy.factory'
import { joinPack } from './join'

const aBlankForm = (over: Partial<BlankFormContent> = {}): BlankFormContent => {
  const { school, agreement, round, pupil, reference, completedAt } = aCopy()
  const signers = [
    { name: pupil, capacity: 'Pupil, Year 6', declaration: 'I have read this agreement.' },
    { name: null, capacity: 'Parent or carer', declaration: 'I have read this agreement with my child.' },
  ]
  return {
    school,
    agreement,
    round,
    pupil,
    reference,
    signers,
    returnBy: '2026-12-04',
    preparedAt: completedAt,
    ...over,
  }
}

describe('a blank form', () => {
  test('is made out to its signer and leaves a line for what is not known', async () => {
    const text = (await textOf(await drawBlankForm(aBlankForm({ pupil: NAMES.bengali }))))
      .join(' ')
      .replace(/\s+/g, ' ')
    for (const part of [
      NAMES.bengali,
      '4 December 2026',
      'Pupil, Year 6',
      'Name, in capital letters',
      'Signature',
      'Date',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toMatch(/Page 1 of \d/)
    expect(text).not.toContain('Agreed')
  })

  test('is the same to the byte when it is drawn again', async () => {
    const [one, two] = [await drawBlankForm(aBlankForm()), await drawBlankForm(aBlankForm())]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  })
})

test('a broken picture stops the drawing instead of being left out', async () => {
  const png = aPng(8, 8, (x, y) => x === y)
  for (const broken of [png.slice(0, -30), new Uint8Array([1, 2, 3]), new Uint8Array()]) {
    const mark = { kind: 'drawn' as const, png: broken }
    await expect(drawCopy(aCopy({ signatures: [aSignature({ mark })] }))).rejects.toThrow('The drawn mark')
  }
  await expect(drawCopy(aCopy({ signatures: [aSignature({ mark: { kind: 'drawn', png } })] }))).resolves.toBeDefined()
})

describe('a pack', () => {
  test('begins each copy on the front of a sheet when it is printed on both sides', async () => {
    const short = await drawCopy(aCopy())
    const long = await drawCopy(aCopy({ signatures: [aSignature(), aSignature({ sequence: 2 })] }))
    expect([await pageCount(short), await pageCount(long)]).toEqual([2, 3])
    expect(await pageCount(await joinPack([long, short], { duplex: false }))).toBe(5)
    const duplex = await joinPack([long, short], { duplex: true })
    const pages = await textOf(duplex)
    expect(pages).toHaveLength(6)
    expect(pages[3]).toBe('')
    expect(pages[4]).toContain('Page 1 of 2')
    const [first, blank] = [0, 3].map((at) => PDFDocument.load(duplex).then((pdf) => pdf.getPage(at).getSize()))
    expect(await blank).toEqual(await first)
  })

  test('keeps what each copy says', async () => {
    const names = Object.values(NAMES).slice(8, 12)
    const copies = await Promise.all(names.map((pupil) => drawCopy(aCopy({ pupil }))))
    const text = (await textOf(await joinPack(copies, { duplex: true }))).join(' ')
    for (const name of names) expect(text).toContain(name)
  })
})
