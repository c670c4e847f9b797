import { createHash } from 'node:crypto'
import type { Place, RollError, RollQuestion } from '../types'

/** What the reading of a roll found beside the people. */
export type Found = { errors: RollError[]; questions: Map<string, RollQuestion> }

type Asked = Pick<RollQuestion, 'kind' | 'text' | 'about' | 'choices'> & Partial<Pick<RollQuestion, 'field'>>

/** A question's name by what it is about, and by nothing that the order of rows decides. */
export const questionId = (kind: string, about: readonly string[]) =>
  `${kind}-${createHash('sha256')
    .update(JSON.stringify([...about].sort()))
    .digest('hex')
    .slice(0, 20)}`

/** Adds a question once, at a place. */
export function ask({ questions }: Found, { source, row }: Place, { field = null, ...asked }: Asked) {
  const values = field ? asked.choices.map(({ value }) => value) : []
  const id = questionId(asked.kind, [...asked.about, `field ${field}`, ...values])
  if (!questions.has(id)) questions.set(id, { id, source, row, field, ...asked })
}

/** Choices that are the values themselves. */
export const theseValues = (values: (string | number)[], label: (value: string | number) => string = String) =>
  values.map((value) => ({ value: String(value), label: label(value) }))

export const LEFT_OUT = { value: 'left_out', label: 'Leave them out of this import' }
