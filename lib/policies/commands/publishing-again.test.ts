import { expect, test } from 'vitest'
import { newId } from '@/lib/db/ids'
import { aSchool } from '@/lib/testing/factories'
import { publishAgreementVersion } from './publish-agreement'
import { publishPolicyVersion } from './publish-policy'

test('publishing asks for the second step again after ten minutes, before it looks at anything', async () => {
  const { headteacher } = await aSchool()
  const publish = async (minutesAgo: number) => {
    const secondStep = { isSet: true, takenAt: Date.now() - minutesAgo * 60_000, asleepAt: [] }
    const presses = [
      publishPolicyVersion({ ...headteacher, secondStep }, { versionId: newId(), forms: [] }),
      publishAgreementVersion({ ...headteacher, secondStep }, { agreementVersionId: newId() }),
    ]
    return (await Promise.allSettled(presses)).map((one) => (one.status === 'rejected' ? one.reason.code : null))
  }
  expect(await publish(11)).toEqual(['SECOND_STEP', 'SECOND_STEP'])
  expect(await publish(9)).toEqual(['NOT_FOUND', 'NOT_FOUND'])
})
