import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPupil, aSchool } from '@/lib/testing/factories'
import { knownToBeTwo } from '../queries/known-to-be-two'
import { trailOf, twice } from '../test-world.factory'
import { keepApart } from './keep-apart'

const aPair = async () => {
  const school = await aSchool()
  const [one, other] = [await aPupil(school.id), await aPupil(school.id)]
  return { school, one, other, input: { firstId: other.id, secondId: one.id } }
}

describe('keepApart', () => {
  test('remembers the pair whichever way round, with an entry for each', async () => {
    const { school, one, other, input } = await aPair()
    await keepApart(school.office, input)
    const third = await aPupil(school.id)
    const pairs = [
      [one.id, other.id],
      [other.id, one.id],
      [one.id, third.id],
    ] as const
    expect(await knownToBeTwo(db, school.id, pairs)).toEqual([pairs[0], pairs[1]])
    expect(await knownToBeTwo(db, (await aSchool()).id, pairs)).toEqual([])
    expect(await trailOf(one.id)).toMatchObject([{ action: 'person.kept_apart', after: { otherId: other.id } }])
    expect(await trailOf(other.id)).toMatchObject([{ action: 'person.kept_apart' }])
  })
  test('refuses a class teacher', async () => {
    const { school, input } = await aPair()
    await expect(keepApart(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides people of another school, and never pairs two schools', async () => {
    const { school, one, input } = await aPair()
    const elsewhere = await aSchool()
    await expect(keepApart(elsewhere.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const theirs = await aPupil(elsewhere.id)
    const both = { ...school.office, grants: [...school.office.grants, ...elsewhere.office.grants] }
    const across = { firstId: one.id, secondId: theirs.id }
    await expect(keepApart(both, across)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('names the wrong field', async () => {
    const { school, one } = await aPair()
    await expect(keepApart(school.office, { firstId: one.id, secondId: one.id })).rejects.toMatchObject({
      fieldErrors: { secondId: [expect.any(String)] },
    })
  })
  test('says it once when pressed twice', async () => {
    const { school, input } = await aPair()
    expect(await twice(() => keepApart(school.office, input))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})
