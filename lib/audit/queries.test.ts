import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { appendAudit } from './append'
import { listTrail, listTrailChoices } from './queries'

test('tells who did what to whom, in names, newest first, by page and filter', async () => {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff')
  const entry = { subject: person.id, schoolId: school.id }
  await db.$transaction((tx) =>
    appendAudit(tx, school.office, [
      {
        ...entry,
        action: 'person.edited',
        before: { phone: null, title: 'Cook' },
        after: { phone: '1', title: 'Cook' },
      },
    ]),
  )
  await db.$transaction((tx) =>
    appendAudit(
      tx,
      school.job,
      Array.from({ length: 60 }, () => ({ ...entry, action: 'reminders.sent' as const })),
    ),
  )

  const first = await listTrail(school.headteacher, { schoolId: school.id })
  expect(first?.rows).toHaveLength(50)
  expect(first?.rows[0]).toMatchObject({ who: 'Countersign itself', about: person.displayName })
  const rest = await listTrail(school.headteacher, { schoolId: school.id, after: first?.next ?? undefined })
  expect(rest).toMatchObject({ next: null })
  expect(rest?.rows).toHaveLength(11)

  const byOffice = await listTrail(school.headteacher, { schoolId: school.id, accountId: school.office.accountId })
  expect(byOffice?.rows).toMatchObject([
    { action: 'person.edited', who: school.office.name, details: [{ name: 'phone', before: null, after: '1' }] },
  ])
  expect((await listTrail(school.headteacher, { schoolId: school.id, day: '2020-01-01' }))?.rows).toEqual([])
  expect((await listTrailChoices(school.headteacher, school.id)).actions).toEqual(['person.edited', 'reminders.sent'])
})

test('another school’s trail is not there, and an office has none', async () => {
  const [ours, theirs] = [await aSchool(), await aSchool()]
  expect(await listTrail(ours.headteacher, { schoolId: theirs.id })).toBeNull()
  expect(await listTrailChoices(ours.itManager, theirs.id)).toEqual({ actions: [], accounts: [] })
  await expect(listTrail(ours.office, { schoolId: ours.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
