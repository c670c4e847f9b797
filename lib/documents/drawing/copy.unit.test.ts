import { PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { drawBody, drawCopy, drawCountedCopy, pageCount } from './copy'
import { aCopy, aPng, aSignature, NAMES, textOf } from './copy.factory'

const flat = (pages: string[]) => pages.join(' ').replace(/\s+/g, ' ')

describe('a copy', () => {
  test('has the agreement as signed, the signature with its time, and its evidence', async () => {
    const text = flat(await textOf(await drawCopy(aCopy())))
    for (const part of [
      'Brookfield Primary School',
      'Using computers and the internet at school',
      'tell Mrs Okafor in the office if I think somebody else knows it',
      '6 the school can see what I do on its devices, and checks it with Watchful',
      'Zoë Ångström-O’Neill',
      '21 November 2026 at 21:04:31 GMT',
      'Number 1042 of the school’s chain of evidence',
      '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
      'simple electronic signature',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('{{')
  })

  test('numbers every page and names the school and the reference on it', async () => {
    const content = aCopy({ signatures: [1, 2, 3, 4, 5].map((sequence) => aSignature({ sequence })) })
    const pages = await textOf(await drawCopy(content))
    expect(pages.length).toBeGreaterThan(3)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`)
      expect(page).toContain(content.reference)
      expect(page).toContain('Brookfield Primary School')
    }
  })

  test('is the same to the byte when a job is repeated, whatever else is drawn at the same time', async () => {
    const once = await drawCopy(aCopy())
    const [again] = await Promise.all([drawCopy(aCopy()), drawCopy(aCopy({ pupil: NAMES.urdu }))])
    expect(Buffer.compare(Buffer.from(again), Buffer.from(once))).toBe(0)
    expect(Buffer.from(await drawCopy(aCopy({ reference: 'BRK-OTHER' }))).equals(Buffer.from(once))).toBe(false)
  })

  test('says in its properties what it is, in which language and when it was completed', async () => {
    const pdf = await PDFDocument.load(await drawCopy(aCopy()), { updateMetadata: false })
    expect(pdf.getTitle()).toBe('Using computers and the internet at school – Zoë Ångström-O’Neill')
    expect(String(pdf.catalog.get(PDFName.of('Lang')))).toContain('en-GB')
    expect(pdf.getCreationDate()).toEqual(new Date('2026-11-21T21:04:31.000Z'))
    expect(pdf.getModificationDate()).toEqual(pdf.getCreationDate())
  })

  test('never shows an address, an e-mail or a network address, even when it is handed one', async () => {
    const private_ = {
      email: 'someone@home.example',
      ipAddress: '203.0.113.7',
      address: '1 Mill Lane',
      reason: 'Moving',
    }
    const signatures = [
      { ...aSignature(), ...private_ },
      { ...aSignature({ sequence: 9, outcome: 'declined' }), ...private_ },
    ]
    const text = flat(await textOf(await drawCopy({ ...aCopy({ signatures }), ...private_ })))
    expect(text).toContain('Declined on')
    for (const secret of [...Object.values(private_), '@']) expect(text).not.toContain(secret)
  })

  test('shows a drawn mark, a witness and the summer time of each signer', async () => {
    const png = aPng(60, 20, (x, y) => Math.abs(x / 3 - y) < 2)
    const signature = aSignature({
      mark: { kind: 'drawn', png },
      witness: NAMES.gurmukhi,
      signedAt: new Date('2026-07-01T12:00:00Z'),
    })
    const bytes = await drawCopy(aCopy({ signatures: [signature] }))
    const text = flat(await textOf(bytes))
    expect(text).toContain('1 July 2026 at 13:00:00 BST')
    expect(text).toContain('Drawn by the signer')
    expect(text).toContain(NAMES.gurmukhi)
    expect(bytes.length).toBeGreaterThan(0)
  })
})

describe('the body', () => {
  test('is the same for everyone, so a kept one gives the same copy', async () => {
    const [one, other] = [
      aCopy(),
      aCopy({ pupil: 'Somebody Else', reference: 'X', signatures: [aSignature({ signer: 'Else' })] }),
    ]
    const body = await drawBody(one)
    expect(Buffer.from(await drawBody(other)).equals(Buffer.from(body))).toBe(true)
    expect(Buffer.from(await drawCopy(one, body)).equals(Buffer.from(await drawCopy(one)))).toBe(true)
    const { bytes, pages } = await drawCountedCopy(one, body)
    expect(pages).toBe(await pageCount(bytes))
    expect(pages).toBeGreaterThan(await pageCount(body))
  })

  test('keeps every one of sixty clauses, in order, and lists the fields that no clause mentions', async () => {
    const content = aCopy()
    const texts = Array.from(
      { length: 60 },
      (_, at) => `keep rule number ${at + 1} of the long list of rules, all of it`,
    )
    content.agreement.content.clauses = texts.map((text) => ({ kind: 'will', text }))
    content.agreement.content.fields = Array.from({ length: 12 }, (_, at) => {
      return { key: `k${at}`, label: `Field ${at}`, hint: '', value: `${NAMES.arabic} ${at}`, multiline: false }
    })
    const pages = await textOf(await drawBody(content))
    const text = flat(pages)
    expect(pages.length).toBeGreaterThan(2)
    const places = texts.map((each, at) => text.indexOf(`${at + 1} ${each}`))
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true)
    for (let at = 0; at < 12; at++) expect(text).toContain(`${NAMES.arabic} ${at}`)
  })

  test('sets clauses in other scripts too', async () => {
    const content = aCopy()
    const arabic = 'يمكن للمدرسة أن ترى ما أفعله على أجهزتها'
    content.agreement.content.clauses = [
      { kind: 'understand', text: arabic },
      { kind: 'understand', text: 'Я повідомлю вчителя' },
      { kind: 'understand', text: '学校可以看到我在设备上的操作' },
    ]
    const text = flat(await textOf(await drawBody(content)))
    for (const part of [arabic, 'Я повідомлю вчителя', '学校可以看到我在设备上的操作']) expect(text).toContain(part)
  })
})

test('a name in any script is copied out of the file as it was typed, wherever it stands', async () => {
  const names = Object.values(NAMES)
  const signatures = names.map((signer, at) =>
    aSignature({ signer, sequence: at + 1, capacity: 'Parent', declaration: '' }),
  )
  const text = flat(await textOf(await drawCopy(aCopy({ signatures, pupil: NAMES.bengali }))))
  for (const name of names) {
    // The heading of the card, the typed mark, and the heading of the evidence.
    expect(text.split(name.normalize('NFC')).length - 1, name).toBeGreaterThanOrEqual(3)
  }
})

const FEW = ['vietnamese', 'urdu', 'bengali', 'mixed'] as const

test.each(FEW)('a school, a pupil and a witness named in %s', async (script) => {
  const name = NAMES[script]
  const content = aCopy({
    pupil: name,
    signatures: [aSignature({ signer: 'Ann', declaration: 'Yes.', witness: name })],
  })
  const pages = await textOf(await drawCopy({ ...content, school: { ...content.school, name } }))
  const found = pages.map((page) => page.split(name.normalize('NFC')).length - 1)
  // Body: heading and footer. Signatures: pupil, witness, school in the evidence, footer.
  expect(found).toEqual([2, 4])
})
