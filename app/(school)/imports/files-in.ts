import { AppError } from '@/lib/errors'
import type { RollFile } from '@/lib/imports/types'
import { fileFault } from './limits'

/** The files of a form, read; throws INVALID for none, too many and too large, together with what else is wrong with the form. */
export async function filesIn(form: FormData, others: Record<string, string[]> = {}): Promise<RollFile[]> {
  const files = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0)
  const fault = files.length === 0 ? 'Choose at least one file that is not empty.' : fileFault(files)
  if (fault || Object.keys(others).length > 0) {
    throw new AppError('INVALID', 'Check your answers.', { ...(fault && { files: [fault] }), ...others })
  }
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
}
