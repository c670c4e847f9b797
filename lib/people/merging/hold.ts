import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

const missing = () => new AppError('NOT_FOUND', 'We cannot find that person.')

const relativesOf = async (tx: Tx, ids: string[]) => {
  const ties = await tx.guardianship.findMany({
    where: { OR: [{ parentId: { in: ids } }, { pupilId: { in: ids } }] },
    select: { parentId: true, pupilId: true },
  })
  return [...new Set([...ids, ...ties.flatMap(({ parentId, pupilId }) => [parentId, pupilId])])].sort()
}

/**
 * Holds people of one school with their families, the school's rounds and every request that waits for them, in the order in
 * which everybody else takes them: people, rounds, requests. Whoever signs for them at this moment is waited for.
 */
export async function holdFamilies(tx: Tx, schools: { schoolId: { in: string[] } }, ids: string[]): Promise<string> {
  const people = await tx.person.findMany({ where: { id: { in: ids }, ...schools }, select: { schoolId: true } })
  const [schoolId, ...others] = new Set(people.map((person) => person.schoolId))
  if (!schoolId || others.length > 0 || people.length < new Set(ids).size) throw missing()
  const held = await relativesOf(tx, ids)
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ANY(${held}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const standing = await relativesOf(tx, ids)
  if (standing.join() !== held.join()) {
    throw new AppError('CONFLICT', 'Somebody changed this family a moment ago. Look again.')
  }
  // A round that is being opened asks people as they stood when it looked.
  await tx.$queryRaw`SELECT id FROM "Round" WHERE "schoolId" = ${schoolId}::uuid AND status <> 'closed' ORDER BY id FOR SHARE`
  await tx.$queryRaw`
    SELECT id FROM "Request" WHERE "schoolId" = ${schoolId}::uuid AND ("personId" = ANY(${ids}::uuid[]) OR "pupilId" = ANY(${ids}::uuid[])
      OR id IN (SELECT "requestId" FROM "Slot" WHERE "schoolId" = ${schoolId}::uuid AND "personId" = ANY(${ids}::uuid[])))
    ORDER BY id FOR UPDATE`
  return schoolId
}
