import { expect, test, vi } from 'vitest'
import { AppError } from './errors'

test('an error that another bundle’s copy of the module made is one too, and nothing else is', async () => {
  vi.resetModules()
  const copy = await import('./errors')
  expect(copy.AppError).not.toBe(AppError)
  expect(new copy.AppError('CONFLICT', 'Somebody was quicker.')).toBeInstanceOf(AppError)
  expect(copy.AppError.field('name', 'Enter a name.')).toBeInstanceOf(AppError)
  for (const other of [new Error('AppError'), new TypeError('No'), { name: 'AppError', code: 'CONFLICT' }, null]) {
    expect(other).not.toBeInstanceOf(AppError)
  }
})
