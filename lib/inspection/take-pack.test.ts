import readExcelFile from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import type { Actor } from '@/lib/auth/actor'
import { getDashboard } from '@/lib/compliance/queries'
import { db } from '@/lib/db/client'
import { signForms } from '@/lib/signing/commands/sign'
import { aParent, aPerson, aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, slotsOf } from '@/lib/testing/round-factories'
import { takeInspectionPack } from './commands/take-pack'
import type { PackFormat } from './schema'

beforeAll(() => registerReactions({}))

const FORMULA = '=cmd|calc'

/** A round of staff, a governor and a family, partly signed, with a form of each other state and an empty class. */
async function aRoundUnderWay() {
  const school = await aSchool()
  const staffForm = await aPublishedAgreement(school.id, 'staff')
  const forms = [staffForm]
  for (const audience of ['governors', 'older_pupils'] as const)
    forms.push(await aPublishedAgreement(school.id, audience))
  await db.schoolClass.create({ data: { schoolId: school.id, academicYear: THIS_YEAR, name: 'Wrens' } })
  const signer = await aPerson(school.id, 'staff', { givenName: 'Ada', email: 'ada@example.test' })
  for (const givenName of ['Bao', 'Cem', 'Dot', 'Eve', FORMULA]) {
    await aPerson(school.id, 'staff', { givenName, familyName: 'Reid', email: `${givenName.length}@example.test` })
  }
  await aPerson(school.id, 'governor', { givenName: 'Greta', email: 'g@example.test' })
  const pupil = await aPupil(school.id, { givenName: 'Mina', classId: school.classId })
  const parent = await aParent(school.id, [pupil.id], { givenName: 'Rui', familyName: 'Silva' })
  const roundId = await anOpenRound(
    school.office,
    school.id,
    forms.map(({ agreementId }) => agreementId),
  )
  const slots = await slotsOf(roundId)
  const sign = async (personId: string, sha256 = '') => {
    const own = slots.filter((slot) => slot.personId === personId).map(({ id }) => id)
    await signForms(await aSigner(school.id, personId), anAnswer(own, sha256))
  }
  await sign(signer.id, staffForm.sha256)
  await sign(parent.id, forms[2]?.sha256)
  const set = (givenName: string, data: object) =>
    db.request.updateMany({ where: { roundId, person: { givenName } }, data })
  await set('Bao', { state: 'exempt', exemptReason: 'On long leave' })
  await set('Cem', { state: 'declined' })
  await set('Dot', { state: 'closed', closedReason: 'Left' })
  await set('Eve', { state: 'no_contact' })
  return { school, roundId }
}

type World = Awaited<ReturnType<typeof aRoundUnderWay>>
let world: World
beforeAll(async () => {
  world = await aRoundUnderWay()
})

const take = (actor: Actor, format: PackFormat, names: boolean, { roundId } = world) =>
  takeInspectionPack(actor, { roundId, format, names })

const wordsOf = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replace(/\s+/g, ' ')

/** The sheets of a workbook by name, as rows of values. */
async function sheetsOf(bytes: Uint8Array) {
  const sheets = await readExcelFile(Buffer.from(bytes))
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]))
}

describe('the numbers', () => {
  test('are those of the dashboard, in both files', async () => {
    const { school, roundId } = world
    const { bytes } = await take(school.headteacher, 'xlsx', true)
    const sheets = await sheetsOf(bytes)
    const dashboard = await getDashboard(school.headteacher, school.id, roundId)
    const numbers = (rows: unknown[][] | undefined, from: number) =>
      (rows ?? []).slice(1).map((row) => [row[0], row[from], row[from + 1], row[from + 3], row[from + 6]])
    expect(numbers(sheets.get('By group'), 1)).toEqual([
      ...(dashboard?.byAudience ?? []).map(({ audience, tally }) => [
        { staff: 'Staff', governors: 'Governors', older_pupils: 'Older pupils' }[audience as string],
        tally.asked,
        tally.complete,
        tally.outstanding,
        tally.exempt,
      ]),
      ['All', dashboard?.total.asked, dashboard?.total.complete, dashboard?.total.outstanding, dashboard?.total.exempt],
    ])
    expect(numbers(sheets.get('By class'), 2)).toEqual([
      ...(dashboard?.byClass ?? []).map(({ className, tally }) => [
        className,
        tally.asked,
        tally.complete,
        tally.outstanding,
        tally.exempt,
      ]),
      ['Wrens', 0, 0, 0, 0],
    ])
    expect(sheets.get('Outstanding')).toHaveLength((dashboard?.total.outstanding ?? 0) + 1)
    const words = await wordsOf((await take(school.headteacher, 'pdf', true)).bytes)
    expect(words).toContain(`${dashboard?.total.complete} of ${dashboard?.total.asked} forms signed`)
  })

  test('come with why, whose signature is missing, and no formula', async () => {
    const sheets = await sheetsOf((await take(world.school.headteacher, 'xlsx', true)).bytes)
    const why = new Map((sheets.get('Outstanding') ?? []).map((row) => [row[0], [row[4], row[5]]]))
    expect(why.get('Cem Reid')?.[0]).toBe('Declined')
    expect(why.get('Eve Reid')?.[0]).toBe('No address to write to')
    expect(why.get('Mina Okafor')).toEqual(['One signature is there, the pupil’s is missing', 'The pupil'])
    expect(why.get(`'${FORMULA} Reid`)?.[0]).toBe('Not signed yet')
    expect(sheets.get('Exempt')?.[1]).toEqual(expect.arrayContaining(['Bao Reid', 'On long leave']))
  })
})

