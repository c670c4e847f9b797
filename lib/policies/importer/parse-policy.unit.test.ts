import { describe, expect, it } from 'vitest'
import { parsePolicy } from '@/lib/policies/importer/parse-policy'

const TODAY = '2026-11-22'
const BODY =
  'Everybody who works here reads these rules in September and keeps to them for the whole of the school year.'
const parse = (text: string) => parsePolicy(text, TODAY)
const outline = (text: string) =>
  parse(text).sections.map(({ number, title, level }) => `${level} ${number ?? '-'} ${title}`)
const warnings = (text: string, kind: string) => parse(text).warnings.filter((warning) => warning.kind === kind)

describe('headings', () => {
  it('follows numbers through uneven markdown marks and takes the level from their depth', () => {
    const text = `# Device policy\n\n## 1. Aims\n\n${BODY}\n\n#### **2. Use**\n\n${BODY}\n\n## **2.1 At home**\n\n${BODY}\n\n### 3. Review\n\n${BODY}`
    expect(parse(text).title).toBe('Device policy')
    expect(outline(text)).toEqual(['1 1 Aims', '1 2 Use', '2 2.1 At home', '1 3 Review'])
  })

  it('finds a numbered heading straight under a line of text', () => {
    expect(outline(`1. Aims\n${BODY}\n2. Use\n${BODY}\n2.1 Phones\n${BODY}\n3. Review\n${BODY}`)).toEqual([
      '1 1 Aims',
      '1 2 Use',
      '2 2.1 Phones',
      '1 3 Review',
    ])
  })

  it('keeps a numbered list that starts again at one as text', () => {
    const text = `1. Aims\n${BODY}\n2. Rules\n${BODY}\n1. Lock the screen\n2. Log out\n3. Tell the office\n4. Hand it in\n3. Review\n${BODY}`
    expect(outline(text)).toEqual(['1 1 Aims', '1 2 Rules', '1 3 Review'])
    expect(parse(text).sections[1]?.text).toContain('3. Tell the office')
  })

  it('keeps clauses that are whole sentences inside their section', () => {
    const clause =
      'You lock the screen whenever you leave the room, even for a minute, and you never leave it to a colleague.'
    const text = `1. Aims\n- 1.1 ${clause}\n- 1.2 ${clause}\n2. Use\n- 2.1 ${clause}\n2.2 ${clause}\n - (a) Never share it.\n - (b) Never lend it.`
    expect(outline(text)).toEqual(['1 1 Aims', '1 2 Use'])
    expect(parse(text).sections[1]?.text).toBe(
      `2.1 ${clause}\n\n2.2 ${clause}\n\n- (a) Never share it.\n- (b) Never lend it.`,
    )
  })

  it('leaves out a list of contents and says so', () => {
    const text = `Phone policy\n\nContents\n\n1. Aims\t2\n2. Use of phones.....\t3\n3. Review\t3\n\n1. Aims\n\n${BODY}\n\n2. Use of phones\n\n${BODY}\n\n3. Review\n\n${BODY}`
    expect(outline(text)).toEqual(['1 1 Aims', '1 2 Use of phones', '1 3 Review'])
    expect(parse(text).setAside.filter(({ why }) => why === 'contents')).toHaveLength(4)
    expect(warnings(text, 'doubt').some(({ text }) => text.includes('contents'))).toBe(true)
  })

  it('tells headings without numbers by their shape, and says that it did', () => {
    const text = `Phone policy\n\nWhy we have it\n\n${BODY}\n\nPupils\n\nIn lessons\n\n${BODY}\n\nOther papers\n\nBehaviour\n\nSafeguarding\n\nComplaints`
    expect(outline(text)).toEqual(['1 - Why we have it', '1 - Pupils', '1 - In lessons', '1 - Other papers'])
    expect(parse(text).sections[3]?.text).toBe('Behaviour\n\nSafeguarding\n\nComplaints')
    expect(warnings(text, 'doubt').some(({ text }) => text.includes('shape'))).toBe(true)
  })

  it('keeps a stray numbered line among unnumbered headings as text and reports it', () => {
    const text = `Mail policy\n\nManners\n\n${BODY}\n\n1. As a rule, nobody may:\n\n- shout in capitals;\n- write in anger;\n\nStorage\n\n${BODY}`
    expect(outline(text)).toEqual(['1 - Manners', '1 - Storage'])
    expect(warnings(text, 'doubt')).toContainEqual(
      expect.objectContaining({ where: 'Manners', text: expect.stringContaining('numbered like a heading') }),
    )
  })

  it('reads an appendix with its number, and its own numbering as text', () => {
    const text = `1. Aims\n${BODY}\n2. Use\n${BODY}\nAppendix 1: Tips for phones\n1. Set a code\n2. Update it\nSee appendix 1 again.\nAnnex B\nUseful words\n${BODY}`
    expect(outline(text)).toEqual(['1 1 Aims', '1 2 Use', '1 Appendix 1 Tips for phones', '1 Annex B Useful words'])
  })

  it('keeps text before the first heading as a section of its own', () => {
    const text = `Phone policy\n\nCourage and kindness\n\nRead this first:\n- the staff handbook\n\n1. Aims\n${BODY}\n2. Use\n${BODY}`
    expect(outline(text)[0]).toBe('1 - Before the first heading')
    expect(parse(text).sections[0]?.text).toBe('Courage and kindness\n\nRead this first:\n\n- the staff handbook')
  })

  it('makes a section of a text with no headings at all, and of a single line', () => {
    expect(parse(`${BODY}\n\n${BODY}`).sections).toHaveLength(1)
    expect(parse('hello').sections.length + parse('hello').setAside.length).toBe(1)
  })
})

