import { createRequire } from 'node:module'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { drawBody, drawCopy } from './copy'
import { aCopy, aPng, aSignature, NAMES } from './copy.factory'
import { expand, shapeOf } from './expand'
import { noInk } from './ink'
import { loadFonts } from './look'
import { Sheets } from './page'
import { Signatures } from './signatures'
import { wholeCopy } from './whole-copy.factory'

type Item = { str: string; transform: number[] }
const FOOT = 50

/** The words of each line of each page above the foot, with the place where the line begins, in tenths of a point. */
async function linesOf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes))
  const lines: string[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    const rows = new Map<string, string>()
    for (const { str, transform } of items as Item[]) {
      const [left = 0, bottom = 0] = [transform[4], transform[5]]
      if (bottom < FOOT || str.trim() === '') continue
      const column = left < 150 ? 'left' : left < 320 ? 'middle' : 'right'
      const row = `${page} ${bottom.toFixed(1)} ${column}`
      rows.set(row, `${rows.get(row) ?? left.toFixed(1)} ${str.trim()}`)
    }
    lines.push(...Array.from(rows, ([row, words]) => `${row} ${words.replace(/\s+/g, '')}`))
  }
  return lines.sort()
}

const long = 'Maria Aleksandra Konstantinopolska-Wolstencroft de la Fuente y Villanueva'
const png = aPng(60, 20, (x, y) => Math.abs(x / 3 - y) < 2)
const CONTENTS = {
  'a short one': {},
  'long words that break': {
    pupil: `${long} ${long}`,
    signatures: [
      aSignature({ signer: long, capacity: `Parent or carer of ${long}`, declaration: 'I have read it. '.repeat(40) }),
    ],
  },
  'several signatures of several kinds': {
    signatures: [
      aSignature({ declaration: 'two\nlines\n\nof four', witness: 'Ann Onymous' }),
      aSignature({ sequence: 2, mark: { kind: 'drawn' as const, png }, outcome: 'declined' as const }),
      aSignature({ sequence: 3, signer: NAMES.urdu, declaration: 'A word without an end '.repeat(60) }),
    ],
  },
}

test.each(Object.entries(CONTENTS))(
  'words laid over a kept page stand where the renderer sets them: %s',
  async (_, over) => {
    const content = aCopy(over)
    const [kept, whole] = [await linesOf(await drawCopy(content)), await linesOf(await wholeCopy(content))]
    expect(kept.length).toBeGreaterThan(30)
    expect(kept).toEqual(whole)
  },
)

describe('the shape of the signature pages', () => {
  const shape = (over: Parameters<typeof aCopy>[0]) => {
    const [ink, content] = [noInk('S', { overlay: true }), aCopy(over)]
    return shapeOf(
      expand(
        <Sheets>
          <Signatures ink={ink} content={content} bodyPages={1} />
        </Sheets>,
      ),
    )
  }
  const signed = (over: Parameters<typeof aSignature>[0]) => shape({ signatures: [aSignature(over)] })

  test('is the same for another person, time and reference', async () => {
    await loadFonts()
    const other = {
      signer: 'Peggy Long',
      sequence: 7,
      declaration: 'I am Peggy Long.',
      signedAt: new Date('2026-01-02T03:04:05Z'),
    }
    expect(shape({ pupil: 'Peggy Long', reference: 'X', signatures: [aSignature(other)] })).toBe(signed({}))
  })

  test('is another where the page looks different without its words', async () => {
    await loadFonts()
    const shapes = [
      signed({}),
      signed({ outcome: 'declined' }),
      signed({ witness: 'Ann' }),
      signed({ declaration: 'I have read it. '.repeat(20) }),
      signed({ mark: { kind: 'drawn', png } }),
      shape({ signatures: [aSignature(), aSignature({ sequence: 2 })] }),
      shape({ pupil: null }),
    ]
    expect(new Set(shapes).size).toBe(shapes.length)
  })
})

test('a kept page serves the next copy, whose own words it shows and no other', async () => {
  const body = await drawBody(aCopy())
  const copy = (signer: string) =>
    aCopy({ pupil: signer, signatures: [aSignature({ signer, declaration: `I am ${signer}.` })] })
  await drawCopy(copy('Ann Other'), body)
  const [second, alone] = [await drawCopy(copy('Bo Different'), body), await drawCopy(copy('Bo Different'))]
  expect(Buffer.from(second).equals(Buffer.from(alone))).toBe(true)
  expect((await linesOf(second)).join()).not.toContain('Ann')
})

test('the engine that sets our words is the very one that the renderer uses', () => {
  const require = createRequire(import.meta.url)
  const layout = createRequire(createRequire(require.resolve('@react-pdf/renderer')).resolve('@react-pdf/layout'))
  expect(layout.resolve('@react-pdf/textkit')).toBe(require.resolve('@react-pdf/textkit'))
})
