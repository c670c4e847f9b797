import { expect, test } from 'vitest'
import { aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { listRounds } from '../queries'
import { listRoundHeads } from './round-heads'

test('the heads of rounds are those of the rounds, in their order, and nobody else’s', async () => {
  const [school, other] = [await aSchool(), await aSchool()]
  const agreements = [(await aPublishedAgreement(school.id, 'staff')).agreementId]
  await anOpenRound(school.office, school.id, agreements)
  await anOpenRound(school.office, school.id, agreements)
  const heads = await listRoundHeads(school.office, school.id)
  expect(heads).toHaveLength(2)
  const rounds = await listRounds(school.office, school.id)
  expect(heads).toEqual(rounds.map(({ id, name, status, dueOn, closedAt }) => ({ id, name, status, dueOn, closedAt })))
  expect(await listRoundHeads(other.office, school.id)).toEqual([])
})
