import 'server-only'
import { actorForAudit } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { MAX_FILE_BYTES } from '../reading/read-tables'
import { StartImportInput } from '../schema'

/** Takes the files in, to be read and compared with the school's records by a job; nothing else is written. */
export const startImport = command({
  permission: 'people.import',
  input: StartImportInput,
  async run({ tx, actor, schools, input: { schoolId, files, whole, answers } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const size = files.reduce((total, { bytes }) => total + bytes.length, 0)
    if (size > MAX_FILE_BYTES) {
      throw AppError.field('files', `These files are larger than ${MAX_FILE_BYTES / 1024 / 1024} MB together.`)
    }
    const importId = newId()
    await tx.import.create({ data: { id: importId, schoolId, whole, answers, startedBy: actorForAudit(actor) } })
    await tx.importFile.createMany({
      data: files.map(({ name, bytes }, position) => ({
        schoolId,
        importId,
        position,
        name,
        bytes: Uint8Array.from(bytes),
      })),
    })
    await addJob(tx, 'import.check', { importId }, { maxAttempts: 4 })
    return {
      output: { importId },
      audit: { action: 'import.started', subject: importId, schoolId, after: { files: files.length, whole } },
    }
  },
})
