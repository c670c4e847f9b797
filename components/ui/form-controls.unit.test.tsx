import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CheckboxGroup, Radios } from './choices'
import { ErrorSummary } from './error-summary'
import { Select } from './select'
import { TextInput } from './text-input'

describe('a field with an error', () => {
  const html = renderToStaticMarkup(
    <TextInput name="due" label="Due" hint="A school day" error={['Give a day', 'Second']} />,
  )
  test('ties hint and error to the control, in that order', () => {
    expect(html).toContain('aria-describedby="due-hint due-error"')
    expect(html).toContain('id="due-error"')
  })
  test('marks the control and shows the first error alone', () => {
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('Give a day')
    expect(html).not.toContain('Second')
  })
  test('without one, nothing is marked', () => {
    const clean = renderToStaticMarkup(<TextInput name="due" label="Due" error={[]} />)
    expect(clean).not.toContain('aria-invalid')
    expect(clean).not.toContain('aria-describedby')
  })
})

describe('the error summary', () => {
  const items = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  test('links to the first control of each field', () => {
    const summary = renderToStaticMarkup(<ErrorSummary errors={{ answer: ['Choose one'], kept: undefined }} />)
    expect(summary.match(/href="#answer"/g)).toHaveLength(1)
    expect(summary).not.toContain('#kept')
    expect(renderToStaticMarkup(<Radios name="answer" legend="?" items={items} />)).toContain('id="answer"')
    expect(renderToStaticMarkup(<CheckboxGroup name="answer" legend="?" items={items} />)).toContain('id="answer"')
  })
  test('is not there when nothing is wrong', () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={{ kept: [] }} />)).toBe('')
  })
})

test('what was chosen comes back', () => {
  const html = renderToStaticMarkup(
    <>
      <CheckboxGroup
        name="c"
        legend="?"
        values={['b', 'c']}
        items={['a', 'b', 'c'].map((value) => ({ value, label: value }))}
      />
      <Select name="s" label="?" defaultValue="y" options={['x', 'y'].map((value) => ({ value, label: value }))} />
    </>,
  )
  expect(html.match(/checked=""/g)).toHaveLength(2)
  expect(html).toMatch(/<option value="y" selected="">/)
})
