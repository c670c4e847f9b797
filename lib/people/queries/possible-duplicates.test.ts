import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { keepApart } from '../commands/keep-apart'
import { mergePeople } from '../commands/merge-people'
import { listPossibleDuplicates } from './possible-duplicates'
import { listSiblings } from './siblings'

const born = (id: string, day: string) => db.person.update({ where: { id }, data: { dateOfBirth: new Date(day) } })

test('finds pairs by what they have in common, twins last, and asks of none twice', async () => {
  const school = await aSchool()
  const [first, again, twin, other] = [
    await aPupil(school.id, { givenName: 'Mina', familyName: 'Alvarez', classId: school.classId }),
    await aPupil(school.id, { givenName: 'Mina', familyName: 'ALVAREZ' }),
    await aPupil(school.id, { givenName: 'Otto', familyName: 'Alvarez' }),
    await aPupil(school.id, { givenName: 'Mina', familyName: 'Alvarez' }),
  ]
  for (const { id } of [first, again, twin]) await born(id, '2017-03-04')
  await born(other.id, '2018-03-04')
  const parents = [
    await aParent(school.id, [first.id], { givenName: 'Petra', familyName: 'Alvarez', email: 'p@example.test' }),
    await aParent(school.id, [first.id], { givenName: 'Petra', familyName: 'Alvarez', email: 'p@example.test' }),
    await aParent(school.id, [again.id], { givenName: 'Petra', familyName: 'Alvarez', email: 'q@example.test' }),
  ]
  const found = async () =>
    (await listPossibleDuplicates(school.office, school.id)).pairs.map((pair) => ({
      pair: [pair.first.id, pair.second.id].sort(),
      reasons: pair.reasons,
    }))
  const pairOf = (one: { id: string }, two: { id: string } | undefined) => [one.id, two?.id].sort()
  const all = await found()
  expect(all.slice(0, 2)).toEqual([
    { pair: pairOf(parents[0] ?? first, parents[1]), reasons: ['child', 'email'] },
    { pair: pairOf(first, again), reasons: ['born'] },
  ])
  expect(all.slice(2).map(({ pair }) => pair)).toEqual(
    expect.arrayContaining([pairOf(first, twin), pairOf(again, twin)]),
  )
  expect(all).toHaveLength(4)

  await keepApart(school.office, { firstId: twin.id, secondId: first.id })
  await mergePeople(school.office, { keptId: first.id, otherId: again.id })
  // Once the children are one, so may be the mothers whom each of them had.
  expect((await found()).map(({ reasons }) => reasons)).toEqual([['child', 'email'], ['child'], ['child']])
})

test('a parent and their own child are never a pair; other posts and other schools see nothing', async () => {
  const school = await aSchool()
  const child = await aPupil(school.id, { givenName: 'Sam', familyName: 'Okoro', email: 'home@example.test' })
  await aParent(school.id, [child.id], { givenName: 'Sam', familyName: 'Okoro', email: 'home@example.test' })
  expect(await listPossibleDuplicates(school.office, school.id)).toEqual({ pairs: [], more: false })
  await expect(listPossibleDuplicates(school.teacher, school.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await listPossibleDuplicates((await aSchool()).office, school.id)).toEqual({ pairs: [], more: false })
})

test('siblings are joined through a common parent, as far as the actor sees', async () => {
  const school = await aSchool()
  const [mina, otto, ida] = [
    await aPupil(school.id, { givenName: 'Mina', classId: school.classId }),
    await aPupil(school.id, { givenName: 'Otto', yearGroup: 2 }),
    await aPupil(school.id, { givenName: 'Ida' }),
  ]
  await aParent(school.id, [mina.id, otto.id], { givenName: 'Petra' })
  const former = await aParent(school.id, [mina.id, ida.id], { givenName: 'Luis' })
  await db.guardianship.updateMany({ where: { parentId: former.id, pupilId: ida.id }, data: { endedOn: new Date() } })
  expect(await listSiblings(school.office, mina.id)).toMatchObject([
    { displayName: 'Otto Okafor', yearGroup: 2, through: ['Petra Okafor'] },
  ])
  expect(await listSiblings(school.teacher, mina.id)).toEqual([])
  expect(await listSiblings(school.itManager, mina.id)).toEqual([])
  expect(await listSiblings((await aSchool()).office, mina.id)).toEqual([])
})