describe('a pack without names', () => {
  test('holds none, in either file', async () => {
    const { headteacher } = world.school
    const words = await wordsOf((await take(headteacher, 'pdf', false)).bytes)
    const { bytes, fileName } = await take(headteacher, 'xlsx', false)
    const sheets = await sheetsOf(bytes)
    const told = `${words} ${JSON.stringify([...sheets])}`
    for (const name of ['Reid', 'Mina', 'Silva', 'Greta', 'On long leave']) expect(told).not.toContain(name)
    expect(words).toContain('nobody’s name')
    expect(words).toContain('No address to write to')
    expect(fileName).toMatch(/^inspection-Acceptable-use-2026-27.*-without-names[.]xlsx$/)
  })
})

describe('takeInspectionPack', () => {
  test('is for every post as far as it sees, and kept in the trail', async () => {
    const { school, roundId } = world
    const outstanding = async (actor: Actor) => {
      const sheets = await sheetsOf((await take(actor, 'xlsx', true)).bytes)
      return (sheets.get('Outstanding') ?? []).slice(1).map((row) => row[1])
    }
    expect(await outstanding(school.clerk)).toEqual(['Governors'])
    expect(new Set(await outstanding(school.itManager))).toEqual(new Set(['Staff', 'Governors']))
    expect(await outstanding(school.teacher)).toEqual(['Older pupils'])
    const entries = await db.auditEntry.findMany({ where: { subject: roundId, action: 'inspection.taken' } })
    expect(entries.filter(({ after }) => JSON.stringify(after).includes('xlsx')).length).toBeGreaterThanOrEqual(3)
  })

  test('tells those who see a part no reason of an exemption', async () => {
    const sheets = await sheetsOf((await take(world.school.itManager, 'xlsx', true)).bytes)
    expect(sheets.get('Exempt')?.[1]).toContain('Bao Reid')
    expect(JSON.stringify(sheets.get('Exempt'))).not.toContain('On long leave')
  })

  test('is refused to signers, at another school, with bad input and before the round opens', async () => {
    const { school } = world
    const signer = await aSigner(school.id, (await aPerson(school.id, 'parent')).id)
    await expect(take(signer, 'pdf', false)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(take((await aSchool()).headteacher, 'pdf', false)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(take(school.headteacher, 'doc' as PackFormat, false)).rejects.toMatchObject({ code: 'INVALID' })
    const dates = { opensOn: new Date('2026-09-01'), dueOn: new Date('2026-12-01'), reminderDays: [] }
    const { id } = await db.round.create({
      data: { ...dates, schoolId: school.id, name: 'Draft', kind: 'yearly', academicYear: THIS_YEAR },
    })
    await expect(take(school.headteacher, 'pdf', false, { ...world, roundId: id })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  test('twice at once gives the same numbers twice', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => take(world.school.office, 'xlsx', false)))
    const group = async (file: typeof one) => (await sheetsOf(file?.bytes ?? new Uint8Array())).get('By group')
    expect(await group(one)).toEqual(await group(two))
  })
})

test('a round that asks nobody has a pack that says so', async () => {
  const school = await aSchool()
  const { agreementId } = await aPublishedAgreement(school.id, 'visitors')
  const roundId = await anOpenRound(school.office, school.id, [agreementId])
  const words = await wordsOf((await take(school.headteacher, 'pdf', true, { school, roundId })).bytes)
  for (const said of ['Nobody is asked', 'No form is outstanding.', 'Everybody has signed.', 'No checkpoint'])
    expect(words).toContain(said)
})
