import { expect, test } from 'vitest'
import { fileFault, MOST_BYTES, MOST_FILES } from './limits'

const file = (name: string, size: number) => ({ name, size })

test('files of one export within the limits are sent', () => {
  expect(fileFault([])).toBeNull()
  expect(fileFault([file('pupils.csv', MOST_BYTES - 1), file('contacts.csv', 1)])).toBeNull()
})

test('too many, or too much together, is said with the file to look at', () => {
  const many = Array.from({ length: MOST_FILES + 1 }, (_, at) => file(`${at}.csv`, 1))
  expect(fileFault(many)).toBe(`Choose ${MOST_FILES} files or fewer.`)
  const fault = fileFault([file('pupils.csv', 10), file('photos.xlsx', MOST_BYTES)])
  expect(fault).toContain('larger than 10 MB together')
  expect(fault).toContain('Export photos.xlsx again')
})
