import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

type Schools = { schoolId: { in: string[] } }

const FACTS = { id: true, schoolId: true, displayName: true, archivedAt: true } as const

/** Holds people of the actor's schools until the commit, so that changes to one person come one after another; throws NOT_FOUND. */
export async function holdPeople(tx: Tx, schools: Schools, ids: string[]) {
  // Whoever is erased is nobody whom anything could be changed of.
  const people = await tx.person.findMany({
    where: { id: { in: ids }, erasedAt: null, ...schools },
    select: { id: true },
  })
  if (people.length < new Set(ids).size) throw new AppError('NOT_FOUND', 'We cannot find that person.')
  // In one order everywhere, so that two who hold the same two never wait for each other.
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  return new Map((await tx.person.findMany({ where: { id: { in: ids } }, select: FACTS })).map((row) => [row.id, row]))
}

/** As `holdPeople`, for one. */
export async function holdPerson(tx: Tx, schools: Schools, id: string) {
  const person = (await holdPeople(tx, schools, [id])).get(id)
  if (!person) throw new AppError('NOT_FOUND', 'We cannot find that person.')
  return person
}

/** Waits for an import of the school's roll that is being written, which would not know of somebody added meanwhile. */
export async function besideRolls(tx: Tx, schoolId: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`roll ${schoolId}`}, 0))`
}

/** Lets one transaction at a time pass for a key. */
export async function queue(tx: Tx, key: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

/** Refuses a class of another school or another year; null for none chosen. */
export async function classOf(tx: Tx, schoolId: string, academicYear: number, classId: string | undefined) {
  if (!classId) return null
  const found = await tx.schoolClass.findFirst({ where: { id: classId, schoolId, academicYear }, select: { id: true } })
  if (!found) throw AppError.field('classId', 'Choose a class of this school year.')
  return found.id
}

/** For `catch`: a unique key that was taken becomes an error of its field. */
export function taken(field: string, message: string) {
  return (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'P2002') throw AppError.field(field, message)
    throw error
  }
}

/** For a change that would leave everything as it is: the second of two presses is told so. */
export const nothingChanged = () => new AppError('CONFLICT', 'Nothing was changed: this is what is recorded already.')
