import 'server-only'
import { actorForAudit } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { holdPage } from '../held-scan'
import { AssignPageInput } from '../schema'

/** Puts a page that was set aside to the form that somebody says it belongs to. */
export const assignPage = command({
  permission: 'paper.enter',
  input: AssignPageInput,
  async run({ tx, actor, schools, input: { pageId, requestId } }) {
    const page = await holdPage(tx, schools, pageId)
    if (page.state !== 'set_aside') throw new AppError('CONFLICT', 'This page has been dealt with already.')
    if (page.reason === 'unreadable') throw new AppError('CONFLICT', 'There is no picture of this page. Scan it again.')
    await refuseForm(tx, page, requestId)
    await tx.scanPage.update({
      where: { id: pageId },
      data: { state: 'filed', reason: null, requestId, assignedBy: actorForAudit(actor) },
      select: { id: true },
    })
    return {
      output: { scanId: page.scanId, requestId },
      audit: {
        action: 'scan.page_assigned',
        subject: requestId,
        schoolId: page.schoolId,
        after: { scanId: page.scanId, pageId, reason: page.reason },
      },
    }
  },
})

async function refuseForm(tx: Tx, page: { schoolId: string; code: string | null }, requestId: string) {
  const request = await tx.request.findFirst({
    where: { id: requestId, schoolId: page.schoolId, closedAt: null, round: { status: 'open' } },
    select: {
      agreementVersionId: true,
      slots: {
        where: { currentResponseId: null, withdrawn: false, waivedReason: null },
        select: { id: true },
        take: 1,
      },
    },
  })
  if (!request) throw new AppError('NOT_FOUND', 'We cannot find that form in an open round.')
  if (request.slots.length === 0)
    throw new AppError('CONFLICT', 'Everybody who signs that form has answered it already.')
  const printed = page.code
    ? await tx.printedForm.findFirst({
        where: { schoolId: page.schoolId, code: page.code },
        select: { agreementVersionId: true },
      })
    : null
  if (printed && printed.agreementVersionId !== request.agreementVersionId) {
    throw new AppError('CONFLICT', 'The text on this paper is not the one that this form asks for now.')
  }
}
