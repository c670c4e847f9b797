import 'server-only'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { db } from '@/lib/db/client'
import type { ColumnMapping } from '../headings/types'
import { planImport } from '../plan/plan-import'
import type { ImportPlan, KnownSchool, PlanOptions } from '../plan/types'
import type { Roll } from '../types'
import { readKnownSchool } from './known-school'

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)]

export const packRoll = async (roll: Roll) => Uint8Array.from(await packed(JSON.stringify(roll), { level: 1 }))
export const unpackRoll = async (bytes: Uint8Array) => JSON.parse((await unpacked(bytes)).toString()) as Roll

/** What the office chose for columns of earlier files. */
export const rememberedColumns = async (schoolId: string): Promise<ColumnMapping[]> =>
  (await db.importMapping.findMany({ where: { schoolId }, select: { headingsKey: true, choices: true } })).map(
    ({ headingsKey, choices }) => ({ headingsKey, choices: choices as ColumnMapping['choices'] }),
  )

export type Prepared = { known: KnownSchool; plan: ImportPlan; planHash: string }

/** What the school knows at one moment, whatever is written meanwhile. */
export const knownNow = (schoolId: string, today: string): Promise<KnownSchool> =>
  db.$transaction((tx) => readKnownSchool(tx, schoolId, today), {
    isolationLevel: 'RepeatableRead',
    maxWait: 30_000,
    timeout: 60_000,
  })

/** What a roll would change at a school that stands so. */
export async function prepare(roll: Roll, known: KnownSchool, options: PlanOptions): Promise<Prepared> {
  const plan = await planImport(roll, known, options)
  return { known, plan, planHash: hashOf(plan) }
}

/** Of everything that a plan would write: what it leaves alone may change meanwhile. */
function hashOf({ people, guardianships, leavers, classes, remember, outcomes }: ImportPlan): string {
  const hash = createHash('sha256')
  // One by one: a plan of ten thousand is no text to hold as a whole.
  const add = (one: unknown) => void hash.update(`${JSON.stringify(one)}\n`)
  for (const { places: _, ...person } of people) if (person.change !== 'unchanged') add(person)
  for (const { place: _, ...tie } of guardianships) if (tie.change !== 'unchanged') add(tie)
  for (const leaver of leavers) add(leaver)
  add(classes)
  add(remember)
  add(outcomes)
  return hash.digest('base64url')
}
