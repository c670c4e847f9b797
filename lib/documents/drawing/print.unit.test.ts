import { PDFDocument } from 'pdf-lib'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { YOUNGER_PUPILS } from '@/lib/policies/templates/younger-pupils'
import { FORM_STYLES } from '../types'
import { drawBlankForm } from './blank-form'
import { aBlankForm, aSigner } from './blank-form.factory'
import { drawCopy, pageCount } from './copy'
import { aCopy, aPng, aSignature, NAMES, textOf } from './copy.factory'
import { joinPack } from './join'
import { drawLabels } from './labels'
import { clausePicture } from './paper/clause-pictures'

const flat = (pages: string[]) => pages.join(' ').replace(/\s+/g, ' ')
const LONG = 'Wilhelmina Aurelia-Constance '.repeat(11).slice(0, 300)

/** The sizes of all letters of a file, in points. */
async function sizesOf(bytes: Uint8Array) {
  const document = await getDocumentProxy(Uint8Array.from(bytes))
  const sizes = new Set<number>()
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    for (const item of items) {
      if ('transform' in item && item.str.trim())
        sizes.add(Math.round(Math.hypot(item.transform[2], item.transform[3])))
    }
  }
  return [...sizes]
}

describe('a blank form', () => {
  test('is made out to its signer and leaves a line for what is not known', async () => {
    const { bytes, pages } = await drawBlankForm(aBlankForm({ about: NAMES.bengali }))
    const texts = await textOf(bytes)
    expect(texts).toHaveLength(pages)
    for (const part of [NAMES.bengali, '4 December 2026', 'Name, in capital letters', 'Signature', 'Date']) {
      expect(flat(texts)).toContain(part)
    }
    expect(flat(texts)).not.toContain('Agreed')
  })

  test.each(FORM_STYLES)('says on each page whose it is and which page, %s', async (style) => {
    const form = aBlankForm({ style, about: 'Ada Brown' })
    const texts = await textOf((await drawBlankForm(form)).bytes)
    for (const [at, text] of texts.entries()) {
      for (const part of ['Ada Brown', 'Kestrels, Year 6', form.code, `Page ${at + 1} of ${texts.length}`]) {
        expect(text.replace(/\s+/g, ' ')).toContain(part)
      }
    }
  })

  test('has no letter below 18 points in large print', async () => {
    const signers = [aSigner('Ada Brown', 'Pupil'), aSigner(null)]
    const answered = [{ name: 'Ana Silva', words: 'Parent or carer: signed on 3 November 2026.' }]
    const form = aBlankForm({ style: 'large_print', signers, answered, anyOneParent: true })
    const sizes = await sizesOf((await drawBlankForm(form)).bytes)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18)
    expect(Math.min(...(await sizesOf((await drawBlankForm({ ...form, style: 'standard' })).bytes)))).toBe(8)
  })

  test('takes a name of 300 letters, and an agreement of 60 pages', async () => {
    const long = await textOf((await drawBlankForm(aBlankForm({ about: LONG, signers: [aSigner(LONG)] }))).bytes)
    expect(flat(long)).toContain(LONG.trim())
    const form = aBlankForm()
    const text = 'Everybody keeps to what this point says, on each day of the year. '.repeat(12)
    const clauses = Array.from({ length: 300 }, () => ({ kind: 'will' as const, text }))
    const agreement = { ...form.agreement, content: { ...form.agreement.content, clauses } }
    const { bytes, pages } = await drawBlankForm({ ...form, agreement })
    expect(pages).toBeGreaterThanOrEqual(60)
    expect((await textOf(bytes)).at(-1)).toContain(`Page ${pages} of ${pages}`)
  })

  test('is the same to the byte when it is drawn again, and differs in nothing but its names from others', async () => {
    const draw = async (about: string) => (await drawBlankForm(aBlankForm({ about, signers: [aSigner(about)] }))).bytes
    const [one, two, other] = [await draw('Ada Brown'), await draw('Ada Brown'), await draw('Ben Clark')]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
    const texts = await Promise.all([one, other].map(async (bytes) => flat(await textOf(bytes))))
    expect(texts[0]?.replaceAll('Ada Brown', 'Ben Clark')).toBe(texts[1])
  })
})

test('the points of the younger pupils’ form have pictures of many kinds', () => {
  const names = YOUNGER_PUPILS.clauses.map(({ kind, text }) => clausePicture(kind, text).name)
  expect(new Set(names).size).toBeGreaterThanOrEqual(8)
  expect(clausePicture('will_not', 'tell my password to anyone').name).toBe('key')
})

test('labels stand from the place that is asked for, and a long name ends in points', async () => {
  const labels = [null, null, ...Object.values(NAMES), LONG].map((name) =>
    name === null ? null : { name, below: ['Kestrels, Year 4'] },
  )
  const [text, ...more] = await textOf(await drawLabels(labels, 21))
  expect(more).toEqual([])
  for (const name of Object.values(NAMES)) expect(text?.replace(/\s+/g, ' ')).toContain(name)
  expect(text).toContain('…')
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
