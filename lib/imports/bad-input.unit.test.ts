import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readRoll } from './read-roll'
import { tableFile } from './sample-rolls/files.factory'
import type { Roll } from './types'

const TODAY = '2026-11-02'
const HEADINGS = ['Forename', 'Surname', 'DOB', 'Year', 'Class', 'Parent 1 Name', 'Parent 1 Email']
const read = (...rows: string[][]) => readRoll([tableFile('roll.csv', [HEADINGS, ...rows])], TODAY)
const named = (roll: Roll) => roll.pupils.map(({ givenName, familyName }) => `${givenName} ${familyName}`)
const faults = (roll: Roll) => roll.errors.map(({ row, column, blocks }) => [row, column, blocks])

describe('a cell that cannot be taken', () => {
  test('leaves the person standing where it is an address, a day, a year group or a UPN', async () => {
    const roll = await readRoll(
      [
        tableFile('roll.csv', [
          [...HEADINGS, 'UPN'],
          ['Ada', 'Byron', '31/02/2019', '14', 'Oak', 'Anna Byron', 'anna at home', 'A201234500001'],
          ['Max', 'Stone', '05/10/2031', 'Year 6', 'Elm', '', '', ''],
        ]),
      ],
      TODAY,
    )
    expect(faults(roll)).toEqual([
      [2, 'DOB', false],
      [2, 'Year', false],
      [2, 'UPN', false],
      [2, 'Parent 1 Email', false],
      [3, 'DOB', false],
    ])
    expect(named(roll)).toEqual(['Ada Byron', 'Max Stone'])
    expect(roll.parents).toMatchObject([{ givenName: 'Anna', familyName: 'Byron', email: null }])
    for (const { text } of roll.errors) expect(text).toMatch(/^[A-Z].*\. .*\.$/)
  })

  test('blocks where without it somebody would be another', async () => {
    const roll = await read(
      ['=cmd|calc', 'Stone', '', '1', 'Elm', '', ''],
      ['+44', 'Stone', '', '1', 'Elm', '', ''],
      ['x'.repeat(300), 'Stone', '', '1', 'Elm', '', ''],
      ['Ada\u202enoryB', 'Stone', '', '1', 'Elm', '', ''],
      ['', '', '', '1', 'Elm', '', ''],
      ['Ben', 'Stone', '', '1', 'Elm', 'Ann & Carl Stone', ''],
    )
    expect(faults(roll)).toEqual([
      [2, 'Forename', true],
      [3, 'Forename', true],
      [4, 'Forename', true],
      [5, 'Forename', true],
      [6, 'Forename', true],
      [7, 'Parent 1 Name', true],
    ])
  })

  test('of a court order has to be yes or no', async () => {
    const order = (cell: string) =>
      readRoll(
        [
          tableFile('roll.csv', [
            [...HEADINGS, 'Parent 1 No Contact'],
            [...'Ada|Byron||1|Oak|Anna Byron|'.split('|'), cell],
          ]),
        ],
        TODAY,
      )
    expect(faults(await order('see file'))).toEqual([[2, 'Parent 1 No Contact', true]])
    expect((await order('Yes')).guardianships).toMatchObject([{ contactOrder: true, receivesMail: false }])
    expect((await order('No')).guardianships).toMatchObject([{ contactOrder: false, receivesMail: null }])
    expect((await order('')).guardianships).toMatchObject([{ contactOrder: null, receivesMail: null }])
  })
})

test('names of one word, with apostrophes, two hyphens, accents and guiding marks are names', async () => {
  const roll = await read(
    ['Madonna', '', '', '1', 'Oak', '', ''],
    ["D'Arcy", 'O’Neill', '', '1', 'Oak', '', ''],
    ['Anne-Marie-Lou', 'Smith-Jones-Patel', '', '1', 'Oak', '', ''],
    ['\u200fمحمد\u200e', 'Khan', '', '1', 'Oak', '', ''],
    ['Mia\u0000', 'Null', '', '1', 'Oak', '', ''],
  )
  expect(roll.errors).toEqual([])
  expect(named(roll).sort()).toEqual(
    ['Madonna ', "D'Arcy O’Neill", 'Anne-Marie-Lou Smith-Jones-Patel', 'محمد Khan', 'Mia Null'].sort(),
  )
})

test('two pupils of one number are not made one, nor is one left without a word', async () => {
  const roll = await readRoll(
    [
      tableFile('roll.csv', [
        ['UPN', 'Admission Number', 'Forename', 'Surname', 'Year'],
        ['C201234500001', '7', 'Ada', 'Byron', '1'],
        ['F201234500003', '7', 'Max', 'Stone', '1'],
      ]),
    ],
    TODAY,
  )
  expect(roll.errors[0]?.text).toMatch(/different UPNs and the same number 7/)
  expect(roll.pupils).toHaveLength(2)
})

