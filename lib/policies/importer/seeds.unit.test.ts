import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingLines } from '@/lib/policies/importer/every-line'
import { parsePolicy, UNPLACED } from '@/lib/policies/importer/parse-policy'
import type { ParsedPolicy } from '@/lib/policies/types'

// The sample policies belong to other people and are not part of the project: these tests run only where they lie beside it.
const SEEDS = resolve('../shared/seeds')
const here = existsSync(SEEDS)

function source(start: string): string {
  const file = readdirSync(SEEDS).find((name) => name.startsWith(`${start}_`))
  return readFileSync(resolve(SEEDS, file ?? ''), 'utf8')
}
const parse = (start: string) => parsePolicy(source(start), '2026-11-22')
const kinds = (policy: ParsedPolicy) =>
  policy.warnings.filter(({ kind }) => kind !== 'doubt').map(({ kind, where }) => [kind, where?.split(' ')[0] ?? null])
const numbers = (policy: ParsedPolicy) => policy.sections.map(({ number }) => number)
const oneTo = (last: number) => Array.from({ length: last }, (_, at) => String(at + 1))
const count = (policy: ParsedPolicy, audience: string) => {
  const clauses = policy.agreements.find((agreement) => agreement.audience === audience)?.clauses ?? []
  const of = (kind: string) => clauses.filter((clause) => clause.kind === kind).length
  return { will: of('will'), will_not: of('will_not'), understand: of('understand'), text: of('text') }
}

if (!here) {
  it.skip('the sample policies are not beside this checkout (../shared/seeds), so their tests did not run', () => {})
}

