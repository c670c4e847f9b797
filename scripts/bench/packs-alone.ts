import { readFileSync } from 'node:fs'
import { db } from '@/lib/db/client'
import { makePrintPack } from '@/lib/documents/commands/make-print-pack'
import { drawBody, drawCountedCopy } from '@/lib/documents/drawing/copy'
import { aCopy, aSignature } from '@/lib/documents/drawing/copy.factory'
import { drawnByRenderer } from '@/lib/documents/drawing/whole-copy.factory'
import { aForm, aRequest } from '@/lib/documents/signed-request.factory'
import { newReference } from '@/lib/reference'
import { putFile } from '@/lib/storage/files'
import { aPerson, aSchool } from '@/lib/testing/factories'

/** A pupil's form that the pupil and a parent have signed: three pages. */
function copyOf(turn: number) {
  const [pupil, parent] = [`Ada Nr${turn} Brown`, `Esme Nr${turn} Brown`]
  const sign = (signer: string, sequence: number) =>
    aSignature({ signer, sequence, declaration: `I am ${signer}. I have read this agreement, version 2.` })
  const reference = newReference()
  return aCopy({ pupil, reference, signatures: [sign(pupil, turn * 2 + 1), sign(parent, turn * 2 + 2)] })
}

const peakMb = () =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1000)

/** Keeps so many copies for one request and has a pack of them prepared; returns it. */
async function prepare(copies: number) {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff')
  const form = await aForm(school.id, 'staff')
  const slots = [{ kind: 'self' as const, personId: person.id }]
  const request = await aRequest({ form, personId: person.id, capacity: 'staff', slots })
  const body = await drawBody(copyOf(0))
  const items: { documentId: string; pages: number }[] = []
  for (let turn = 0; turn < copies; turn++) {
    const content = copyOf(turn)
    const { bytes, pages } = await drawCountedCopy(content, body)
    const { id: documentId } = await db.$transaction(async (tx) => {
      const sha256 = await putFile(tx, school.id, bytes, 'application/pdf')
      const { reference, completedAt } = content
      return tx.document.create({
        data: {
          schoolId: school.id,
          requestId: request.id,
          reference,
          sha256,
          pages,
          basis: String(turn),
          completedAt,
        },
        select: { id: true },
      })
    })
    items.push({ documentId, pages })
  }
  const { id: packId } = await db.printPack.create({
    data: {
      schoolId: school.id,
      accountId: school.office.accountId,
      kind: 'signed_copies',
      title: 'Measured',
      duplex: true,
      total: copies,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  })
  await db.printPackItem.createMany({
    data: items.map(({ documentId }, position) => ({
      packId,
      schoolId: school.id,
      position,
      requestId: request.id,
      documentId,
    })),
  })
  return { schoolId: school.id, packId, pages: items[0]?.pages ?? 0 }
}

const WHOLE = 60

/** What a thousand would take drawn one by one and whole, from some of them. */
async function wholeSeconds() {
  for (let turn = 0; turn < 5; turn++) await drawnByRenderer(copyOf(turn))
  const [since, cpu] = [performance.now(), process.cpuUsage()]
  for (let turn = 0; turn < WHOLE; turn++) await drawnByRenderer(copyOf(100 + turn))
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - since) / 1000 / WHOLE, cpuSeconds: (user + system) / 1e6 / WHOLE }
}

// Called three times: to prepare a pack, to make it in a process of its own as a worker does, and to draw without one.
const [what, ...rest] = process.argv.slice(2)
if (what === 'prepare') console.log(JSON.stringify(await prepare(Number(rest[0]))))
if (what === 'whole') console.log(JSON.stringify(await wholeSeconds()))
if (what === 'make') {
  const [schoolId, packId] = rest
  const [since, cpu] = [performance.now(), process.cpuUsage()]
  await makePrintPack({ schoolId, packId }, { attempt: 1, maxAttempts: 1, isLast: true })
  const seconds = (performance.now() - since) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const { state, pages, size } = await db.printPack.findUniqueOrThrow({ where: { id: packId } })
  if (state !== 'ready') throw new Error(`The pack is ${state}.`)
  console.log(
    JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, pages, megabytes: size / 1e6, peakMb: peakMb() }),
  )
}
await db.$disconnect()
