import 'server-only'
import { nameBook, whoDid } from '@/lib/audit/names'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/db/client'
import type { ColumnReading } from './headings/types'
import type { RollFormat } from './types'
import type {
  ImportLines,
  ImportListRow,
  ImportOutcome,
  ImportPage,
  ImportSection,
  ImportSummary,
  ImportView,
} from './view-types'

export const ROWS_PER_PAGE = 50
const MOST_LISTED = 100

/** Addresses typed by hand reach queries: what is no UUID is no import. */
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const LISTED = {
  id: true,
  state: true,
  whole: true,
  format: true,
  summary: true,
  startedBy: true,
  createdAt: true,
  confirmedAt: true,
  undoneAt: true,
} as const satisfies Prisma.ImportSelect

const fileNames = (schoolId: string, importIds: string[]) =>
  db.$queryRaw<{ importId: string; name: string; bytes: number }[]>`
    SELECT "importId", name, coalesce(size, octet_length(bytes)) AS bytes FROM "ImportFile"
    WHERE "schoolId" = ${schoolId}::uuid AND "importId" = ANY(${importIds}::uuid[]) ORDER BY "importId", position`

const faultySources = (schoolId: string, importId: string) => db.$queryRaw<{ source: string }[]>`
  SELECT content ->> 'source' AS source FROM "ImportRow"
  WHERE "schoolId" = ${schoolId}::uuid AND "importId" = ${importId}::uuid AND section = 'faulty'
  GROUP BY 1 ORDER BY min(position)`

const doers = (schoolId: string, actors: unknown[]) =>
  nameBook(
    schoolId,
    actors.map((actor) => ({ actor, subject: '', before: null, after: null })),
  )

/** The school's latest imports, newest first. */
export async function listImports(actor: Actor, schoolId: string): Promise<ImportListRow[]> {
  const { schoolId: reached } = schoolsWhere(actor, 'people.import')
  if (!reached.in.includes(schoolId)) return []
  const imports = await db.import.findMany({
    where: { schoolId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    select: LISTED,
  })
  const [files, names] = await Promise.all([
    fileNames(
      schoolId,
      imports.map(({ id }) => id),
    ),
    doers(
      schoolId,
      imports.map(({ startedBy }) => startedBy),
    ),
  ])
  return imports.map(({ startedBy, createdAt, summary, format, ...row }) => ({
    ...row,
    format: format as RollFormat | null,
    summary: summary as ImportSummary | null,
    startedBy: whoDid(startedBy, names),
    startedAt: createdAt,
    fileNames: files.filter(({ importId }) => importId === row.id).map(({ name }) => name),
  }))
}

/** One import with how far it is and what it would change; null when out of reach. */
export async function getImport(actor: Actor, importId: string): Promise<ImportView | null> {
  const reached = schoolsWhere(actor, 'people.import')
  if (!isId(importId)) return null
  const row = await db.import.findFirst({
    where: { id: importId, ...reached },
    select: {
      ...LISTED,
      schoolId: true,
      step: true,
      done: true,
      total: true,
      columns: true,
      outcome: true,
      planHash: true,
      replanned: true,
      trouble: true,
      checkedAt: true,
      confirmedBy: true,
      undoneBy: true,
      erasedAt: true,
    },
  })
  if (!row) return null
  const [files, faulty, names] = await Promise.all([
    fileNames(row.schoolId, [row.id]),
    faultySources(row.schoolId, row.id),
    doers(row.schoolId, [row.startedBy, row.confirmedBy, row.undoneBy]),
  ])
  const { startedBy, confirmedBy, undoneBy, createdAt, step, done, total, erasedAt, ...plain } = row
  const summary = row.summary as ImportSummary | null
  return {
    ...plain,
    summary,
    format: row.format as RollFormat | null,
    columns: row.columns as ColumnReading[],
    outcome: row.outcome as ImportOutcome | null,
    progress: step === null ? null : { step, done, total },
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    faultySources: faulty.map(({ source }) => source),
    mayConfirm: row.state === 'checked' && summary?.blockingErrors === 0 && summary.openQuestions === 0,
    startedBy: whoDid(startedBy, names),
    startedAt: createdAt,
    confirmedBy: confirmedBy === null ? null : whoDid(confirmedBy, names),
    undoneBy: undoneBy === null ? null : whoDid(undoneBy, names),
    erased: erasedAt !== null,
  }
}

/** One page of what an import would change; null when it is out of reach. Its lines are erased with its files. */
export async function listImportRows<Section extends ImportSection>(
  actor: Actor,
  importId: string,
  section: Section,
  page = 1,
): Promise<ImportPage<ImportLines[Section]> | null> {
  const reached = schoolsWhere(actor, 'people.import')
  if (!isId(importId)) return null
  const found = await db.import.findFirst({ where: { id: importId, ...reached }, select: { schoolId: true } })
  if (!found) return null
  const where = { schoolId: found.schoolId, importId, section }
  const total = await db.importRow.count({ where })
  const pageCount = Math.max(1, Math.ceil(total / ROWS_PER_PAGE))
  const shown = Math.min(Math.max(1, page), pageCount)
  const rows = await db.importRow.findMany({
    where: { ...where, position: { gte: (shown - 1) * ROWS_PER_PAGE, lt: shown * ROWS_PER_PAGE } },
    orderBy: { position: 'asc' },
    select: { content: true },
  })
  return { rows: rows.map(({ content }) => content as ImportLines[Section]), total, page: shown, pageCount }
}
