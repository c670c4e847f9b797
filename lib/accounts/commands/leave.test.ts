import { expect, test } from 'vitest'
import { z } from 'zod'
import { dateOnly, londonDay } from '@/lib/clock'
import { command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf } from '../accounts.factory'
import { grantPost } from './grant-post'

/** Ends every membership of one kind and announces it, as the people's own command does. */
const leaveAs = command({
  permission: 'people.change',
  input: z.object({ personId: z.uuid(), kind: z.enum(['staff', 'governor']) }),
  async run({ tx, input, schools }) {
    await tx.membership.updateMany({
      where: { ...input, ...schools, endsOn: null },
      data: { endsOn: dateOnly(londonDay(new Date())) },
    })
    return {
      output: {},
      audit: { action: 'person.left', subject: input.personId, schoolId: schools.schoolId.in[0] ?? null },
    }
  },
})

test('leaving ends the posts that day, and stops the account', async () => {
  const school = await aSchool()
  const member = await aMember(school.id)
  await grantPost(school.headteacher, { schoolId: school.id, accountId: member.accountId, post: 'office' })
  await leaveAs(school.office, { personId: member.personId, kind: 'staff' })
  expect(await actorOf(member.accountId)).toBeNull()
  expect(await auditOf(member.accountId)).toEqual(['post.granted', 'post.ended', 'account.suspended'])
})

test('who stays a governor keeps the account and the clerk’s post, and loses those of staff', async () => {
  const school = await aSchool()
  const member = await aMember(school.id)
  await db.membership.create({
    data: { schoolId: school.id, personId: member.personId, kind: 'governor', startsOn: dateOnly('2024-09-01') },
  })
  for (const post of ['office', 'clerk']) {
    await grantPost(school.headteacher, { schoolId: school.id, accountId: member.accountId, post })
  }
  await leaveAs(school.office, { personId: member.personId, kind: 'staff' })
  expect((await actorOf(member.accountId))?.grants.map(({ post }) => post)).toEqual(['clerk'])
})

test('leaving one school takes nothing at another', async () => {
  const [work, home] = [await aSchool(), await aSchool()]
  const member = await aMember(work.id)
  const elsewhere = await aPerson(home.id, 'staff')
  await db.accountPerson.create({ data: { accountId: member.accountId, personId: elsewhere.id } })
  for (const school of [work, home]) {
    await grantPost(school.headteacher, { schoolId: school.id, accountId: member.accountId, post: 'office' })
  }
  await leaveAs(work.office, { personId: member.personId, kind: 'staff' })
  expect((await actorOf(member.accountId))?.grants.map(({ schoolId }) => schoolId)).toEqual([home.id])
})
