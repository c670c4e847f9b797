import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPng } from '@/lib/format/a-png.factory'
import { aSchool } from '@/lib/testing/factories'
import { configureSchool } from './commands'
import { getCrest, getSchoolLook, getSchoolSettings } from './queries'

const values = (schoolId: string) => ({
  schoolId,
  name: 'Oakfield Primary School',
  contactEmail: 'office@oakfield.example',
  contactPhone: '01632 960123',
  accent: '#0A5C36',
  firstSigningYear: '0',
  lastYoungerYear: '2',
})
const PNG = new Uint8Array(aPng(40, 50))

describe('configureSchool', () => {
  test('changes the school, keeps the crest by its content, and leaves an audit entry', async () => {
    const school = await aSchool()
    await configureSchool(school.headteacher, { ...values(school.id), crest: PNG })
    expect(await getSchoolLook(school.teacher, 'people.view', school.id)).toMatchObject({
      accent: '#0a5c36',
      crestUrl: `/api/schools/${school.id}/crest`,
    })
    expect(await getCrest(school.id)).toEqual({ bytes: PNG, type: 'image/png' })
    await configureSchool(school.headteacher, { ...values(school.id), removeCrest: true })
    expect(await getCrest(school.id)).toBeNull()
    const audit = await db.auditEntry.findMany({ where: { subject: school.id } })
    expect(audit.map(({ action }) => action)).toEqual(['school.configured', 'school.configured'])
  })

  test('is the headteacher’s alone, and at the own school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    for (const actor of [ours.office, ours.itManager, ours.teacher]) {
      await expect(configureSchool(actor, values(ours.id))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(configureSchool(ours.headteacher, values(theirs.id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await getSchoolSettings(ours.headteacher, theirs.id)).toBeNull()
    expect(await getSchoolLook(ours.headteacher, 'people.view', theirs.id)).toBeNull()
  })

  test('names the wrong field', async () => {
    const school = await aSchool()
    const wrong = [
      { name: ' ' },
      { accent: 'red' },
      { contactEmail: 'nowhere' },
      { contactPhone: 'call me' },
      { firstSigningYear: '' },
      { lastYoungerYear: '-1', firstSigningYear: '4' },
      { crest: new TextEncoder().encode('<svg onload="x()"/>') },
      { crest: new Uint8Array(1024 * 1024 + 1).fill(0xff) },
    ]
    for (const one of wrong) {
      await expect(configureSchool(school.headteacher, { ...values(school.id), ...one })).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { [Object.keys(one)[0] ?? '']: [expect.any(String)] },
      })
    }
  })

  test('two at once both count, one after the other', async () => {
    const school = await aSchool()
    const names = ['Ash School', 'Elm School']
    await Promise.all(names.map((name) => configureSchool(school.headteacher, { ...values(school.id), name })))
    const entries = await db.auditEntry.findMany({ where: { subject: school.id } })
    const changes = entries.map(
      ({ before, after }) => ({ before, after }) as { before: { name: string }; after: { name: string } },
    )
    const second = changes.find(({ before }) => names.includes(before.name))
    const first = changes.find((change) => change !== second)
    expect(second?.before.name).toBe(first?.after.name)
  })
})