describe('text', () => {
  it('joins a sentence that a page break cut in two, and says where', () => {
    const text = `1. Aims\n\nWe lend devices to parents, governors and\n\nguests of the school.\n\n2. Use\n\n${BODY}`
    expect(parse(text).sections[0]?.text).toBe('We lend devices to parents, governors and guests of the school.')
    expect(warnings(text, 'doubt')).toContainEqual(expect.objectContaining({ where: '1 Aims' }))
  })

  it('reads lines under a colon that lost their bullets as a list', () => {
    const text = `1. Aims\n\nWe look at:\n\nSites visited\n\nMessages sent\n\nThat is all we look at.\n\n2. Use\n\n${BODY}`
    expect(parse(text).sections[0]?.text).toBe(
      'We look at:\n\n- Sites visited\n- Messages sent\n\nThat is all we look at.',
    )
  })

  it('puts the lines of a paragraph broken at a width together', () => {
    const words =
      'The school lends every teacher a laptop and a telephone for the work of the school year, and it keeps a list of'
    const lines = Array.from(
      { length: 10 },
      () =>
        `${words.slice(0, 70)}\n${words.slice(71)}\nwhat was lent to whom, since when and until when it is lent out.`,
    )
    const text = `1. Aims\n${lines.join('\n\n')}\n2. Use\n${BODY}`
    expect(parse(text).sections[0]?.text.split('\n\n')).toHaveLength(10)
  })
})

describe('warnings', () => {
  it('points out a cycle that contradicts the dates', () => {
    const text = `Phone policy\nReviewed on:\tMarch 2025\nNext review by:\tMarch 2027\n1. Aims\n${BODY}\n2. Review\nThis policy will be reviewed every three years.`
    expect(parse(text).metadata.reviewEveryMonths).toBe(36)
    expect(warnings(text, 'cycle_contradicts_dates')).toEqual([expect.objectContaining({ where: '2 Review' })])
    expect(warnings(text.replace('March 2027', 'March 2028'), 'cycle_contradicts_dates')).toEqual([])
  })

  it('points out a review that is past, from the month after', () => {
    const text = (month: string) => `Phone policy\nNext review: ${month}\n1. Aims\n${BODY}\n2. Use\n${BODY}`
    expect(warnings(text('October 2026'), 'review_overdue')).toHaveLength(1)
    expect(warnings(text('November 2026'), 'review_overdue')).toHaveLength(0)
    expect(warnings(text('21/11/2026'), 'review_overdue')).toHaveLength(1)
    expect(warnings(text('22/11/2026'), 'review_overdue')).toHaveLength(0)
  })

  it('reckons a review without a date from the last one and the cycle', () => {
    const text = `Phone policy\nLast reviewed: May 2023\n1. Aims\n${BODY}\n2. Review\nThe policy is reviewed annually.`
    expect(warnings(text, 'review_overdue')).toHaveLength(1)
  })

  it('infers a cycle from the dates and says that it was inferred', () => {
    const text = `Phone policy\nLast Updated\n\nMay 2026\n\nNext review\n\nMay 2027\n\n1. Aims\n${BODY}\n2. Use\n${BODY}`
    expect(parse(text).metadata.reviewEveryMonths).toBe(12)
    expect(warnings(text, 'doubt').some(({ text }) => text.includes('inferred'))).toBe(true)
  })

  it.each([
    'Amend this list as appropriate.',
    'You might want to add the name of your provider.',
    'Our lead is [insert name].',
    'Follow the [Behaviour Policy] at all times.',
    'If you have a chat system, explain it here.',
  ])('points out template text: %s', (sentence) => {
    const found = warnings(`1. Aims\n${BODY}\n2. Use\n${BODY} ${sentence}`, 'template_text')
    expect(found).toEqual([expect.objectContaining({ where: '2 Use' })])
  })

  it('takes brackets around the title of another section, and a link, for what they are', () => {
    expect(
      warnings(`1. Aims\nPlease also see [Use].\n2. Use\nOur site is [here](https://school.example).`, 'template_text'),
    ).toEqual([])
  })
})
