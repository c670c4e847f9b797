'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { consume } from '@/lib/auth/limits'
import { assignPage } from '@/lib/scans/commands/assign-page'
import { cancelScan } from '@/lib/scans/commands/cancel-scan'
import { recordScanned } from '@/lib/scans/commands/record-scanned'
import { addToScan, startScan } from '@/lib/scans/commands/start-scan'
import { restorePage, throwPagesAway } from '@/lib/scans/commands/throw-away'
import { getScannedForm } from '@/lib/scans/queries/get-scanned-form'
import { largeFilesIn, pieceIn, scanFilesIn } from './files-in'

const current = () => requireSchool('paper.enter')
const typed = (form: FormData) => Object.fromEntries(form)

export async function startScanAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    const files = await scanFilesIn(form)
    await consume('scan.send', actor.accountId)
    const { scanId } = await startScan(actor, { schoolId: school.id, files })
    redirect(`/scans/${scanId}`)
  })
}

/** What a script asks for before it sends large files in pieces; answers where the scan is. */
export async function startLargeScanAction(form: FormData): Promise<FormState> {
  let to: string | undefined
  const state = await submit(form, async () => {
    const { actor, school } = await current()
    const files = largeFilesIn(form)
    await consume('scan.send', actor.accountId)
    to = `/scans/${(await startScan(actor, { schoolId: school.id, files })).scanId}`
  })
  return { ...state, to }
}

export async function addToScanAction(form: FormData): Promise<FormState> {
  return submit(form, async () => {
    const { actor } = await current()
    await addToScan(actor, { ...typed(form), bytes: await pieceIn(form) })
  })
}

export async function cancelScanAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { scanId } = await cancelScan((await current()).actor, typed(form))
    redirect(`/scans/${scanId}`)
  })
}

export async function recordScannedAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await current()
    const [scanId, requestId] = [String(form.get('scanId')), String(form.get('requestId'))]
    await recordScanned(actor, { ...typed(form), slotIds: form.getAll('slotIds') })
    const next = (await getScannedForm(actor, scanId, requestId))?.next
    redirect(next ? `/scans/${scanId}/forms/${next}?done=${requestId}` : `/scans/${scanId}?done=recorded`)
  })
}

export async function assignPageAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { scanId, requestId } = await assignPage((await current()).actor, typed(form))
    redirect(`/scans/${scanId}/forms/${requestId}`)
  })
}

export async function throwPagesAwayAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const input = { scanId: form.get('scanId'), pageIds: form.getAll('pageIds') }
    const { scanId } = await throwPagesAway((await current()).actor, input)
    redirect(`/scans/${scanId}?done=thrown-away`)
  })
}

export async function restorePageAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { scanId } = await restorePage((await current()).actor, typed(form))
    redirect(`/scans/${scanId}?done=restored`)
  })
}
