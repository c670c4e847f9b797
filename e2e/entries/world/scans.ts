import { db } from '@/lib/db/client'
import type { ScanState } from '@/lib/scans/types'
import type { BaseSchool } from './school'

type Base = Pick<BaseSchool, 'id' | 'ownFamily' | 'accounts'>

// The smallest picture that is one.
const PICTURE = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
    'base64',
  ),
)

/** A scan with a page of the family's form, one that was set aside, and one in the bin. */
export async function aScan(
  { id: schoolId, ownFamily, accounts }: Base,
  state: ScanState = 'read',
  requestId = ownFamily.pupilRequest.id,
) {
  const scan = await db.scan.create({
    data: {
      schoolId,
      state,
      done: 3,
      total: 3,
      startedBy: { kind: 'account', accountId: accounts.office.id },
      files: { create: { schoolId, position: 0, name: 'stack.pdf', size: 5 } },
    },
    select: { id: true },
  })
  const page = (position: number, more: object) =>
    db.scanPage.create({
      data: {
        schoolId,
        scanId: scan.id,
        position,
        fileName: 'stack.pdf',
        pageOfFile: position,
        state: 'set_aside',
        picture: PICTURE,
        width: 1,
        height: 1,
        ...more,
      },
      select: { id: true },
    })
  return {
    id: scan.id,
    requestId,
    filed: (await page(1, { state: 'filed', requestId, formPage: 1, formPages: 1 })).id,
    setAside: (await page(2, { reason: 'no_code' })).id,
    thrownAway: (await page(3, { state: 'thrown_away', reason: 'blank', settledAt: new Date() })).id,
  }
}
