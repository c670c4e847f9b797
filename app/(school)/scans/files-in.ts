import { AppError } from '@/lib/errors'
import { MOST_AT_ONCE } from '@/lib/scans/schema'

const refused = (message: string) => AppError.field('files', message)

/** The files of a form that come whole; throws INVALID for none and for more than a form may carry. */
export async function scanFilesIn(form: FormData) {
  const files = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0)
  if (files.length === 0) throw refused('Choose at least one file that is not empty.')
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_AT_ONCE) {
    throw refused(`These files are larger than ${MOST_AT_ONCE / 1024 / 1024} MB together. Send them one by one.`)
  }
  return Promise.all(
    files.map(async (file) => ({ name: file.name, size: file.size, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** The names and sizes of files whose bytes follow in pieces. */
export function largeFilesIn(form: FormData) {
  const [names, sizes] = [form.getAll('name'), form.getAll('size')]
  return names.map((name, index) => ({ name, size: Number(sizes[index]), bytes: new Uint8Array() }))
}

/** A piece of a file, read. */
export async function pieceIn(form: FormData): Promise<Uint8Array> {
  const piece = form.get('piece')
  return piece instanceof File ? new Uint8Array(await piece.arrayBuffer()) : new Uint8Array()
}