const files: [string, Uint8Array, RegExp][] = [
  ['empty.csv', Buffer.from(''), /empty/],
  ['photo.csv', Buffer.from('ffd8ffe000104a464946', 'hex'), /picture/],
  ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls/],
  ['report.csv', Buffer.from('%PDF-1.7 …'), /PDF/],
  ['page.xls', Buffer.from('<html><table><tr><td>Forename'), /web page/],
  ['broken.xlsx', Buffer.from('504b0304aaaaaaaaaaaa', 'hex'), /damaged|no table/i],
  ['headings.csv', Buffer.from('Forename,Surname,Year,Class\r\n'), /no rows/],
  ['strange.csv', Buffer.from(`${Array.from({ length: 40 }, (_, at) => `Q${at}`).join(',')}\n1,2,3`), /headings/],
  ['wide.csv', Buffer.from(`Forename,Surname${',x'.repeat(500)}\n`), /columns/],
  ['open.csv', Buffer.from('Forename,Surname,Year\n"Ada,Byron,1\n'), /breaks off/],
  ['noise.csv', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 7) % 32)), /not a table/],
  ['large.csv', new Uint8Array(200 * 1024 * 1024), /larger than 25 MB/],
]
test.each(files)('%s is refused with a sentence that says what to do', async (name, bytes, sentence) => {
  const roll = await readRoll([{ name, bytes }], TODAY)
  expect(roll.errors[0]).toMatchObject({ source: name, row: null, blocks: true })
  expect(roll.errors[0]?.text).toMatch(sentence)
  expect(roll.pupils).toEqual([])
})

/** An archive of one entry of zeros that says how much it will be. */
function bomb(megabytes: number, said: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024))
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(said, 22)
  head.writeUInt16LE('users.csv'.length, 26)
  return Buffer.concat([head, Buffer.from('users.csv'), packed])
}

test.each([
  ['says so', 150 * 1024 * 1024],
  ['says that it does not', 1000],
])(
  'an archive that swells and %s is refused before it fills the memory',
  async (_, said) => {
    const bytes = bomb(150, said)
    expect(bytes.length).toBeLessThan(1024 * 1024)
    const roll = await readRoll([{ name: 'roster.zip', bytes }], TODAY)
    expect(roll.errors[0]?.text).toMatch(/unpacks/)
  },
  60_000,
)

const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
const SPREADSHEET = 'http://schemas.openxmlformats.org'

/** A workbook of one sheet, as small as they come. */
const workbook = (rows: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${SPREADSHEET}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${SPREADSHEET}/package/2006/relationships"><Relationship Id="r1" Type="${SPREADSHEET}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${SPREADSHEET}/spreadsheetml/2006/main" xmlns:r="${SPREADSHEET}/officeDocument/2006/relationships"><sheets><sheet name="Pupils" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${SPREADSHEET}/package/2006/relationships"><Relationship Id="r1" Type="${SPREADSHEET}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet(rows)),
  })

test('a workbook: a day as a spreadsheet counts it, and of a formula its value', async () => {
  const rows = [
    `<row r="1">${text('A1', 'Forename')}${text('B1', 'Surname')}${text('C1', 'DOB')}${text('D1', 'Year')}</row>`,
    `<row r="2">${text('A2', 'Ada')}<c r="B2" t="str"><f>"By"&amp;"ron"</f><v>Byron</v></c><c r="C2"><v>43713</v></c><c r="D2"><f>1+1</f><v>2</v></c></row>`,
  ].join('')
  const roll = await readRoll([{ name: 'roll.xlsx', bytes: workbook(rows) }], TODAY)
  expect(roll.errors).toEqual([])
  expect(roll.pupils).toMatchObject([
    { givenName: 'Ada', familyName: 'Byron', dateOfBirth: '2019-09-05', yearGroup: 2 },
  ])
})

test('a formula that was never worked out is a fault of its row, not a name', async () => {
  const rows = [
    `<row r="1">${text('A1', 'Forename')}${text('B1', 'Surname')}${text('C1', 'Year')}</row>`,
    `<row r="2"><c r="A2"><f>HYPERLINK("http://example.org")</f></c>${text('B2', '=cmd')}${text('C2', '2')}</row>`,
  ].join('')
  const roll = await readRoll([{ name: 'roll.xlsx', bytes: workbook(rows) }], TODAY)
  expect(faults(roll)).toEqual([
    [2, 'Surname', true],
    [2, 'Forename', true],
  ])
  expect(roll.pupils).toEqual([])
})
