import { describe, expect, it } from 'vitest'
import { findDate, isPast, monthsBetween } from '@/lib/policies/importer/dates'
import { parsePolicy } from '@/lib/policies/importer/parse-policy'
import { monthsOf } from '@/lib/policies/importer/review-cycle'

const BODY =
  'Everybody who works here reads these rules in September and keeps to them for the whole of the school year.'
const read = (front: string, last = BODY) =>
  parsePolicy(`${front}\n\n1. Aims\n\n${BODY}\n\n2. Review\n\n${last}`, '2026-11-22')

describe('dates', () => {
  it.each([
    ['November 2021', '2021-11'],
    ['24 th September 2025', '2025-09-24'],
    ['24th of September 2025', '2025-09-24'],
    ['September 24, 2025', '2025-09-24'],
    ['Sept. 2025', '2025-09'],
    ['03/02/2026', '2026-02-03'],
    ['3.2.26', '2026-02-03'],
    ['2026-02-03', '2026-02-03'],
    ['New policy – May 2021', '2021-05'],
    ['31 February 2026', null],
    ['Autumn 2026', null],
    ['13/13/2026', null],
  ])('reads %s', (text, date) => {
    expect(findDate(text)?.date ?? null).toBe(date)
  })

  it('counts months and knows what is past', () => {
    expect(monthsBetween('2025-02', '2027-02')).toBe(24)
    expect(isPast('2026-11', '2026-11-30')).toBe(false)
    expect(isPast('2026-10', '2026-11-01')).toBe(true)
  })

  it.each([
    ['every 2 years', 24],
    ['every three years', 36],
    ['annually', 12],
    ['every year', 12],
    ['every 18 months', 18],
    ['biennially', 24],
    ['when needed', null],
  ])('reads a cycle: %s', (text, months) => {
    expect(monthsOf(text)).toBe(months)
  })
})

describe('metadata', () => {
  it('reads rows with tabs, a name after a date included', () => {
    const { metadata } = read(
      '# Phone policy\n\nOak Hill Primary School\n\nCreated on:\tMay 2021\tAmara Osei\nReviewed on:\tJune 2026\tTom Ellery\nNext review by:\tJune 2028\t',
    )
    expect(metadata).toMatchObject({
      createdOn: '2021-05',
      createdBy: 'Amara Osei',
      reviewedOn: '2026-06',
      reviewedBy: 'Tom Ellery',
      nextReviewOn: '2028-06',
      schoolName: 'Oak Hill Primary School',
    })
  })

  it('reads a label and its value on lines of their own', () => {
    const { metadata, sections } = read(
      'PHONE POLICY\n\nPolicy area\n\nPupils, staff\n\nSLT Lead\n\nBursar (Lena Marsh)\n\nLast Updated\n\nJune 2026\n\nHouse\n\nBlue',
    )
    expect(metadata).toMatchObject({ appliesTo: 'Pupils, staff', lead: 'Bursar (Lena Marsh)', reviewedOn: '2026-06' })
    expect(sections[0]?.text).toBe('House\n\nBlue')
  })

  it('takes the approver out of the label and the date out of the value', () => {
    expect(read('Phone policy\nApproved by Resources Committee\t24 th September 2025').metadata).toMatchObject({
      approvedBy: 'Resources Committee',
      approvedOn: '2025-09-24',
    })
    expect(read('Phone policy\nApproved by: Full board, 3 March 2026').metadata).toMatchObject({
      approvedBy: 'Full board',
      approvedOn: '2026-03-03',
    })
  })

  it('finds a date that only a space parts from its label', () => {
    expect(
      read('Phone policy\nLast Review New Policy – May 2021\nApproved by Resources Committee 24 th June 2021').metadata,
    ).toMatchObject({
      createdOn: '2021-05',
      reviewedOn: '2021-05',
      approvedBy: 'Resources Committee',
      approvedOn: '2021-06-24',
    })
  })

  it('takes a new policy for created as well as reviewed', () => {
    expect(read('Phone policy\nLast Review\tNew Policy – May 2021').metadata).toMatchObject({
      createdOn: '2021-05',
      reviewedOn: '2021-05',
      createdBy: null,
    })
  })

  it('reads a markdown table', () => {
    expect(
      read('# Phone policy\n\n| Created on | May 2021 |\n|---|---|\n| Policy lead | Lena Marsh |').metadata,
    ).toMatchObject({ createdOn: '2021-05', lead: 'Lena Marsh' })
  })

  it('fills from sentences what no row says', () => {
    const { metadata } = read(
      'Phone policy',
      'The full governing board is responsible for approving this policy. This policy applies to staff and governors. It is reviewed every 2 years.',
    )
    expect(metadata).toMatchObject({
      approvedBy: 'Full governing board',
      appliesTo: 'staff and governors',
      reviewEveryMonths: 24,
    })
  })

  it('says when a date is not understood, and keeps the words', () => {
    const parsed = read('Phone policy\nNext review date: Autumn 2027')
    expect(parsed.metadata.nextReviewOn).toBeNull()
    expect(parsed.warnings).toContainEqual(
      expect.objectContaining({ kind: 'doubt', text: expect.stringContaining('Autumn 2027') }),
    )
  })

  it('reads a school in capitals before a repeated title', () => {
    const parsed = read('PHONE POLICY\n\nTHE OAK HILL SCHOOL PHONE POLICY')
    expect(parsed.metadata.schoolName).toBe('The Oak Hill School')
    expect(parsed.sections.map(({ title }) => title)).toEqual(['Aims', 'Review'])
  })
})
