import { describe, expect, it } from 'vitest'
import { marksOf } from '../agreement-parts'
import { diffSections } from '../section-diff'
import { AUDIENCES } from '../types'
import { agreementTemplate } from './agreement-template'
import { demoPolicy, earlierDemoPolicy } from './demo-policy'
import { POLICY_SECTIONS } from './policy-template'

const words = (text: string) => text.split(/\s+/).filter(Boolean)
const textOf = (audience: (typeof AUDIENCES)[number]) => {
  const { title, leadIn, clauses, parentDeclaration } = agreementTemplate(audience)
  return [title, ...Object.values(leadIn), ...clauses.map(({ text }) => text), parentDeclaration ?? ''].join('\n')
}
const ADULTS = ['staff', 'governors', 'volunteers', 'visitors'] as const

/** Each point that a form has to make, as words that stand in it. */
const POINTS: Record<string, RegExp[]> = {
  parents: [
    /official channels/,
    /\{\{channels\}\}/,
    /groups and chats/,
    /school .*respect|respect/,
    /other parents/,
    /complaint/,
    /criticise/,
    /behaviour/,
    /photo or video/,
  ],
  older_pupils: [
    /learning/,
    /teacher is there/,
    /rules/,
    /websites/,
    /social networks/,
    /chat rooms/,
    /attachment/,
    /rude/,
    /password/,
    /bully/,
    /checks which websites/,
    /upsets/,
    /sensibly/,
    /outside school/,
    /personal devices/,
  ],
  younger_pupils: [
    /school work/,
    /teacher in the room/,
    /rules/,
    /not for children/,
    /photos and videos/,
    /chat/,
    /link/,
    /rude/,
    /password/,
    /mean/,
    /looks at what I do/,
    /sad, worried or scared/,
    /right way/,
    /at home/,
    /personal devices/,
  ],
}
for (const audience of ADULTS) {
  POINTS[audience] = [
    /violent, criminal or pornographic/,
    /good name/,
    /private groups/,
    /chat rooms/,
    /improper/,
    /install/,
    /hardware/,
    /password/,
    /confidential/,
    /authority/,
    /private business/,
    /monitors/,
    /secure/,
    /safeguardingLead/,
    /itManager/,
    /responsibly/,
    /I sign this as/,
  ]
}

describe('agreement templates', () => {
  it.each(AUDIENCES)('%s makes every point, and has a field for every mark', (audience) => {
    const content = agreementTemplate(audience)
    for (const point of POINTS[audience] ?? []) expect(textOf(audience)).toMatch(point)
    expect(marksOf(content).sort()).toEqual(content.fields.map(({ key }) => key).sort())
    for (const field of content.fields)
      expect([field.label, field.hint, field.value]).toEqual([
        expect.stringMatching(/\S/),
        expect.stringMatching(/\S/),
        '',
      ])
    expect(content.parentDeclaration !== null).toBe(audience.endsWith('_pupils'))
    for (const { kind } of content.clauses) if (kind !== 'text') expect(content.leadIn[kind]).toMatch(/:$/)
  })

  it('gives each caller a copy of its own', () => {
    agreementTemplate('staff').clauses.length = 0
    expect(agreementTemplate('staff').clauses.length).toBeGreaterThan(10)
  })

  it('speaks to the youngest in short sentences and short words', () => {
    const { clauses } = agreementTemplate('younger_pupils')
    for (const { text } of clauses) {
      for (const sentence of text.split('. ')) expect(words(sentence).length, sentence).toBeLessThanOrEqual(18)
      expect(text).not.toMatch(/monitor|inappropriate|appropriate|discipline|responsib|attachment|access|material/i)
    }
    const letters = clauses.flatMap(({ text }) => words(text.replace(/\{\{.*?\}\}/g, ''))).map((word) => word.length)
    expect(letters.reduce((sum, length) => sum + length, 0) / letters.length).toBeLessThan(4.6)
  })

  it('gives pupils in their care to those alone who may have them', () => {
    expect(textOf('staff')).toMatch(/in my care/)
    expect(textOf('governors')).not.toMatch(/in my care/)
  })
})

describe('the policy', () => {
  it('is a whole policy of a length that people read', () => {
    const count = words(POLICY_SECTIONS.map(({ title, text }) => `${title} ${text}`).join(' ')).length
    expect(count).toBeGreaterThan(900)
    expect(count).toBeLessThan(1300)
    expect(POLICY_SECTIONS.filter(({ level }) => level === 1)).toHaveLength(11)
  })

  it('differs from last year’s in the sentences that are said to differ, and in one new section', () => {
    const changes = diffSections(earlierDemoPolicy('Oak Hill', 2025).sections, demoPolicy('Oak Hill', 2026).sections)
    const of = (state: string) =>
      changes.filter((change) => change.state === state).map(({ label }) => label.split(' ')[0]?.replace(/\.$/, ''))
    expect(of('added')).toEqual(['4.2'])
    expect(of('changed')).toEqual(['4.1', '5', '6', '7', '9'])
    expect(of('removed')).toEqual([])
    const changed = changes.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'removed')
    expect(changed.length).toBeGreaterThanOrEqual(4)
  })

  it('states dates that agree with its cycle', () => {
    expect(demoPolicy('Oak Hill', 2026).metadata).toMatchObject({
      reviewedOn: '2026-06',
      nextReviewOn: '2027-06',
      reviewEveryMonths: 12,
      schoolName: 'Oak Hill',
    })
  })
})
