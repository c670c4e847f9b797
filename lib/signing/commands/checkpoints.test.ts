import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { getFile } from '@/lib/storage/files'
import { aSchool } from '@/lib/testing/factories'
import { checkpointHolds, checkpointText } from '../checkpoint'
import { getChainState, getCheckpointFile, latestCheckpoint, listCheckpoints } from '../queries/checkpoints'
import { makeCheckpoint, setCheckpointMail } from './checkpoints'
import { openChain } from './open-chain'

async function aSchoolWithKey() {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  return school
}

/** As if something had been signed; what was signed is of no matter to a checkpoint. */
const grow = (schoolId: string, sequence: number) =>
  db.chainHead.update({
    where: { schoolId },
    data: { sequence, hash: createHash('sha256').update(`${sequence}`).digest('hex') },
  })

const lettersOf = (schoolId: string) => db.message.findMany({ where: { schoolId }, orderBy: { createdAt: 'asc' } })

describe('makeCheckpoint', () => {
  test('signs the head as it stands and leaves one audit entry', async () => {
    const school = await aSchoolWithKey()
    for (const actor of [school.job, school.headteacher]) {
      const checkpoint = await makeCheckpoint(actor, { schoolId: school.id })
      expect(checkpoint).toMatchObject({ school: school.id, sequence: 0, hash: '0'.repeat(64) })
      expect(checkpointHolds(checkpoint)).toBe(true)
      expect(checkpointHolds({ ...checkpoint, sequence: 1 })).toBe(false)
    }
    expect(await db.auditEntry.count({ where: { schoolId: school.id, action: 'checkpoint.made' } })).toBe(2)
  })

  test('no post but the headteacher’s may', async () => {
    const school = await aSchoolWithKey()
    for (const actor of [school.office, school.itManager, school.safeguardingLead, school.teacher, school.clerk]) {
      await expect(makeCheckpoint(actor, { schoolId: school.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await db.checkpoint.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('a job or a headteacher of one school does not reach another', async () => {
    const [ours, theirs] = [await aSchoolWithKey(), await aSchoolWithKey()]
    for (const actor of [ours.job, ours.headteacher])
      await expect(makeCheckpoint(actor, { schoolId: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
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

  test('two at once are two signatures of the same head, both hold, and one is mailed', async () => {
    const school = await aSchoolWithKey()
    await grow(school.id, 5)
    const made = await Promise.all([1, 2].map(() => makeCheckpoint(school.job, { schoolId: school.id })))
    expect(made.map((each) => [each.sequence, checkpointHolds(each)])).toEqual([
      [5, true],
      [5, true],
    ])
    expect(await db.checkpoint.count({ where: { schoolId: school.id } })).toBe(2)
    expect(await lettersOf(school.id)).toHaveLength(1)
  })
})

describe('the mail of a checkpoint', () => {
  test('holds it as text and as a file, for the headteachers and nobody else', async () => {
    const school = await aSchoolWithKey()
    await grow(school.id, 3)
    const checkpoint = await makeCheckpoint(school.job, { schoolId: school.id })
    const [letter, ...more] = await lettersOf(school.id)
    const { email } = await db.account.findUniqueOrThrow({ where: { id: school.headteacher.accountId } })
    expect(more).toEqual([])
    expect(letter).toMatchObject({ to: email, subject: expect.stringContaining('checkpoint of 3 entries') })
    expect(letter?.text).toContain(checkpointText(checkpoint).trim())
    const [file] = (letter?.attachments ?? []) as { name: string; sha256: string }[]
    expect(file?.name).toMatch(/^checkpoint-\d+-3-[\dTZ-]+\.json$/)
    const kept = await getFile(school.id, file?.sha256 ?? '')
    expect(JSON.parse(Buffer.from(kept?.bytes ?? []).toString())).toEqual(checkpoint)
  })

  test('goes once for what was added, however often the job runs', async () => {
    const school = await aSchoolWithKey()
    const night = () => makeCheckpoint(school.job, { schoolId: school.id })
    await night()
    expect(await lettersOf(school.id)).toEqual([])
    await grow(school.id, 2)
    for (let run = 0; run < 3; run += 1) await night()
    expect(await lettersOf(school.id)).toHaveLength(1)
    // More was signed on the same day: the next night tells, and who asks is told at once.
    await grow(school.id, 4)
    await night()
    expect(await lettersOf(school.id)).toHaveLength(1)
    await makeCheckpoint(school.headteacher, { schoolId: school.id })
    expect(await lettersOf(school.id)).toHaveLength(2)
  })

  test('keeps to the rhythm that the school chose', async () => {
    const school = await aSchoolWithKey()
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    const lettersAfter = async (rhythm: string, mailedAt: Date | null, sequence: number) => {
      await setCheckpointMail(school.headteacher, { schoolId: school.id, rhythm })
      await db.checkpointMail.update({ where: { schoolId: school.id }, data: { mailedAt } })
      await grow(school.id, sequence)
      await makeCheckpoint(school.job, { schoolId: school.id })
      return (await lettersOf(school.id)).length
    }
    expect(await lettersAfter('weekly', daysAgo(5), 1)).toBe(0)
    expect(await lettersAfter('weekly', daysAgo(8), 2)).toBe(1)
    expect(await lettersAfter('daily', daysAgo(2), 3)).toBe(2)
    expect(await lettersAfter('never', daysAgo(90), 4)).toBe(2)
    await makeCheckpoint(school.headteacher, { schoolId: school.id })
    expect(await lettersOf(school.id)).toHaveLength(2)
  })

  test('waits where no headteacher has an address', async () => {
    const school = await aSchoolWithKey()
    await db.account.update({ where: { id: school.headteacher.accountId }, data: { email: null } })
    await grow(school.id, 1)
    await makeCheckpoint(school.job, { schoolId: school.id })
    expect(await lettersOf(school.id)).toEqual([])
    expect((await getChainState(school.headteacher, school.id))?.mail).toMatchObject({ mailedAt: null, addresses: 0 })
  })
})

describe('setCheckpointMail', () => {
  const rhythmAt = async (school: Awaited<ReturnType<typeof aSchool>>) =>
    (await getChainState(school.headteacher, school.id))?.mail.rhythm

  test('is daily until it is chosen, and leaves one audit entry with what was before', async () => {
    const school = await aSchool()
    expect(await rhythmAt(school)).toBe('daily')
    await setCheckpointMail(school.headteacher, { schoolId: school.id, rhythm: 'weekly' })
    expect(await rhythmAt(school)).toBe('weekly')
    const entries = await db.auditEntry.findMany({ where: { schoolId: school.id, action: 'checkpoint.mail_set' } })
    expect(entries).toMatchObject([{ before: { rhythm: 'daily' }, after: { rhythm: 'weekly' } }])
  })

  test('no other post may', async () => {
    const school = await aSchool()
    for (const actor of [school.office, school.itManager, school.teacher])
      await expect(setCheckpointMail(actor, { schoolId: school.id, rhythm: 'never' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    expect(await rhythmAt(school)).toBe('daily')
  })

  test('another school is not found', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    await expect(setCheckpointMail(ours.headteacher, { schoolId: theirs.id, rhythm: 'never' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await rhythmAt(theirs)).toBe('daily')
  })

  test('names the wrong field', async () => {
    const school = await aSchool()
    await expect(
      setCheckpointMail(school.headteacher, { schoolId: school.id, rhythm: 'hourly' }),
    ).rejects.toMatchObject({ code: 'INVALID', fieldErrors: { rhythm: ['Choose how often.'] } })
  })

  test('two at once: one after the other, each with what it changed', async () => {
    const school = await aSchool()
    const rhythms = ['weekly', 'never']
    await Promise.all(rhythms.map((rhythm) => setCheckpointMail(school.headteacher, { schoolId: school.id, rhythm })))
    const entries = await db.auditEntry.findMany({ where: { schoolId: school.id, action: 'checkpoint.mail_set' } })
    const steps = entries.map(({ before, after }) => [before, after] as { rhythm: string }[])
    const [first] = steps.filter(([before]) => before?.rhythm === 'daily')
    const [second] = steps.filter(([before]) => before?.rhythm === first?.[1]?.rhythm)
    expect(await rhythmAt(school)).toBe(second?.[1]?.rhythm)
  })
})

test('checkpoints are listed and given out as files to those who may look, of their own school', async () => {
  const [ours, theirs] = [await aSchoolWithKey(), await aSchoolWithKey()]
  expect(await latestCheckpoint(ours.office, ours.id)).toBeNull()
  await makeCheckpoint(ours.job, { schoolId: ours.id })
  await grow(ours.id, 2)
  const newest = await makeCheckpoint(ours.job, { schoolId: ours.id })
  expect(await latestCheckpoint(ours.office, ours.id)).toEqual(newest)
  const { total, checkpoints } = await listCheckpoints(ours.itManager, ours.id, 1)
  expect([total, checkpoints.map(({ sequence }) => sequence)]).toEqual([2, [2, 0]])
  const file = await getCheckpointFile(ours.itManager, checkpoints[0]?.id ?? '')
  expect(file?.text).toBe(checkpointText(newest))
  expect(await getCheckpointFile(theirs.headteacher, checkpoints[0]?.id ?? '')).toBeNull()
  expect(await latestCheckpoint(theirs.headteacher, ours.id)).toBeNull()
  expect((await listCheckpoints(theirs.headteacher, ours.id, 1)).total).toBe(0)
  expect(await getChainState(theirs.headteacher, ours.id)).toBeNull()
  await expect(listCheckpoints(ours.office, ours.id, 1)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
