import { MOST_AT_ONCE } from '@/lib/scans/schema'
import { addToScanAction, startLargeScanAction } from './actions'

const PIECE = MOST_AT_ONCE / 2

type Sent = { to: string } | { fault: string }

const GONE = 'The connection broke while the files were sent. Send them again.'

/** Sends files that are too large for one form piece by piece, telling how much has gone; leads to the scan. */
export async function sendPieces(files: readonly File[], onSent: (bytes: number) => void): Promise<Sent> {
  try {
    return await send(files, onSent)
  } catch {
    return { fault: GONE }
  }
}

async function send(files: readonly File[], onSent: (bytes: number) => void): Promise<Sent> {
  const list = new FormData()
  for (const { name, size } of files) {
    list.append('name', name)
    list.append('size', String(size))
  }
  const begun = await startLargeScanAction(list)
  if (!begun.to) return { fault: begun.fieldErrors?.files?.[0] ?? begun.message ?? GONE }
  const scanId = begun.to.split('/').at(-1) ?? ''
  let sent = 0
  for (const [position, file] of files.entries()) {
    for (let start = 0; start < file.size; start += PIECE) {
      const piece = file.slice(start, start + PIECE)
      const form = new FormData()
      const fields = { scanId, position: String(position), start: String(start) }
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      form.set('piece', piece, 'piece')
      const { message } = await addToScanAction(form)
      if (message) return { fault: message }
      sent += piece.size
      onSent(sent)
    }
  }
  return { to: begun.to }
}
