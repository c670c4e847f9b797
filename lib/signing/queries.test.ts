import { expect, test } from 'vitest'
import { aStaffAsking, slotOf } from './commands/signing.factory'
import { getSigningForm, listToSign } from './queries'

test('an account of a post alone has nothing to sign, and finds nothing at somebody else’s form', async () => {
  const { school, person, signer, roundId } = await aStaffAsking()
  const { id } = await slotOf(roundId, person.id)
  expect(await getSigningForm(signer, id)).toMatchObject({ slots: [{ slotId: id }] })
  expect(await listToSign(school.headteacher)).toEqual([])
  expect(await getSigningForm(school.headteacher, id)).toBeNull()
})
