import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aSchoolWithCopies } from '../copies.factory'
import { listPackChoices, searchCopies } from './search-copies'

describe('finding copies', () => {
  test('by any part of a name, accents and case aside, or by the reference as it is read out', async () => {
    const { school, first, second } = await aSchoolWithCopies()
    const found = async (search: string, actor: Actor = school.office) =>
      (await searchCopies(actor, school.id, search, 1)).copies.map((copy) => copy.documentId)
    expect(await found('zwán')).toEqual([first.document.id])
    const { reference } = await db.document.findUniqueOrThrow({ where: { id: second.document.id } })
    expect(await found(reference.toLowerCase().replaceAll('-', ' '))).toEqual([second.document.id])
    expect(await found('')).toHaveLength(3)
    expect(await found('nobody of that name')).toEqual([])
  })

  test('only for those who print copies, at their own school', async () => {
    const { school, first } = await aSchoolWithCopies()
    const count = async (actor: Actor) => (await searchCopies(actor, school.id, '', 1)).total
    for (const actor of [school.clerk, school.teacher, first.actor, (await aSchool()).office]) {
      expect(await count(actor)).toBe(0)
    }
  })

  test('each class once, with how many copies are ready', async () => {
    const { school, first } = await aSchoolWithCopies()
    const { roundId } = await db.request.findUniqueOrThrow({ where: { id: first.request.id } })
    const choices = await listPackChoices(school.office, roundId)
    expect(choices).toMatchObject([{ classId: school.classId, ready: 2 }])
    expect(await listPackChoices((await aSchool()).office, roundId)).toEqual([])
  })
})
