import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_DAMAGE, scanned, seeded } from './damage.factory'
import { lockedPdf, pdfOf } from './files.factory'
import { findCodes } from './find-codes'
import { openPages } from './open-pages'
import { type Picture, pictureOf, rawOf } from './picture'
import { printed } from './printed.factory'
import { readPage } from './read-page'

const CODE = '7Q2M-XK4T-09BC-HN5E'
const OTHER = '0000-1111-2222-3333'

let sheet: Picture
let other: Picture
beforeAll(async () => {
  ;[sheet] = (await printed(150, { code: CODE })) as [Picture]
  ;[other] = (await printed(150, { code: OTHER })) as [Picture]
}, 60_000)

const jpegOf = (picture: Picture, damage = {}) => scanned(picture, { ...NO_DAMAGE, ...damage }, seeded(3))

async function readAll(bytes: Uint8Array) {
  const { pages, close } = await openPages('scan', bytes)
  const read = []
  for (const page of pages) read.push(await readPage(page))
  close()
  return read
}

const refusal = (bytes: Uint8Array) => readAll(bytes).catch((error: Error) => error.message)
const paper = (width: number, height: number, background = '#f4f2ee') =>
  sharp({ create: { width, height, channels: 3, background } })

describe('a page', () => {
  test.each([0, 1, 2, 3])('that lay turned by %i quarters is kept upright', async (quarters) => {
    const [page] = await readAll(await jpegOf(sheet, { quarters, turn: 2 }))
    expect(page?.codes.map(({ code }) => code)).toEqual([CODE])
    expect((page?.height ?? 0) > (page?.width ?? 0)).toBe(true)
    const kept = await pictureOf(sharp(page?.jpeg))
    expect(await findCodes(kept)).toMatchObject({ quarters: 0, texts: [expect.stringContaining('7Q2M')] })
  })

  test('with the codes of two forms has both', async () => {
    const side = Math.round(sheet.width / 2)
    const half = async (picture: Picture) => rawOf(picture).resize({ width: side }).png().toBuffer()
    const both = paper(sheet.width, sheet.height).composite([
      { input: await half(sheet), left: 0, top: 0 },
      { input: await half(other), left: side, top: 0 },
    ])
    const large = sharp(await both.png().toBuffer()).resize({ width: sheet.width * 2 })
    const [page] = await readAll(await large.jpeg().toBuffer())
    expect(page?.codes.map(({ code }) => code).sort()).toEqual([OTHER, CODE])
  })

  test('whose corner with the code is torn off, or with a code of something else, has none and is not blank', async () => {
    const torn = rawOf(sheet)
      .removeAlpha()
      .extract({ left: 0, top: 0, width: sheet.width, height: sheet.height - 200 })
    const [page] = await readAll(await torn.jpeg().toBuffer())
    expect(page).toMatchObject({ codes: [], blank: false })
  })

  test('without a line on it is blank, and one with a faint signature is not', async () => {
    const [empty] = await readAll(await paper(1240, 1754).jpeg().toBuffer())
    expect(empty).toMatchObject({ codes: [], blank: true })
    const ink =
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90"><path d="M5 70q60-90 90 0t90 0t90-20t90 10" fill="none" stroke="#7a7f9c" stroke-width="4"/></svg>'
    const signed = paper(1240, 1754).composite([{ input: Buffer.from(ink), left: 300, top: 1200 }])
    const [page] = await readAll(await signed.jpeg({ quality: 60 }).toBuffer())
    expect(page).toMatchObject({ codes: [], blank: false })
  })
})

describe('a file', () => {
  test('of several pages is read page by page, and a script in it runs nowhere', async () => {
    const pages = await readAll(await pdfOf([await jpegOf(sheet), await jpegOf(other, { quarters: 2 })], true))
    expect(pages.map(({ codes }) => codes[0]?.code)).toEqual([CODE, OTHER])
  })

  test('with a password, damaged or of another kind is refused in words', async () => {
    expect(await refusal(lockedPdf())).toContain('password')
    expect(await refusal(Buffer.from('%PDF-1.7\nnothing of the kind'))).toContain('damaged')
    expect(await refusal(Buffer.from('PK\u0003\u0004 a spreadsheet'))).toContain('neither a PDF')
    const whole = await jpegOf(sheet)
    expect(await refusal(whole.slice(0, 300))).toContain('damaged')
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]))).toContain('damaged')
  })

  test('of a hundred million pixels is read small, and one of more is not unpacked', async () => {
    const big = await paper(10_000, 10_000).toColourspace('b-w').jpeg({ quality: 40 }).toBuffer()
    const before = process.memoryUsage().rss
    const [page] = await readAll(big)
    expect(page).toMatchObject({ blank: true, width: 2000, height: 2000 })
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024)
    const header = Buffer.from(await paper(64, 64).png().toBuffer())
    header.writeUInt32BE(60_000, 16)
    header.writeUInt32BE(60_000, 20)
    expect(await refusal(header)).toMatch(/120 million|damaged/)
  })
})
