import { expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { getFile, putFile } from '@/lib/storage/files'
import { aFormerColleague, aFormerFamily, aSchoolWithChain, whereFound } from '../leavers.factory'
import { approveErasure } from './approve-erasure'
import { planErasure } from './plan-erasure'
import { runErasure } from './run-erasure'

// Copies are drawn and looked through.
vi.setConfig({ testTimeout: 60_000 })

const RUN = { attempt: 1, maxAttempts: 12, isLast: false }

/** Recorded pages of forms, one after the other in a scan, with what is seen on each. */
async function scanOf(schoolId: string, pages: { requestId: string; seen: string }[]) {
  const scan = await db.scan.create({ data: { schoolId, state: 'read', startedBy: { kind: 'job', name: 'test' } } })
  const hashes: string[] = []
  for (const [index, { requestId, seen }] of pages.entries()) {
    const sha256 = await db.$transaction((tx) => putFile(tx, schoolId, Buffer.from(seen), 'image/jpeg'))
    hashes.push(sha256)
    const place = { scanId: scan.id, position: index + 1, fileName: 'stack.pdf', pageOfFile: index + 1 }
    await db.scanPage.create({ data: { schoolId, requestId, ...place, state: 'recorded', sha256 } })
  }
  return hashes
}

test('the pictures of a family’s paper go with the family; what another form has too stays for that', async () => {
  const school = await aSchoolWithChain()
  const { familyName, request, pupil } = await aFormerFamily(school)
  const other = await aFormerColleague(school)
  const [own = '', shared = ''] = await scanOf(school.id, [
    { requestId: request.id, seen: `A signature of ${familyName}` },
    { requestId: request.id, seen: 'An empty back' },
    { requestId: other.request.id, seen: 'An empty back' },
  ])
  const { planId } = await planErasure(school.office, { schoolId: school.id, personId: pupil.id })
  await expect(
    db.$queryRaw`SELECT erase_scans(id) FROM "ErasureItem" WHERE "planId" = ${planId}::uuid`,
  ).rejects.toThrow()
  await approveErasure(school.headteacher, { planId, confirmed: 'yes' })
  await runErasure({ schoolId: school.id, planId }, RUN)
  expect(await getFile(school.id, own)).toBeNull()
  expect(await getFile(school.id, shared)).not.toBeNull()
  expect(await whereFound(school.id, [`A signature of ${familyName}`])).toEqual([])
  expect(await db.scanPage.findMany({ where: { schoolId: school.id }, select: { requestId: true } })).toEqual([
    { requestId: other.request.id },
  ])
})
