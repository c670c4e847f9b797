import { expect, test, vi } from 'vitest'
import { submit } from './form-state'

test('a character that the database cannot keep is taken out and shown to whoever typed it, before anything is done', async () => {
  const run = vi.fn()
  const form = new FormData()
  form.set('name', 'Zo\0ë')
  form.set('password', 'a\0b')
  const state = await submit(form, run)
  expect(run).not.toHaveBeenCalled()
  expect(state.fieldErrors?.name?.[0]).toMatch(/cannot be shown/)
  expect(state.values).toEqual({ name: ['Zoë'] })
})

test('nor may the name of a file hold it', async () => {
  const form = new FormData()
  form.set('file', new File(['x'], 'po\0licy.txt'))
  expect((await submit(form, async () => {})).fieldErrors?.file).toBeDefined()
})
