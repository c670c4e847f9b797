import { deflateRawSync } from 'node:zlib'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '@/lib/policies/importer/parse-policy'
import { MAX_BYTES, readDocument } from '@/lib/policies/importer/read-document'

const utf8 = (text: string) => new TextEncoder().encode(text)
const BODY =
  'Everybody who works here reads these rules in September and keeps to them for the whole of the school year.'
const refusal = (name: string, bytes: Uint8Array) =>
  readDocument(name, bytes).then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  )

describe('text', () => {
  const words = 'Café “rules” – Zoë’s'
  it('is read in UTF-8, UTF-16 and Windows-1252', async () => {
    const wide = Buffer.from(words, 'utf16le')
    const windows = Buffer.from([
      0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x72, 0x75, 0x6c, 0x65, 0x73, 0x94, 0x20, 0x96, 0x20, 0x5a, 0x6f, 0xeb, 0x92,
      0x73,
    ])
    expect(await readDocument('a.txt', utf8(words))).toBe(words)
    expect(await readDocument('a.txt', utf8(`\uFEFF${words}`))).toBe(words)
    expect(await readDocument('a.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).toBe(words)
    expect(await readDocument('a.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]))).toBe(
      words,
    )
    expect(await readDocument('a.txt', Buffer.from('plain words', 'utf16le'))).toBe('plain words')
    expect(await readDocument('a.txt', windows)).toBe(words)
  })

  it('is refused when there is none', async () => {
    expect(await refusal('a.txt', new Uint8Array())).toMatch(/^INVALID: This file is empty/)
    expect(await refusal('a.txt', utf8(' \n\t\n'))).toMatch(/no text/)
    expect(await refusal('a.txt', Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toMatch(/is a picture/)
    expect(
      await refusal(
        'a.md',
        Uint8Array.from({ length: 500 }, (_, at) => (at * 7) % 32),
      ),
    ).toMatch(/not a document/)
    expect(await refusal('a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatch(/older \.doc/)
    expect(await refusal('a.txt', utf8('{\\rtf1 words}'))).toMatch(/rich text/)
    expect(await refusal('a.txt', new Uint8Array(MAX_BYTES + 1))).toMatch(/larger than 10 MB/)
    expect(await refusal('a.txt', utf8('word '.repeat(250_000)))).toMatch(/longer than a policy/)
  })
})

const cell = (...children: (string | Paragraph)[]) =>
  new TableCell({ children: children.map((child) => (typeof child === 'string' ? new Paragraph(child) : child)) })
const bullet = (text: string) => new Paragraph({ text, bullet: { level: 0 } })

async function wordFile() {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Phone policy', heading: HeadingLevel.TITLE }),
          new Table({
            rows: [
              new TableRow({ children: [cell('Reviewed on'), cell('June 2026')] }),
              new TableRow({ children: [cell('Approved by'), cell('Full board')] }),
            ],
          }),
          new Paragraph({ text: 'Why we have it', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ children: [new TextRun(`${BODY} `), new TextRun({ text: 'Read it.', bold: true })] }),
          bullet('at home & at school'),
          bullet('on trips'),
          new Paragraph({ text: 'In lessons', heading: HeadingLevel.HEADING_2 }),
          new Paragraph(BODY),
          new Paragraph({ text: 'Agreement for parents', heading: HeadingLevel.HEADING_1 }),
          new Table({
            rows: [
              new TableRow({
                children: [
                  cell(
                    'Name of parent:',
                    'I will:',
                    bullet('be kind'),
                    'I will not:',
                    bullet('post pictures of others'),
                  ),
                ],
              }),
              new TableRow({ children: [cell('Signed:'), cell('Date:')] }),
            ],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

describe('a Word document', () => {
  it('becomes title, metadata, sections by heading, lists and an agreement, whatever its name', async () => {
    const parsed = parsePolicy(await readDocument('policy.pdf', await wordFile()), '2026-11-22')
    expect(parsed.title).toBe('Phone policy')
    expect(parsed.metadata).toMatchObject({ reviewedOn: '2026-06', approvedBy: 'Full board' })
    expect(parsed.sections).toEqual([
      {
        number: null,
        title: 'Why we have it',
        level: 1,
        text: `${BODY} Read it.\n\n- at home & at school\n- on trips`,
      },
      { number: null, title: 'In lessons', level: 2, text: BODY },
    ])
    expect(parsed.agreements).toMatchObject([
      {
        audience: 'parents',
        clauses: [
          { kind: 'will', text: 'be kind' },
          { kind: 'will_not', text: 'post pictures of others' },
        ],
        signatures: ['parent'],
      },
    ])
  })

  it('is refused when damaged, when it is another kind of zip, and when it is a bomb', async () => {
    const whole = await wordFile()
    expect(await refusal('a.docx', whole.subarray(0, whole.length / 2))).toMatch(/damaged/)
    expect(await refusal('a.docx', zip('xl/workbook.xml', Buffer.from('<x/>')))).toMatch(/spreadsheet/)
    expect(await refusal('a.docx', zip('notes.txt', Buffer.from('hello')))).toMatch(/zip file/)
    expect(await refusal('a.docx', zip('word/document.xml', Buffer.alloc(60 * 1024 * 1024)))).toMatch(
      /unpacks to far more/,
    )
    expect(
      await refusal('a.docx', zip('word/document.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x/>'))),
    ).toMatch(/damaged/)
    expect(await refusal('a.docx', zip('word/document.xml', Buffer.from('<x/>')))).toMatch(/could not be read/)
  })
})

/** A zip of one entry that states its size as 10 bytes, as a bomb would. */
function zip(name: string, content: Buffer): Buffer {
  const data = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return Buffer.concat([local, Buffer.from(name), data, central, Buffer.from(name), end])
}

type PdfLine = { text: string; size?: number; x?: number; gap?: number }

async function pdfFile(pages: PdfLine[][]) {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const lines of pages) {
    const page = pdf.addPage([595, 842])
    let y = 780
    for (const { text, size = 11, x = 60, gap = 14 } of lines) {
      y -= gap
      page.drawText(text, { x, y, size, font })
    }
  }
  return pdf.save()
}

/** A PDF whose encryption entries fit no empty password. */
function lockedPdf(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    `<< /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -44 >>`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const id = '<00112233445566778899aabbccddeeff>'
  const xref = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}`
  return utf8(
    `${text}${xref}trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [${id}${id}] >>\nstartxref\n${text.length}\n%%EOF`,
  )
}

describe('a PDF', () => {
  it('becomes headings by size, paragraphs by gaps, joined across pages, without page numbers', async () => {
    const first = [
      { text: 'Phone policy', size: 22 },
      { text: 'Reviewed on:', gap: 30 },
      { text: 'June 2026', x: 240, gap: 0 },
      { text: '1. Why we have it', size: 15, gap: 34 },
      { text: 'The school lends every teacher a laptop and a telephone for the work of the', gap: 24 },
      { text: 'school year, and keeps a list of what it lent to whom.' },
      { text: '• at home', gap: 24 },
      { text: '• on trips' },
      { text: '2. In lessons', size: 15, gap: 34 },
      { text: 'Telephones stay in bags while a lesson is on, unless the teacher', gap: 24 },
      { text: 'Page 1 of 2', gap: 200 },
    ]
    const second = [{ text: 'says that they are needed for the work.' }, { text: 'Page 2 of 2', gap: 300 }]
    const parsed = parsePolicy(await readDocument('policy.txt', await pdfFile([first, second])), '2026-11-22')
    expect(parsed.title).toBe('Phone policy')
    expect(parsed.metadata.reviewedOn).toBe('2026-06')
    expect(parsed.sections).toEqual([
      {
        number: '1',
        title: 'Why we have it',
        level: 1,
        text: 'The school lends every teacher a laptop and a telephone for the work of the school year, and keeps a list of what it lent to whom.\n\n- at home\n- on trips',
      },
      {
        number: '2',
        title: 'In lessons',
        level: 1,
        text: 'Telephones stay in bags while a lesson is on, unless the teacher says that they are needed for the work.',
      },
    ])
  })

  it('is refused when it holds no text, is damaged, or is far too long', async () => {
    expect(await refusal('a.pdf', await pdfFile([[], []]))).toMatch(/pictures of pages/)
    expect(await refusal('a.pdf', lockedPdf())).toMatch(/locked with a password/)
    expect(await refusal('a.pdf', utf8('%PDF-1.7 and then nothing'))).toMatch(/damaged/)
    expect(await refusal('a.pdf', await pdfFile(Array.from({ length: 151 }, () => [{ text: 'words' }])))).toMatch(
      /151 pages/,
    )
  })
})
