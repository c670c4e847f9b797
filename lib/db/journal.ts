import 'server-only'
import { z } from 'zod'
import type { Tx } from './client'

const TABLES = [
  'person',
  'membership',
  'enrolment',
  'guardianship',
  'personAlias',
  'twoPeople',
  'request',
  'slot',
  'accountPerson',
  'openIdIdentity',
  'signingLink',
] as const
type Table = (typeof TABLES)[number]

/** What columns hold, as JSON keeps it: days and instants are text of ISO 8601. */
const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
type Given = Record<string, string | number | boolean | Date | null>

const Step = z.object({
  table: z.enum(TABLES),
  /** The columns that tell the row apart; they do not change. */
  row: Values,
  /** Null for a row that was not there. */
  before: Values.nullable(),
  /** Null for a row that is not there any more. */
  after: Values.nullable(),
})
export type JournalStep = z.output<typeof Step>

type Rows = {
  updateMany(args: { where: Given; data: Given }): Promise<{ count: number }>
  deleteMany(args: { where: Given }): Promise<{ count: number }>
  createMany(args: { data: Given[] }): Promise<{ count: number }>
}
// The tables have types of their own; a journal reads and writes columns that were read from them before.
const rowsOf = (tx: Tx, table: Table) => tx[table] as unknown as Rows

const asJson = (values: Given) => Values.parse(JSON.parse(JSON.stringify(values)))

/** Writes changes in a transaction and keeps what each row held before, so that all of it can be turned back. */
export function openJournal(tx: Tx) {
  const steps: JournalStep[] = []
  return {
    steps,
    async change(table: Table, row: Given, before: Given, after: Given) {
      await rowsOf(tx, table).updateMany({ where: row, data: after })
      steps.push({ table, row: asJson(row), before: asJson(before), after: asJson(after) })
    },
    async remove(table: Table, row: Given, before: Given = {}) {
      await rowsOf(tx, table).deleteMany({ where: row })
      steps.push({ table, row: asJson(row), before: asJson(before), after: null })
    },
    async add(table: Table, row: Given, after: Given = {}) {
      await rowsOf(tx, table).createMany({ data: [{ ...row, ...after }] })
      steps.push({ table, row: asJson(row), before: null, after: asJson(after) })
    },
  }
}
export type Journal = ReturnType<typeof openJournal>

/** Turns kept steps back, the last one first; a row that somebody has changed since stays as they left it. */
export async function turnBack(tx: Tx, kept: unknown): Promise<void> {
  for (const { table, row, before, after } of z.array(Step).parse(kept).reverse()) {
    const rows = rowsOf(tx, table)
    if (before && after) await rows.updateMany({ where: { ...row, ...after }, data: before })
    else if (before) await rows.createMany({ data: [{ ...row, ...before }] })
    else await rows.deleteMany({ where: row })
  }
}
