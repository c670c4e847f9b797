import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { getPaperForm } from '@/lib/signing/queries/paper'
import { type PageRow, pageSelect, pageView } from '../page-view'
import type { ScannedFormView } from '../types'
import { formsOf } from './get-scan'

/** A form of a scan with its pages, what may be recorded on it, and which form is next; null out of reach. */
export async function getScannedForm(actor: Actor, scanId: string, requestId: string): Promise<ScannedFormView | null> {
  const schools = schoolsWhere(actor, 'paper.enter')
  if (!isId(scanId) || !isId(requestId)) return null
  const all = await db.scanPage.findMany({
    where: { scanId, ...schools, state: { in: ['filed', 'recorded'] } },
    orderBy: { position: 'asc' },
    select: pageSelect,
  })
  const pages = all
    .filter(({ request }) => request?.id === requestId)
    .sort((one, other) => (one.formPage ?? one.position) - (other.formPage ?? other.position))
  const [first] = pages
  if (!first?.request) return null
  const { schoolId, request } = first
  const forms = formsOf(all)
  const at = forms.findIndex((form) => form.requestId === requestId)
  const waits = (form: (typeof forms)[number]) => form.open && !form.recorded && form.requestId !== requestId
  const next = forms.slice(at + 1).find(waits) ?? forms.slice(0, at).find(waits)
  return {
    scanId,
    schoolId,
    about: request.person.displayName,
    title: request.agreementVersion.title,
    className: request.className,
    pages: pages.map(pageView),
    missingPages: missingPages(pages),
    form: await getPaperForm(actor, requestId),
    place: { at: at + 1, of: forms.length },
    next: next?.requestId ?? null,
  }
}

function missingPages(pages: PageRow[]): number[] {
  const of = Math.max(0, ...pages.map(({ formPages }) => formPages ?? 0))
  const there = new Set(pages.map(({ formPage }) => formPage))
  // A page that was put here by hand may be any of them.
  if (there.has(null)) return []
  return Array.from({ length: of }, (_, index) => index + 1).filter((page) => !there.has(page))
}
