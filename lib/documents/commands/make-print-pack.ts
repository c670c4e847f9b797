import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import type { JobHandler } from '@/lib/jobs/types'
import { packOf } from '../drawing/join'
import { mailPack } from '../packs/mail-pack'
import type { FormRow, PackJob, Piece } from '../packs/piece'
import { printCopies } from '../packs/print-copies'
import { printForms } from '../packs/print-forms'
import { printChaseLists, printLabels } from '../packs/print-lists'
import { type LabelSheet, NOTHING_TO_PRINT, type PackKind } from '../packs/types'

const Payload = z.object({ schoolId: z.uuid(), packId: z.uuid() })
type Payload = z.output<typeof Payload>

const PRINT: Record<PackKind, (job: PackJob) => AsyncGenerator<Piece>> = {
  blank_forms: printForms,
  signed_copies: printCopies,
  chase_list: printChaseLists,
  labels: printLabels,
}

/** Cancelled, or taken over by another run of the job. */
const STOPPED = new Error('This run has been stopped.')

/** The job `pack.make`: prints a pack from its beginning into pieces of a file; a run that was killed leaves them to the next one. */
export const makePrintPack: JobHandler = async (payload, { isLast }) => {
  const wanted = Payload.parse(payload)
  try {
    await make(wanted)
  } catch (error) {
    if (error === STOPPED) return
    if (isLast) await fail(wanted, 'Something went wrong while it was made. Please try once more.')
    throw error
  }
}

const UNDER_WAY = { in: ['queued', 'making'] as ('queued' | 'making')[] }

const fail = ({ schoolId, packId }: Payload, trouble: string) =>
  db.printPack.updateMany({ where: { id: packId, schoolId, state: UNDER_WAY }, data: { state: 'failed', trouble } })

async function make(wanted: Payload) {
  const { schoolId, packId } = wanted
  const run = newId()
  const job = await begin(wanted, run)
  if (!job) return
  const state = { done: 0, pages: 0, forms: [] as FormRow[], leftOut: [] as { position: number; trouble: string }[] }
  let said = 0

  async function* files(): AsyncGenerator<Uint8Array> {
    for await (const piece of PRINT[job?.kind ?? 'signed_copies'](job as PackJob)) {
      state.done += piece.items.length
      if ('trouble' in piece) {
        for (const position of piece.items) state.leftOut.push({ position, trouble: piece.trouble })
      } else {
        if (piece.form) state.forms.push(piece.form)
        state.pages += piece.pages + (job?.duplex ? piece.pages % 2 : 0)
        yield piece.bytes
      }
      if (Date.now() - said > SAY_EVERY_MS) {
        await goOn(db, { packId, run, done: state.done })
        said = Date.now()
      }
    }
  }

  const kept = { position: 0, size: 0 }
  const keep = async (tx: Tx, chunks: Uint8Array[]) => {
    await goOn(tx, { packId, run, done: state.done })
    const bytes = Buffer.concat(chunks)
    await tx.printPackPart.createMany({ data: [{ packId, schoolId, position: kept.position, bytes }] })
    await noteForms(tx, state.forms.splice(0))
    kept.position++
    kept.size += bytes.length
  }
  let chunks: Uint8Array[] = []
  let waiting = 0
  for await (const chunk of packOf(files(), { duplex: job.duplex, title: job.title })) {
    chunks.push(chunk)
    waiting += chunk.length
    if (waiting < PART_BYTES) continue
    const full = chunks
    await db.$transaction((tx) => keep(tx, full), { timeout: 60_000 })
    chunks = []
    waiting = 0
  }
  if (state.pages === 0) {
    await noteLeftOut(db, packId, state.leftOut)
    await fail(wanted, NOTHING_TO_PRINT)
    return
  }
  await db.$transaction(
    async (tx) => {
      await keep(tx, chunks)
      await noteLeftOut(tx, packId, state.leftOut)
      const data = { state: 'ready' as const, pages: state.pages, size: kept.size, readyAt: now() }
      await tx.printPack.update({ where: { id: packId }, data, select: { id: true } })
      await mailPack(tx, packId)
    },
    { timeout: 60_000 },
  )
}

const PART_BYTES = 1_000_000
const SAY_EVERY_MS = 400

/** Takes the pack over, whatever another run had come to. */
async function begin({ schoolId, packId }: Payload, run: string) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.printPack.updateMany({
      where: { id: packId, schoolId, state: UNDER_WAY },
      data: { state: 'making', run, done: 0 },
    })
    if (count === 0) return null
    await tx.printPackPart.deleteMany({ where: { packId } })
    const { sheet, ...pack } = await tx.printPack.findUniqueOrThrow({
      where: { id: packId },
      select: {
        schoolId: true,
        accountId: true,
        kind: true,
        title: true,
        style: true,
        duplex: true,
        sheet: true,
        firstLabel: true,
        items: {
          select: { position: true, requestId: true, documentId: true, code: true },
          orderBy: { position: 'asc' },
        },
      },
    })
    return { ...pack, sheet: sheet as LabelSheet }
  })
}

/** Says how far it is; stops when the pack was cancelled or another run has it. */
async function goOn(tx: Tx, { packId, run, done }: { packId: string; run: string; done: number }) {
  const { count } = await tx.printPack.updateMany({ where: { id: packId, run, state: 'making' }, data: { done } })
  if (count === 0) throw STOPPED
}

/** A run before this one may have printed another version under the same code; nobody ever got that paper. */
async function noteForms(tx: Tx, forms: FormRow[]) {
  if (forms.length === 0) return
  await tx.printedForm.deleteMany({ where: { code: { in: forms.map(({ code }) => code) } } })
  await tx.printedForm.createMany({ data: forms })
}

async function noteLeftOut(tx: Tx, packId: string, leftOut: { position: number; trouble: string }[]) {
  for (const trouble of new Set(leftOut.map((item) => item.trouble))) {
    const position = { in: leftOut.filter((item) => item.trouble === trouble).map((item) => item.position) }
    await tx.printPackItem.updateMany({ where: { packId, position }, data: { trouble } })
  }
}
