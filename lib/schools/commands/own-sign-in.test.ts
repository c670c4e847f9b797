import { describe, expect, test } from 'vitest'
import { findProvider, providerId } from '@/lib/auth/openid/provider'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { aSchool } from '@/lib/testing/factories'
import { findOwnSignIns, getOwnSignInContact, listOwnSignIns, tryOwnSignIn } from '../queries/own-sign-in'
import { setOpenId, turnOffOpenId } from './own-sign-in'

const SECRET = 'kept between the school and Google'
const google = (schoolId: string, more: object = {}) => ({
  schoolId,
  kind: 'google',
  tenant: ' @Oakfield.example',
  domains: 'pupils.oakfield.example, oakfield.example',
  clientId: '1234.apps.example',
  clientSecret: SECRET,
  ...more,
})

describe('setOpenId', () => {
  test('keeps the secret encrypted, shows it to nobody, and leaves an audit entry without it', async () => {
    const school = await aSchool()
    await setOpenId(school.headteacher, google(school.id))
    const stored = await db.openIdProvider.findFirstOrThrow({ where: { schoolId: school.id } })
    expect(stored).toMatchObject({
      tenant: 'oakfield.example',
      domains: ['oakfield.example', 'pupils.oakfield.example'],
    })
    const audit = await db.auditEntry.findMany({ where: { subject: school.id, action: 'openid.set' } })
    const settings = await listOwnSignIns(school.headteacher, school.id)
    expect(audit).toHaveLength(1)
    expect(JSON.stringify([stored, audit, settings])).not.toContain(SECRET)
    expect(JSON.stringify(settings)).not.toContain(stored.clientSecret)
    expect(await findProvider(providerId('google', school.id))).toMatchObject({ clientSecret: SECRET })
  })

  test('an empty secret keeps the saved one, but not for another client or tenant', async () => {
    const school = await aSchool()
    const clientSecret = ''
    const field = { fieldErrors: { clientSecret: [expect.any(String)] } }
    await expect(setOpenId(school.headteacher, google(school.id, { clientSecret }))).rejects.toMatchObject(field)
    await setOpenId(school.headteacher, google(school.id))
    await setOpenId(school.headteacher, google(school.id, { clientSecret, domains: '' }))
    expect(await findProvider(providerId('google', school.id))).toMatchObject({ clientSecret: SECRET })
    for (const change of [{ clientId: 'another' }, { tenant: 'elsewhere.example' }]) {
      const values = google(school.id, { clientSecret, ...change })
      await expect(setOpenId(school.headteacher, values)).rejects.toMatchObject(field)
    }
  })

  test('is the headteacher’s alone, and at the own school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    for (const actor of [ours.office, ours.itManager, ours.safeguardingLead, ours.teacher, ours.clerk]) {
      await expect(setOpenId(actor, google(ours.id))).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(listOwnSignIns(actor, ours.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(setOpenId(ours.headteacher, google(theirs.id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await listOwnSignIns(ours.headteacher, theirs.id)).toBeNull()
    expect(await tryOwnSignIn(ours.headteacher, theirs.id, 'google')).toBeNull()
  })

  test('names the wrong field, and allows no issuer but those of the operator', async () => {
    const school = await aSchool()
    const wrong = [
      { tenant: 'oakfield' },
      { tenant: 'https://oakfield.example' },
      { clientId: ' ' },
      { domains: 'oakfield.example; not a domain!' },
      { tenant: 'oakfield.example', kind: 'microsoft' },
      { tenant: 'https://login.elsewhere.example', kind: 'other' },
    ]
    for (const one of wrong) {
      await expect(setOpenId(school.headteacher, google(school.id, one))).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { [Object.keys(one)[0] ?? '']: [expect.any(String)] },
      })
    }
    await expect(setOpenId(school.headteacher, google(school.id, { kind: 'apple' }))).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  test('two at once both count, one after the other', async () => {
    const school = await aSchool()
    const ids = ['one', 'two']
    await Promise.all(ids.map((clientId) => setOpenId(school.headteacher, google(school.id, { clientId }))))
    const entries = await db.auditEntry.findMany({ where: { subject: school.id, action: 'openid.set' } })
    expect(entries).toHaveLength(2)
    expect(entries.filter(({ before }) => before === null)).toHaveLength(1)
  })
})

describe('turnOffOpenId', () => {
  test('takes the secret away and leaves an audit entry', async () => {
    const school = await aSchool()
    await setOpenId(school.headteacher, google(school.id))
    await turnOffOpenId(school.headteacher, { schoolId: school.id, kind: 'google' })
    expect(await db.openIdProvider.count({ where: { schoolId: school.id } })).toBe(0)
    expect(await db.auditEntry.count({ where: { subject: school.id, action: 'openid.turned_off' } })).toBe(1)
  })

  test('refuses other posts, other schools and bad input', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    await setOpenId(ours.headteacher, google(ours.id))
    const values = { schoolId: ours.id, kind: 'google' }
    await expect(turnOffOpenId(ours.itManager, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(turnOffOpenId(theirs.headteacher, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(turnOffOpenId(ours.headteacher, { ...values, kind: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('turns off once when pressed twice', async () => {
    const school = await aSchool()
    await setOpenId(school.headteacher, google(school.id))
    const values = { schoolId: school.id, kind: 'google' }
    const twice = [turnOffOpenId(school.headteacher, values), turnOffOpenId(school.headteacher, values)]
    const results = await Promise.allSettled(twice)
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
  })
})

test('the sign-in page finds a school by an address or a part of its name, and lists no others', async () => {
  const [ash, elm, none] = [await aSchool(), await aSchool(), await aSchool()]
  const mark = ash.id.slice(-12)
  for (const [{ id }, name] of [
    [ash, `Ash ${mark}`],
    [elm, `Elm ${mark}`],
    [none, `Oak ${mark}`],
  ] as const) {
    await db.school.update({ where: { id }, data: { name, contactEmail: `office@${name.slice(0, 3)}.example` } })
  }
  await setOpenId(ash.headteacher, google(ash.id, { tenant: `ash-${mark}.example`, domains: '' }))
  await setOpenId(elm.headteacher, google(elm.id, { tenant: `elm-${mark}.example`, domains: '' }))
  const namesFor = async (text: string) => (await findOwnSignIns(text)).schools.map(({ schoolName }) => schoolName)
  expect(await namesFor('')).toEqual([])
  expect(await namesFor('as')).toEqual([])
  expect(await namesFor(mark.toUpperCase())).toEqual([`Ash ${mark}`, `Elm ${mark}`])
  expect(await namesFor(`Mina@ELM-${mark}.example `)).toEqual([`Elm ${mark}`])
  expect(await namesFor(`mina@oak-${mark}.example`)).toEqual([])
  expect(await getOwnSignInContact(providerId('google', ash.id))).toMatchObject({ contactEmail: 'office@Ash.example' })
  for (const id of [providerId('google', none.id), providerId('microsoft', ash.id), 'google-x', '']) {
    expect(await getOwnSignInContact(id)).toBeNull()
  }
  expect(env.OPENID_ISSUERS).toEqual([])
})
