import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { copyFileName } from '../file-name'
import { packsWhere } from '../packs/chosen'
import { PackInput } from '../packs/schema'
import { PACK_KIND_LABELS } from '../packs/types'

const open = command({
  permission: 'copies.print',
  input: PackInput,
  async run({ tx, actor, input: { packId } }) {
    const pack = await tx.printPack.findFirst({
      where: { AND: [{ id: packId, state: 'ready', expiresAt: { gt: now() } }, packsWhere(actor)] },
      select: { schoolId: true, kind: true, title: true, pages: true, size: true },
    })
    if (!pack) throw new AppError('NOT_FOUND', 'We cannot find that file.')
    const { schoolId, kind, pages } = pack
    return { output: pack, audit: { action: 'pack.opened', subject: packId, schoolId, after: { kind, pages } } }
  },
})

/** A finished pack, piece by piece, for whoever may open it; the trail keeps that it was opened. */
export async function openPrintPack(actor: Actor, values: { packId: string }) {
  const { kind, title, size } = await open(actor, values)
  const fileName = copyFileName({ title: PACK_KIND_LABELS[kind], about: title, reference: '' })
  return { chunks: piecesOf(values.packId), fileName, size }
}

async function* piecesOf(packId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const part = await db.printPackPart.findUnique({
      where: { packId_position: { packId, position } },
      select: { bytes: true },
    })
    if (!part) return
    yield part.bytes
  }
}
