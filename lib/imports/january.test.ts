import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { addPerson } from '@/lib/people/commands/add-person'
import { editPerson } from '@/lib/people/commands/edit-person'
import { endGuardianship } from '@/lib/people/commands/end-guardianship'
import { endMembership } from '@/lib/people/commands/end-membership'
import { enrolPupil } from '@/lib/people/commands/enrol-pupil'
import { setGuardianship } from '@/lib/people/commands/set-guardianship'
import { register } from '@/lib/reactions/register'
import { aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { anImport } from './imports.factory'
import { askedIn, countsOf, pictureOf } from './picture.factory'
import { SHAPES } from './sample-rolls/files.factory'
import { type SamplePupil, type SampleTie, sampleJanuary, sampleSchool } from './sample-rolls/sample-school.factory'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(register)

const autumn = sampleSchool(32)
const january = sampleJanuary(autumn)

type School = Awaited<ReturnType<typeof aSchool>>

/** The autumn roll imported, and an open round that asks everybody. */
async function inAutumn() {
  const school = await aSchool()
  await anImport(school.office, school.id, SHAPES.pupil_with_parents(autumn))
  const agreements = await Promise.all(
    (['older_pupils', 'younger_pupils', 'parents'] as const).map((audience) =>
      aPublishedAgreement(school.id, audience),
    ),
  )
  const roundId = await anOpenRound(
    school.office,
    school.id,
    agreements.map(({ agreementId }) => agreementId),
  )
  return { school, roundId }
}

const personWith = (school: School, where: { upn: string } | { externalId: string } | { email: string }) =>
  db.person.findFirstOrThrow({ where: { schoolId: school.id, ...where } })

/** The same January by hand, one person after the other. */
async function byHand(school: School) {
  const classId = async (name: string) =>
    (await db.schoolClass.findFirstOrThrow({ where: { schoolId: school.id, name, academicYear: 2026 } })).id
  for (const { upn } of january.leavers) {
    const { id } = await personWith(school, { upn })
    const membership = await db.membership.findFirstOrThrow({ where: { personId: id } })
    const endsOn = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
    await endMembership(school.office, {
      membershipId: membership.id,
      endsOn,
      reason: 'Not in the roll of the school any more.',
    })
  }
  for (const { upn, className, yearGroup } of january.moved) {
    const { id } = await personWith(school, { upn })
    await enrolPupil(school.office, { personId: id, yearGroup, classId: await classId(className) })
  }
  for (const { upn, familyName } of january.renamed) {
    const person = await personWith(school, { upn })
    await editPerson(school.office, {
      personId: person.id,
      givenName: person.givenName,
      familyName,
      dateOfBirth: person.dateOfBirth?.toISOString().slice(0, 10),
      upn,
    })
  }
  for (const joiner of january.joiners) await joinByHand(school, joiner, await classId(joiner.className))
}

async function joinByHand(school: School, joiner: SamplePupil, classId: string) {
  const { givenName, familyName, dateOfBirth, yearGroup, upn, id: externalId } = joiner
  const { personId: pupilId } = await addPerson(school.office, {
    schoolId: school.id,
    ...{ givenName, familyName, dateOfBirth, upn, externalId, yearGroup, classId },
    memberships: [{ kind: 'pupil' }],
    anotherPerson: 'yes',
  })
  for (const [at, { parent, relationship, responsibility }] of joiner.parents.entries()) {
    const facts = {
      pupilId,
      relationship,
      parentalResponsibility: responsibility === 'Yes' ? 'yes' : 'no',
      livesWith: 'yes',
      receivesMail: 'yes',
      priority: String(at + 1),
    }
    const known = await db.person.findFirst({ where: { schoolId: school.id, email: parent.email } })
    if (known) await setGuardianship(school.office, { parentId: known.id, ...facts })
    else {
      await addPerson(school.office, {
        schoolId: school.id,
        ...{ givenName: parent.givenName, familyName: parent.familyName, email: parent.email, phone: parent.phone },
        memberships: [{ kind: 'parent' }],
        anotherPerson: 'yes',
        ...facts,
      })
    }
  }
}

describe('a second import in January', () => {
  test('does what the office would do by hand, one person after the other, to people and to an open round', async () => {
    const [imported, typed] = [await inAutumn(), await inAutumn()]
    const done = await anImport(imported.school.office, imported.school.id, SHAPES.pupil_with_parents(january.pupils))
    expect(done).toMatchObject({ state: 'confirmed', summary: { sections: { left: expect.any(Number), moved: 9 } } })
    await byHand(typed.school)
    expect(await pictureOf(imported.school.id)).toEqual(
      (await pictureOf(typed.school.id)).filter(({ memberships }) => memberships.length > 0),
    )
    const asked = await askedIn(imported.roundId)
    expect(asked).toEqual(await askedIn(typed.roundId))
    expect(asked.filter(({ state }) => state === 'closed')).toHaveLength(10)
    expect(asked).toHaveLength(88)
    const { kept, counted } = await countsOf(imported.roundId)
    expect(kept).toEqual(counted)
    expect(done.outcome).toMatchObject({ asked: 24, closed: 10 })
  })

  test('follows changed households as the office would: an address, a responsibility, a parent who is gone', async () => {
    const [imported, typed] = [await inAutumn(), await inAutumn()]
    const families = [...new Map(autumn.map((pupil) => [pupil.parents[0]?.parent.id, pupil])).values()]
    const [moved, without, alone] = families.filter(({ parents }) => parents.length === 2)
    if (!moved || !without || !alone) throw new Error('Too few families.')
    const sameFamily = (one: SamplePupil, other: SamplePupil) =>
      one.parents[0]?.parent.id === other.parents[0]?.parent.id
    const later = autumn.map((pupil) => {
      const [first, second] = pupil.parents as [SampleTie, SampleTie]
      if (sameFamily(pupil, moved)) return { ...pupil, parents: [inNewHome(first), second] }
      if (sameFamily(pupil, without))
        return { ...pupil, parents: [first, { ...second, responsibility: 'No' as const }] }
      return sameFamily(pupil, alone) ? { ...pupil, parents: [first] } : pupil
    })
    const done = await anImport(imported.school.office, imported.school.id, SHAPES.pupil_with_parents(later))
    expect(done).toMatchObject({ state: 'confirmed', trouble: null })

    const { school } = typed
    const known = async (tie: SampleTie | undefined) => personWith(school, { email: tie?.parent.email ?? '' })
    const [goes, loses, leaves] = [
      await known(moved.parents[0]),
      await known(without.parents[1]),
      await known(alone.parents[1]),
    ]
    const { id: personId, givenName, familyName, phone } = goes
    const email = inNewHome(moved.parents[0] as SampleTie).parent.email
    await editPerson(school.office, { personId, givenName, familyName, phone, email })
    for (const [index, pupil] of autumn.entries()) {
      if (!sameFamily(pupil, without) && !sameFamily(pupil, alone)) continue
      const { id: pupilId } = await personWith(school, { upn: autumn[index]?.upn ?? '' })
      if (sameFamily(pupil, alone)) {
        await endGuardianship(school.office, { pupilId, parentId: leaves.id, reason: 'Not in the roll.' })
      } else {
        await setGuardianship(school.office, {
          ...{ pupilId, parentId: loses.id, relationship: 'Father', parentalResponsibility: 'no' },
          ...{ livesWith: 'yes', receivesMail: 'yes', priority: '2' },
        })
      }
    }
    expect(await pictureOf(imported.school.id)).toEqual(
      (await pictureOf(school.id)).filter(({ memberships }) => memberships.length > 0),
    )
    const asked = await askedIn(imported.roundId)
    expect(asked).toEqual(await askedIn(typed.roundId))
    expect(asked.some(({ slots }) => slots.some(({ withdrawn }) => withdrawn))).toBe(true)
    const { kept, counted } = await countsOf(imported.roundId)
    expect(kept).toEqual(counted)
  })
})

const inNewHome = (tie: SampleTie): SampleTie => ({
  ...tie,
  parent: { ...tie.parent, email: tie.parent.email.replace('@mail', '@newhome') },
})
