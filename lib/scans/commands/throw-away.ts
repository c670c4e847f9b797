import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { holdPage, holdScan } from '../held-scan'
import { PageInput, ThrowAwayInput } from '../schema'

/** Throws pages of a scan away that nobody recorded; for some days they can be taken out again. */
export const throwPagesAway = command({
  permission: 'paper.enter',
  input: ThrowAwayInput,
  async run({ tx, schools, input: { scanId, pageIds } }) {
    const { schoolId } = await holdScan(tx, schools, scanId)
    const { count } = await tx.scanPage.updateMany({
      where: { id: { in: pageIds }, scanId, state: { in: ['filed', 'set_aside'] } },
      data: { state: 'thrown_away', settledAt: now() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'These pages have been dealt with already.')
    return {
      output: { scanId, pages: count },
      audit: { action: 'scan.pages_thrown_away', subject: scanId, schoolId, after: { pages: count } },
    }
  },
})

/** Takes a page out of the bin: it is where it was before. */
export const restorePage = command({
  permission: 'paper.enter',
  input: PageInput,
  async run({ tx, schools, input: { pageId } }) {
    const page = await holdPage(tx, schools, pageId)
    if (page.state !== 'thrown_away') throw new AppError('CONFLICT', 'This page has not been thrown away.')
    const wasFiled = page.reason === null && page.requestId !== null
    await tx.scanPage.update({
      where: { id: pageId },
      data: { state: wasFiled ? 'filed' : 'set_aside', settledAt: null },
      select: { id: true },
    })
    const { scanId, schoolId } = page
    return { output: { scanId }, audit: { action: 'scan.page_restored', subject: scanId, schoolId, after: { pageId } } }
  },
})
