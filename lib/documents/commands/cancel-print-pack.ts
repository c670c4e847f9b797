import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { packsWhere } from '../packs/chosen'
import { PackInput } from '../packs/schema'

/** Stops a pack that is being made; what was printed of it is deleted at once. */
export const cancelPrintPack = command({
  permission: 'copies.print',
  input: PackInput,
  async run({ tx, actor, input: { packId } }) {
    const pack = await tx.printPack.findFirst({
      where: { AND: [{ id: packId }, packsWhere(actor)] },
      select: { schoolId: true, kind: true },
    })
    if (!pack) throw new AppError('NOT_FOUND', 'We cannot find that file.')
    const { schoolId, kind } = pack
    const { count } = await tx.printPack.updateMany({
      where: { id: packId, state: { in: ['queued', 'making'] } },
      data: { state: 'cancelled', run: null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This file is not being made any more.')
    await tx.printPackPart.deleteMany({ where: { packId } })
    return { output: { packId }, audit: { action: 'pack.cancelled', subject: packId, schoolId, after: { kind } } }
  },
})
