import { describe, expect, it } from 'vitest'
import { toJson } from '@/lib/policies/importer/import-json'
import { parsePolicy } from '@/lib/policies/importer/parse-policy'

const BODY =
  'Everybody who works here reads these rules in September and keeps to them for the whole of the school year.'
const POLICY = `1. Aims\n${BODY}\n2. Review\nWe review the policy every year.\n`
const parse = (form: string) => parsePolicy(POLICY + form, '2026-11-22')

const PUPIL = `Appendix 1: Agreement for older pupils
\tComputers at our school: agreement for pupils and parents

\tName of pupil:

\tWhen I use a computer at school, I will not:

• Play games

• Share my password

I understand that teachers see what I do.

I will always take care.

\tSigned (pupil):
\tDate:

\tParent/carer agreement: I agree that my child may use computers, and will explain these rules.

\tSigned (parent/carer):
\tDate:
`

describe('a form in an appendix', () => {
  it('is an agreement, with its clauses by the lead-in they stand under', () => {
    const [form, ...others] = parse(PUPIL).agreements
    expect(others).toEqual([])
    expect(form).toMatchObject({
      audience: 'older_pupils',
      title: 'Agreement for older pupils',
      leadIn: { will: '', will_not: 'When I use a computer at school, I will not:', understand: '' },
      clauses: [
        { kind: 'will_not', text: 'Play games' },
        { kind: 'will_not', text: 'Share my password' },
        { kind: 'understand', text: 'I understand that teachers see what I do.' },
        { kind: 'will', text: 'I will always take care.' },
      ],
      parentDeclaration: 'I agree that my child may use computers, and will explain these rules.',
      signatures: ['pupil', 'parent/carer'],
    })
    expect(form?.formLines).toContain('Name of pupil:')
    expect(parse(PUPIL).sections.map(({ title }) => title)).toEqual(['Aims', 'Review'])
  })

  it('keeps a line after the last signature as a section and reports it', () => {
    const parsed = parse(`${PUPIL} Charge your device at night\n`)
    expect(parsed.sections.at(-1)).toMatchObject({ number: null, text: 'Charge your device at night' })
    expect(parsed.warnings).toContainEqual(
      expect.objectContaining({ kind: 'doubt', where: 'Agreement for older pupils' }),
    )
    expect(parsed.agreements[0]?.clauses).toHaveLength(4)
  })

  it('appears once for each audience it names', () => {
    const parsed = parse(
      `Appendix 2: Agreement for staff, governors, volunteers and visitors\nName:\nI will:\n- lock my screen\nI will not:\n- lend my card\nSigned:\nDate:\n`,
    )
    expect(parsed.agreements.map(({ audience }) => audience)).toEqual(['staff', 'governors', 'volunteers', 'visitors'])
    expect(parsed.agreements[3]?.clauses).toEqual([
      { kind: 'will', text: 'lock my screen' },
      { kind: 'will_not', text: 'lend my card' },
    ])
  })

  it('keeps a parents’ list of channels as text, and reads both lists', () => {
    const parsed = parse(`Appendix 3: Agreement for parents and carers
Name of parent/carer:
Name of child:
We can be reached through:
- the newsletter
- the office telephone
When I write about the school, I will:
- be kind
I will not:
- post pictures of other children
Signed:
Date:`)
    expect(parsed.agreements).toHaveLength(1)
    expect(parsed.agreements[0]).toMatchObject({
      audience: 'parents',
      parentDeclaration: null,
      signatures: ['parent/carer'],
      clauses: [
        { kind: 'text', text: 'We can be reached through:' },
        { kind: 'text', text: '- the newsletter' },
        { kind: 'text', text: '- the office telephone' },
        { kind: 'will', text: 'be kind' },
        { kind: 'will_not', text: 'post pictures of other children' },
      ],
    })
  })

  it('takes a plain pupil form for both ages, and says that it is a guess', () => {
    const parsed = parse('Appendix 4: Pupil agreement\nName of pupil:\nI will not:\n- shout\nSigned (pupil):\n')
    expect(parsed.agreements.map(({ audience }) => audience)).toEqual(['older_pupils', 'younger_pupils'])
    expect(parsed.warnings.some(({ text }) => text.includes('age group'))).toBe(true)
  })

  it('drops the "I will" of a sentence that joins a list with that lead-in', () => {
    const parsed = parse(
      'Appendix 5: Agreement for staff\nName:\nI will:\n- lock my screen\n\nI will report what worries me.\nSigned:\n',
    )
    expect(parsed.agreements[0]?.clauses).toEqual([
      { kind: 'will', text: 'lock my screen' },
      { kind: 'will', text: 'Report what worries me.' },
    ])
  })
})

describe('other shapes of form', () => {
  it('reads a form under markdown headings of its own', () => {
    const text = `# Phone policy\n\n## Aims\n\n${BODY}\n\n## Visitor agreement\n\n### I will not\n\n- take pictures\n\n### I will\n\n- sign in\n\nVisitor signature:\n\nDate:`
    const parsed = parsePolicy(text, '2026-11-22')
    expect(parsed.agreements).toMatchObject([
      {
        audience: 'visitors',
        clauses: [
          { kind: 'will_not', text: 'take pictures' },
          { kind: 'will', text: 'sign in' },
        ],
      },
    ])
    expect(parsed.sections.map(({ title }) => title)).toEqual(['Aims'])
  })

  it('reads a document that is nothing but a form', () => {
    const text =
      'Volunteer agreement\n\nName:\n\nI will:\n\n- sign in at reception\n\nI understand that the school keeps a record.\n\nSigned:\n\nDate:'
    const parsed = parsePolicy(text, '2026-11-22')
    expect(parsed.agreements.map(({ audience, clauses }) => [audience, clauses.length])).toEqual([['volunteers', 2]])
  })

  it('keeps a form for nobody it knows as a section with a doubt', () => {
    const parsed = parse('Appendix 6: Lending agreement\nName:\nI will:\n- bring it back\nSigned:\n')
    expect(parsed.agreements).toEqual([])
    expect(parsed.sections.at(-1)?.title).toBe('Lending agreement')
    expect(parsed.warnings.some(({ where }) => where === 'Appendix 6 Lending agreement')).toBe(true)
  })

  it('does not take rules about signing for a form', () => {
    expect(parse('3. Agreements\nWe ask parents to sign the agreement in the appendix.\n').agreements).toEqual([])
  })
})

describe('the JSON of the command line', () => {
  it('has the documented keys, and hyphens', () => {
    const json = toJson(parse(PUPIL))
    expect(Object.keys(json)).toEqual(['title', 'metadata', 'sections', 'agreements', 'warnings'])
    expect(json.agreements[0]?.audience).toBe('older-pupils')
    expect(json.agreements[0]?.clauses[0]).toEqual({ kind: 'will-not', text: 'Play games' })
    expect(Object.keys(json.sections[0] ?? {})).toEqual(['number', 'title', 'level', 'text'])
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })
})
