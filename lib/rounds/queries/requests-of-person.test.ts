import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { listRequestsOf } from './requests-of-person'

beforeAll(() => registerReactions({}))

async function aFamilyThatIsAsked() {
  const school = await aSchool()
  const pupil = await aPupil(school.id, { classId: school.classId })
  const sister = await aPupil(school.id, { givenName: 'Sister' })
  const parent = await aParent(school.id, [pupil.id, sister.id])
  const staff = await aPerson(school.id, 'staff')
  const forms = [await aPublishedAgreement(school.id, 'older_pupils'), await aPublishedAgreement(school.id, 'staff')]
  await anOpenRound(
    school.office,
    school.id,
    forms.map(({ agreementId }) => agreementId),
  )
  return { school, pupil, sister, parent, staff }
}

test('shows the office what a pupil, and what a parent is asked', async () => {
  const { school, pupil, parent } = await aFamilyThatIsAsked()
  expect(await listRequestsOf(school.office, pupil.id)).toMatchObject([
    {
      title: 'Online safety: older_pupils',
      roundOpen: true,
      state: 'waiting_for_pupil',
      about: null,
      answers: [],
      copy: null,
    },
  ])
  const ofParent = await listRequestsOf(school.office, parent.id)
  expect(ofParent.map(({ about }) => about?.displayName).sort()).toEqual(['Mina Okafor', 'Sister Okafor'])
})

test('shows a class teacher only the own class, an IT manager only staff, another school nothing', async () => {
  const { school, pupil, sister, parent, staff } = await aFamilyThatIsAsked()
  expect((await listRequestsOf(school.teacher, parent.id)).map(({ about }) => about?.id)).toEqual([pupil.id])
  expect(await listRequestsOf(school.teacher, sister.id)).toEqual([])
  expect(await listRequestsOf(school.itManager, staff.id)).toHaveLength(1)
  expect(await listRequestsOf(school.itManager, pupil.id)).toEqual([])
  expect(await listRequestsOf((await aSchool()).office, pupil.id)).toEqual([])
})
