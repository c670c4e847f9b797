import 'server-only'
import { nameBook, whoDid } from '@/lib/audit/names'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { type PageRow, pageSelect, pageView } from '../page-view'
import type { ScannedForm, ScanPageView, ScanView } from '../types'

/** A scan with the forms that its pages landed on and what was set aside; null out of reach. */
export async function getScan(actor: Actor, scanId: string): Promise<ScanView | null> {
  const schools = schoolsWhere(actor, 'paper.enter')
  if (!isId(scanId)) return null
  const scan = await db.scan.findFirst({
    where: { id: scanId, ...schools },
    select: {
      id: true,
      schoolId: true,
      state: true,
      done: true,
      total: true,
      trouble: true,
      startedBy: true,
      createdAt: true,
      files: { orderBy: { position: 'asc' }, select: { name: true, trouble: true } },
      pages: { orderBy: { position: 'asc' }, select: pageSelect },
    },
  })
  if (!scan) return null
  const { startedBy, createdAt, pages, done, total, ...rest } = scan
  const names = await nameBook(scan.schoolId, [{ actor: startedBy, subject: '', before: null, after: null }])
  const inState = (state: string) => pages.filter((page) => page.state === state).map(pageView)
  return {
    ...rest,
    startedBy: whoDid(startedBy, names),
    startedAt: createdAt,
    progress: { done, total },
    forms: formsOf(pages),
    setAside: inState('set_aside'),
    thrownAway: inState('thrown_away'),
  }
}

/** The forms among the pages, in the order in which they lay in the stack. */
export function formsOf(pages: PageRow[]): ScannedForm[] {
  const forms = new Map<string, ScannedForm>()
  for (const { request, state } of pages) {
    if (!request || (state !== 'filed' && state !== 'recorded')) continue
    const known = forms.get(request.id)
    forms.set(request.id, {
      requestId: request.id,
      about: request.person.displayName,
      className: request.className,
      title: request.agreementVersion.title,
      pages: (known?.pages ?? 0) + 1,
      // One further page that came later is still to be kept with the others.
      recorded: (known?.recorded ?? true) && state === 'recorded',
      open: request.slots.length > 0,
    })
  }
  return [...forms.values()]
}

/** One page of a scan; null out of reach. */
export async function getScanPage(actor: Actor, pageId: string): Promise<ScanPageView | null> {
  const schools = schoolsWhere(actor, 'paper.enter')
  if (!isId(pageId)) return null
  const page = await db.scanPage.findFirst({ where: { id: pageId, ...schools }, select: pageSelect })
  return page && pageView(page)
}

/** The recorded pages of a form, for its own page: none for whoever does not enter paper. */
export async function listPagesOfForm(actor: Actor, requestId: string): Promise<ScanPageView[]> {
  const pages = await db.scanPage.findMany({
    where: { requestId, state: 'recorded', ...schoolsWhere(actor, 'paper.enter') },
    orderBy: [{ formPage: 'asc' }, { position: 'asc' }],
    select: pageSelect,
  })
  return pages.map(pageView)
}
