import 'server-only'
import { nameBook, whoDid } from '@/lib/audit/names'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { ScanListRow, ScanPageState } from '../types'

const MOST_LISTED = 100

/** The school's latest scans with what is left to do in each, newest first. */
export async function listScans(actor: Actor, schoolId: string): Promise<ScanListRow[]> {
  const { schoolId: reached } = schoolsWhere(actor, 'paper.enter')
  if (!reached.in.includes(schoolId)) return []
  const scans = await db.scan.findMany({
    where: { schoolId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    select: {
      id: true,
      state: true,
      startedBy: true,
      createdAt: true,
      files: { orderBy: { position: 'asc' }, select: { name: true } },
    },
  })
  const ids = scans.map(({ id }) => id)
  const [pages, forms, names] = await Promise.all([
    db.scanPage.groupBy({ by: ['scanId', 'state'], where: { schoolId, scanId: { in: ids } }, _count: { _all: true } }),
    db.scanPage.groupBy({
      by: ['scanId', 'state', 'requestId'],
      where: { schoolId, scanId: { in: ids }, state: { in: ['filed', 'recorded'] } },
    }),
    nameBook(
      schoolId,
      scans.map(({ startedBy }) => ({ actor: startedBy, subject: '', before: null, after: null })),
    ),
  ])
  const pagesIn = (scanId: string, state: ScanPageState) =>
    pages.find((group) => group.scanId === scanId && group.state === state)?._count._all ?? 0
  const formsIn = (scanId: string, state: ScanPageState) =>
    forms.filter((group) => group.scanId === scanId && group.state === state).length
  return scans.map(({ id, state, startedBy, createdAt, files }) => ({
    id,
    state,
    startedBy: whoDid(startedBy, names),
    startedAt: createdAt,
    fileNames: files.map(({ name }) => name),
    pages: pages.filter(({ scanId }) => scanId === id).reduce((sum, { _count }) => sum + _count._all, 0),
    toRecord: formsIn(id, 'filed'),
    setAside: pagesIn(id, 'set_aside'),
    recorded: formsIn(id, 'recorded'),
  }))
}
