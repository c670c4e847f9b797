import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { checkpointHolds } from '../checkpoint'
import { makeCheckpoint } from './checkpoints'
import { openChain } from './open-chain'

async function aSchoolWithKey() {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  return school
}

describe('makeCheckpoint', () => {
  test('signs the head as it stands and leaves one audit entry', async () => {
    const school = await aSchoolWithKey()
    const checkpoint = await makeCheckpoint(school.job, { schoolId: school.id })
    expect(checkpoint).toMatchObject({ school: school.id, sequence: 0, hash: '0'.repeat(64) })
    expect(checkpointHolds(checkpoint)).toBe(true)
    expect(checkpointHolds({ ...checkpoint, sequence: 1 })).toBe(false)
    expect(await db.auditEntry.count({ where: { schoolId: school.id, action: 'checkpoint.made' } })).toBe(1)
  })

  test('is the system’s work: no post may', async () => {
    const school = await aSchoolWithKey()
    for (const actor of [school.headteacher, school.office, school.itManager]) {
      await expect(makeCheckpoint(actor, { schoolId: school.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await db.checkpoint.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('a job of one school does not reach another', async () => {
    const [ours, theirs] = [await aSchoolWithKey(), await aSchoolWithKey()]
    await expect(makeCheckpoint(ours.job, { schoolId: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await db.checkpoint.count({ where: { schoolId: theirs.id } })).toBe(0)
  })

  test('names the wrong field, and says when there is no key', async () => {
    const school = await aSchool()
    await expect(makeCheckpoint(school.job, { schoolId: 'x' })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { schoolId: [expect.any(String)] },
    })
    await expect(makeCheckpoint(school.job, { schoolId: school.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('two at once are two signatures of the same head, and both hold', async () => {
    const school = await aSchoolWithKey()
    const made = await Promise.all([1, 2].map(() => makeCheckpoint(school.job, { schoolId: school.id })))
    expect(made.map((each) => [each.sequence, checkpointHolds(each)])).toEqual([
      [0, true],
      [0, true],
    ])
    expect(await db.checkpoint.count({ where: { schoolId: school.id } })).toBe(2)
  })
})
