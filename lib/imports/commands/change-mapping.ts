import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import type { ColumnMapping } from '../headings/types'
import { alreadyIs, holdImport } from '../held-import'
import { ChangeMappingInput } from '../schema'

/** Reads columns otherwise, for this import and for later files with the same headings, and has it checked again. */
export const changeMapping = command({
  permission: 'people.import',
  input: ChangeMappingInput,
  async run({ tx, schools, input: { importId, mappings } }) {
    const { schoolId, state } = await holdImport(tx, schools, importId)
    if (state !== 'checked') throw alreadyIs(state)
    for (const mapping of mappings) await remember(tx, schoolId, mapping)
    await tx.import.update({ where: { id: importId }, data: { state: 'waiting', roll: null, planHash: null } })
    await addJob(tx, 'import.check', { importId }, { maxAttempts: 4 })
    const columns = mappings.reduce((total, { choices }) => total + choices.length, 0)
    return {
      output: { importId },
      audit: { action: 'import.columns_chosen', subject: importId, schoolId, after: { columns } },
    }
  },
})

const remember = (tx: Tx, schoolId: string, { headingsKey, choices }: ColumnMapping) =>
  tx.importMapping.upsert({
    where: { schoolId_headingsKey: { schoolId, headingsKey } },
    create: { schoolId, headingsKey, choices },
    update: { choices },
  })
