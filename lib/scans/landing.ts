import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { PaperPage } from '@/lib/format/paper-code'
import type { SetAsideReason } from './types'

type Page = { schoolId: string; scanId: string; codes: PaperPage[]; blank: boolean }

export type Landing = {
  state: 'filed' | 'set_aside'
  reason: SetAsideReason | null
  requestId: string | null
  code: string | null
  formPage: number | null
  formPages: number | null
}

const aside = (reason: SetAsideReason): Landing => ({
  state: 'set_aside',
  reason,
  requestId: null,
  code: null,
  formPage: null,
  formPages: null,
})

/** Where a page belongs by its code, or why it is set aside: whatever leaves a doubt is for a person to decide. */
export async function landPage(tx: Tx, { schoolId, codes, blank }: Page): Promise<Landing> {
  const [one, ...others] = codes
  if (!one) return aside(blank ? 'blank' : 'no_code')
  if (others.length > 0) return aside('several_codes')
  // The same sheet in two scans that are read at the same time: one of them is the repetition.
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`paper ${one.code}`}, 0))) AS lock`
  const printed = await tx.printedForm.findFirst({
    where: { schoolId, code: one.code },
    select: {
      pages: true,
      agreementVersionId: true,
      request: {
        select: {
          id: true,
          closedAt: true,
          agreementVersionId: true,
          round: { select: { status: true } },
          slots: {
            where: { currentResponseId: null, withdrawn: false, waivedReason: null },
            select: { id: true },
            take: 1,
          },
        },
      },
    },
  })
  // A code of another school is as unknown here as one that nobody printed.
  if (!printed || printed.pages !== one.pages) return aside('not_ours')
  const { request } = printed
  const landed = { requestId: request.id, code: one.code, formPage: one.page, formPages: one.pages }
  const reason = await whyAside()
  return { state: reason ? 'set_aside' : 'filed', reason, ...landed }

  async function whyAside(): Promise<SetAsideReason | null> {
    const before = await tx.scanPage.findFirst({
      where: { schoolId, code: landed.code, formPage: landed.formPage, state: { in: ['filed', 'recorded'] } },
      select: { id: true },
    })
    if (before) return 'repeated'
    if (request.closedAt || request.round.status !== 'open') return 'closed'
    if (request.agreementVersionId !== printed?.agreementVersionId) return 'replaced'
    return request.slots.length === 0 ? 'answered' : null
  }
}
