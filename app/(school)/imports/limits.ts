import { MOST_FILES } from '@/lib/imports/schema'

export { MOST_FILES }

/** Of all files of one import together: what one form may carry. */
export const MOST_BYTES = 10 * 1024 * 1024

/** Why these files are not sent, or null. */
export function fileFault(files: readonly { name: string; size: number }[]): string | null {
  if (files.length > MOST_FILES) return `Choose ${MOST_FILES} files or fewer.`
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= MOST_BYTES) return null
  const largest = [...files].sort((a, b) => b.size - a.size)[0]
  return `The files are larger than ${MOST_BYTES / 1024 / 1024} MB together. Export ${largest?.name ?? 'the roll'} again without pictures or history.`
}
