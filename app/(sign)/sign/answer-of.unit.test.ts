import { expect, test } from 'vitest'
import { answerOf } from './answer-of'

function sent(way: string | null) {
  const form = new FormData()
  const fields = { slotId: 'a', outcome: 'agreed', declared: 'yes', typedName: 'Ada', mark: 'data:…', $ACTION_REF: 'x' }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (way) form.append('way', way)
  for (const id of ['a', 'b']) form.append('slotIds', id)
  return answerOf(form)
}

test('every ticked form is kept, and nothing that the form did not ask for', () => {
  const { slotId, values } = sent('typed')
  expect(slotId).toBe('a')
  expect(values).toEqual({
    outcome: ['agreed'],
    declared: ['yes'],
    typedName: ['Ada'],
    way: ['typed'],
    slotIds: ['a', 'b'],
  })
})

test('of name and mark only the chosen one counts; without a script that is the name', () => {
  expect(sent('drawn').values).toMatchObject({ mark: ['data:…'] })
  expect(sent('drawn').values).not.toHaveProperty('typedName')
  expect(sent(null).values).not.toHaveProperty('mark')
})
