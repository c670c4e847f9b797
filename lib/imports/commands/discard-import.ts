import 'server-only'
import { command } from '@/lib/command'
import { eraseFiles } from '../erasing'
import { alreadyIs, holdImport } from '../held-import'
import { ImportInput } from '../schema'

/** Throws an import away before anything of it was written; its files and what was read from them are erased. */
export const discardImport = command({
  permission: 'people.import',
  input: ImportInput,
  async run({ tx, schools, input: { importId } }) {
    const { schoolId, state } = await holdImport(tx, schools, importId)
    if (state !== 'waiting' && state !== 'checking' && state !== 'checked' && state !== 'failed') throw alreadyIs(state)
    await tx.import.update({ where: { id: importId }, data: { state: 'discarded', step: null } })
    await eraseFiles(tx, [importId])
    return { output: { importId }, audit: { action: 'import.discarded', subject: importId, schoolId } }
  },
})
