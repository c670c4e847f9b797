import { describe, expect, test } from 'vitest'
import type { AgreementContent } from '@/lib/policies/types'
import { unmentioned } from './clauses'

const field = (key: string, value: string) => ({ key, value, label: key, hint: '', multiline: false })
const form = (text: string, ...fields: AgreementContent['fields']): AgreementContent => ({
  title: 'A form',
  leadIn: { will: '', will_not: '', understand: '' },
  clauses: [{ kind: 'text', text }],
  parentDeclaration: null,
  fields,
})

describe('fields that the text does not mention', () => {
  test('are those whose mark is missing, and in a published form those whose words are', () => {
    expect(unmentioned(form('Tell {{reportTo}}.', field('reportTo', 'the office')))).toEqual([])
    expect(unmentioned(form('Tell the office.', field('reportTo', 'the office')))).toEqual([])
    expect(unmentioned(form('Tell somebody.', field('reportTo', 'the office')))).toMatchObject([{ key: 'reportTo' }])
  })
  test('an empty one is none', () => {
    expect(unmentioned(form('Tell somebody.', field('reportTo', '  ')))).toEqual([])
  })
})
