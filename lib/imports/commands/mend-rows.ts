import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { command } from '@/lib/command'
import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { mendTables } from '../applying/mended-tables'
import { alreadyIs, holdImport } from '../held-import'
import { MendRowsInput } from '../mend-schema'
import { readTables } from '../reading/read-tables'
import type { RollError } from '../types'

/** Mended tables wait behind the files of their import. */
const MENDED_FROM = 1000
const UNKNOWN = 'Something went wrong on our side, so the mended rows were not taken in. Send them again.'

/** Takes in the rows that somebody has mended, to stand in the files instead of the faulty ones; then it is checked again. */
export const mendRows = command({
  permission: 'people.import',
  input: MendRowsInput,
  async run({ tx, schools, input: { importId, files } }) {
    const { schoolId, state } = await holdImport(tx, schools, importId)
    if (state !== 'checked') throw alreadyIs(state)
    await tx.importFile.createMany({
      data: files.map(({ name, bytes }, at) => ({
        schoolId,
        importId,
        position: MENDED_FROM + at,
        name,
        bytes: Uint8Array.from(bytes),
      })),
    })
    await tx.import.update({ where: { id: importId }, data: { state: 'waiting', trouble: null } })
    await addJob(tx, 'import.mend', { importId }, { maxAttempts: 4 })
    return {
      output: { importId },
      audit: { action: 'import.mended', subject: importId, schoolId, after: { files: files.length } },
    }
  },
})

const Payload = z.object({ importId: z.uuid() })

/** Puts mended rows into the files of their import and has it checked again; repeated, it finds nothing to do. */
export const takeInMendedRows: JobHandler = async (payload, run) => {
  const { importId } = Payload.parse(payload)
  try {
    await db.$transaction((tx) => takeIn(tx, importId), { timeout: 120_000 })
  } catch (error) {
    const said = error instanceof AppError ? error.message : null
    if (!said && !run.isLast) throw error
    if (!said) log.error({ importId, error: String(error) }, 'Mended rows could not be taken in')
    await db.$transaction([
      db.importFile.deleteMany({ where: { importId, position: { gte: MENDED_FROM } } }),
      db.import.updateMany({
        where: { id: importId, state: 'waiting' },
        data: { state: 'checked', step: null, trouble: said ?? UNKNOWN },
      }),
    ])
  }
}

async function takeIn(tx: Tx, importId: string): Promise<void> {
  const [held] = await tx.$queryRaw<{ state: string; schoolId: string }[]>`
    SELECT state::text, "schoolId" FROM "Import" WHERE id = ${importId}::uuid FOR UPDATE`
  if (held?.state !== 'waiting') return
  const files = await tx.importFile.findMany({ where: { importId }, orderBy: { position: 'asc' } })
  const mended = files.filter(({ position }) => position >= MENDED_FROM)
  if (mended.length === 0) return
  const own = await Promise.all(
    files
      .filter(({ position }) => position < MENDED_FROM)
      // A file that cannot be read stays what it is.
      .map(async (file) => ({ file, tables: await readTables(file).catch(() => []) })),
  )
  const errors = await tx.importRow.findMany({ where: { importId, section: 'errors' }, select: { content: true } })
  const { tables, changed, strangers } = mendTables(
    own.flatMap((one) => one.tables),
    (await Promise.all(mended.map(readTables))).flat(),
    errors.map(({ content }) => content as RollError),
  )
  if (strangers.length > 0) throw new AppError('INVALID', unknown(strangers))
  // A workbook or an archive comes apart into its tables, each a file of its own.
  let at = 0
  const kept = own.flatMap(({ file, tables: before }) => {
    const now = tables.slice(at, at + before.length)
    at += before.length
    if (!now.some((table) => changed.has(table))) return [{ name: file.name, bytes: Uint8Array.from(file.bytes) }]
    return now.map(({ source, rows }) => ({ name: source, bytes: Uint8Array.from(Buffer.from(stringify(rows))) }))
  })
  await tx.importFile.deleteMany({ where: { importId } })
  const { schoolId } = held
  await tx.importFile.createMany({ data: kept.map((file, position) => ({ schoolId, importId, position, ...file })) })
  await tx.import.update({ where: { id: importId }, data: { roll: null, planHash: null } })
  await addJob(tx, 'import.check', { importId }, { maxAttempts: 4 })
}

const unknown = (names: string[]) =>
  `The headings of ${names.join(' and ')} are not those of a file of this import. Download the rows, keep their first row as it is, and send them again.`