describe.runIf(here)('the sample policies', () => {
  it.each(['000', '001', '002', '003', '004'])('%s keeps every line of its own accord', (start) => {
    const policy = parse(start)
    expect(missingLines(source(start), policy)).toEqual([])
    expect(policy.sections.some(({ title }) => title === UNPLACED)).toBe(false)
  })

  it('000: dates two years apart under a three-year cycle, uneven marks, template text', () => {
    const policy = parse('000')
    expect(policy.title).toBe('Acceptable Use Policy')
    expect(policy.metadata).toMatchObject({
      createdOn: '2021-11',
      createdBy: expect.stringMatching(/^S\w+ R\w+$/),
      reviewedOn: '2025-02',
      reviewedBy: expect.stringMatching(/^S\w+ O\w+$/),
      nextReviewOn: '2027-02',
      reviewEveryMonths: 36,
      schoolName: 'Clipstone Brook Lower School',
    })
    expect(numbers(policy)).toEqual(
      '1 2 3 4 4.1 4.2 5 5.1 5.1.1 5.2 5.2.1 5.3 5.4 5.5 6 6.1 6.2 7 7.1 7.2 8 8.1 8.2 8.3 8.4 8.5 9 10 11'.split(' '),
    )
    expect(policy.sections.map(({ level }) => level)).toEqual(
      numbers(policy).map((number) => (number ?? '').split('.').length),
    )
    expect(kinds(policy)).toEqual([
      ['cycle_contradicts_dates', '10'],
      ['template_text', '5.5'],
    ])
    expect(policy.sections.find(({ number }) => number === '4')?.text.match(/^- /gm)).toHaveLength(17)
    expect(policy.agreements).toEqual([])
  })

  it('001: clauses under ten headings, a list of contents, a review long past', () => {
    const policy = parse('001')
    expect(policy.metadata).toMatchObject({
      createdOn: '2021-05',
      reviewedOn: '2021-05',
      nextReviewOn: '2023-05',
      reviewedBy: 'ZD & JE',
      approvedBy: 'Trust Board',
      appliesTo: 'All Trust Schools',
      schoolName: 'The Partnership Trust',
    })
    expect(numbers(policy)).toEqual([null, ...oneTo(10)])
    expect(policy.setAside.filter(({ why }) => why === 'contents')).toHaveLength(11)
    const clauses = policy.sections.map(({ text }) => text.match(/^\d+\.\d+ /gm)?.length ?? 0)
    expect(clauses).toEqual([0, 5, 3, 9, 12, 3, 7, 7, 2, 3, 3])
    expect(policy.sections.at(-2)?.text.match(/^- \([a-h]\) /gm)).toHaveLength(8)
    expect(kinds(policy)).toEqual([['review_overdue', null]])
  })

  it('002: labels above their values, headings in capitals, a yearly review that is past', () => {
    const policy = parse('002')
    expect(policy.title.toLowerCase()).toBe('acceptable ict use policy')
    expect(policy.metadata).toMatchObject({
      reviewedOn: '2024-08',
      nextReviewOn: '2025-08',
      reviewEveryMonths: 12,
      appliesTo: 'Parents, Students, Staff',
      schoolName: 'The King Alfred School',
    })
    expect(policy.metadata.lead).toMatch(/^Director .*\(\w+ \w+\)$/)
    expect(numbers(policy)).toEqual([null, ...oneTo(14)])
    expect(kinds(policy)).toEqual([['review_overdue', null]])
    expect(policy.warnings.some(({ kind, text }) => kind === 'doubt' && text.includes('inferred'))).toBe(true)
  })

  it('003: headings without numbers, brackets left over, a sentence across a page, one stray number', () => {
    const policy = parse('003')
    expect(policy.metadata).toMatchObject({
      reviewedOn: '2025-09',
      approvedOn: '2025-09-24',
      approvedBy: 'Local Governance Committee',
      nextReviewOn: '2026-09',
      schoolName: 'John Clare Primary School',
    })
    expect(policy.sections.map(({ title }) => title.split(' ')[0])).toEqual(
      'Before Introduction Equipment Systems E-mail Use Personal Pupils Access General Pupil Pupils Search Links'.split(
        ' ',
      ),
    )
    expect(numbers(policy).every((number) => number === null)).toBe(true)
    expect(kinds(policy)).toEqual([
      ['review_overdue', null],
      ['template_text', 'E-mail'],
      ['template_text', 'Personal'],
    ])
    const doubts = policy.warnings.filter(({ kind }) => kind === 'doubt').map(({ text }) => text)
    expect(doubts.filter((text) => text.includes('joined'))).toHaveLength(2)
    expect(doubts.filter((text) => text.includes('numbered like a heading'))).toHaveLength(1)
  })

  it('004: four forms for seven audiences, each clause in its kind', () => {
    const policy = parse('004')
    expect(policy.metadata).toMatchObject({
      reviewEveryMonths: 24,
      approvedBy: 'Governing board',
      nextReviewOn: null,
      schoolName: null,
    })
    expect(policy.agreements.map(({ audience }) => audience)).toEqual([
      'parents',
      'older_pupils',
      'younger_pupils',
      'staff',
      'governors',
      'volunteers',
      'visitors',
    ])
    expect(count(policy, 'parents')).toEqual({ will: 3, will_not: 3, understand: 0, text: 6 })
    expect(count(policy, 'older_pupils')).toEqual({ will: 2, will_not: 10, understand: 2, text: 0 })
    expect(count(policy, 'younger_pupils')).toEqual({ will: 2, will_not: 9, understand: 2, text: 0 })
    for (const audience of ['staff', 'governors', 'volunteers', 'visitors']) {
      expect(count(policy, audience)).toEqual({ will: 3, will_not: 9, understand: 1, text: 0 })
    }
    for (const { audience, parentDeclaration, signatures } of policy.agreements) {
      expect(parentDeclaration !== null).toBe(audience.endsWith('_pupils'))
      expect(signatures).toHaveLength(audience.endsWith('_pupils') ? 2 : 1)
    }
    expect(kinds(policy)).toEqual([
      ['template_text', '9'],
      ['template_text', '9'],
    ])
    expect(numbers(policy).slice(-2)).toEqual(['Appendix 1', null])
    expect(policy.sections.at(-1)?.text.split(' ')).toHaveLength(9)
    expect(policy.warnings.some(({ kind, text }) => kind === 'doubt' && text.includes('after the last place'))).toBe(
      true,
    )
  })
})
