import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { temporaryDatabase } from '@/lib/testing/database'

// Only a database without any school can be set up, so this file has one of its own.
type SetUp = typeof import('./set-up-first-school')
type Client = typeof import('@/lib/db/client')
let close: () => Promise<void>
let setUp: SetUp
let db: Client['db']

beforeAll(async () => {
  const { applicationUrl, remove } = await temporaryDatabase()
  vi.resetModules()
  Object.assign(globalThis, { db: undefined })
  process.env.DATABASE_URL = applicationUrl
  ;({ db } = await import('@/lib/db/client'))
  setUp = await import('./set-up-first-school')
  close = async () => {
    await db.$disconnect()
    await remove()
  }
})
afterAll(() => close())

const values = (code: string) => ({
  code,
  schoolName: 'Brookfield Primary School',
  urn: '123456',
  givenName: 'Ngozi',
  familyName: 'Adair',
  email: 'Head@Brookfield.example',
  password: 'Marmalade-77-kettle',
  passwordAgain: 'Marmalade-77-kettle',
})

describe('setUpFirstSchool', () => {
  test('refuses a wrong code, and an earlier one', async () => {
    const earlier = await setUp.issueSetupCode()
    await setUp.issueSetupCode()
    for (const code of [earlier, 'AAAAA-AAAAA-AAAAA-AAAAA']) {
      await expect(setUp.setUpFirstSchool(values(code))).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { code: [expect.any(String)] },
      })
    }
  })

  test('names the wrong fields, and keeps the code good', async () => {
    const code = await setUp.issueSetupCode()
    await expect(setUp.setUpFirstSchool({ ...values(code), urn: '12' })).rejects.toMatchObject({
      fieldErrors: { urn: [expect.any(String)] },
    })
    const weak = { password: 'Brookfield-1', passwordAgain: 'Brookfield-1' }
    await expect(setUp.setUpFirstSchool({ ...values(code), ...weak })).rejects.toMatchObject({
      fieldErrors: { password: [expect.any(String)] },
    })
    expect(await db.setupCode.count({ where: { usedAt: null } })).toBe(1)
    expect(await db.setupCode.findFirst({ where: { codeHash: code } })).toBeNull()
  })

  test('of two at once one makes the school, its headteacher and its chain; then never again', async () => {
    const code = await setUp.issueSetupCode()
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const results = await Promise.allSettled([1, 2].map(() => setUp.setUpFirstSchool(values(typed))))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])

    const school = await db.school.findFirstOrThrow({ include: { chainHead: true } })
    expect(school).toMatchObject({ urn: '123456', chainHead: { sequence: 0 } })
    expect(await db.grant.findMany({ include: { account: true } })).toMatchObject([
      { post: 'headteacher', schoolId: school.id, account: { email: 'head@brookfield.example' } },
    ])
    expect(await db.membership.findMany()).toMatchObject([{ kind: 'staff', schoolId: school.id }])
    const entries = await db.auditEntry.findMany({ where: { schoolId: school.id } })
    expect(entries.map(({ action }) => action).sort()).toEqual(['person.added', 'post.granted', 'school.created'])
    await expect(setUp.issueSetupCode()).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(setUp.setUpFirstSchool(values(code))).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
