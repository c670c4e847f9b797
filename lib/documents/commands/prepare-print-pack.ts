import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { getFile } from '@/lib/storage/files'
import { packOf } from '../drawing/join'
import { copyFileName } from '../file-name'
import { PreparePrintPackInput } from '../schema'
import { requestsInReach } from '../scope'

const MOST_COPIES = 1000

/** Notes who prints which copies, and finds them: of a class or of the whole round, by class and pupil. */
const openPrintPack = command({
  permission: 'copies.print',
  input: PreparePrintPackInput,
  async run({ tx, actor, input: { roundId, classId, duplex } }) {
    const reach = requestsInReach(actor, ['copies.print'])
    const round = await tx.round.findFirst({
      where: { id: roundId, requests: { some: { AND: [reach, classId ? { classId } : {}] } } },
      select: { schoolId: true, name: true },
    })
    if (!round) throw new AppError('NOT_FOUND', 'We cannot find that round or class.')
    const requests = await tx.request.findMany({
      where: { AND: [{ roundId, state: 'complete', ...(classId && { classId }) }, reach] },
      select: {
        className: true,
        documents: {
          where: { erased: null },
          select: { sha256: true },
          orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
          take: 1,
        },
      },
      orderBy: [
        { className: 'asc' },
        { person: { familyName: 'asc' } },
        { person: { givenName: 'asc' } },
        { personId: 'asc' },
        { id: 'asc' },
      ],
    })
    const copies = requests.flatMap((request) => request.documents)
    if (copies.length === 0) throw new AppError('CONFLICT', 'There is no signed copy to print yet.')
    if (copies.length > MOST_COPIES) {
      throw new AppError('CONFLICT', `These are ${copies.length} copies, too many for one file. Print class by class.`)
    }
    const { schoolId, name } = round
    const className = classId ? (requests[0]?.className ?? '') : ''
    return {
      output: {
        schoolId,
        duplex,
        copies,
        missing: requests.length - copies.length,
        title: `${name} ${className}`.trim(),
      },
      audit: {
        action: 'copies.printed',
        subject: roundId,
        schoolId,
        after: { classId, copies: copies.length },
      },
    }
  },
})

/** The kept copies of a class, or of a whole round, as the bytes of one PDF; `missing` counts those that are not made yet. */
export async function preparePrintPack(actor: Actor, values: unknown) {
  const { schoolId, duplex, copies, missing, title } = await openPrintPack(actor, values)
  const files = keptFiles(
    schoolId,
    copies.map((copy) => copy.sha256),
  )
  const fileName = copyFileName({ title, about: 'signed copies', reference: '' })
  return { chunks: packOf(files, { duplex, title }), fileName, copies: copies.length, missing }
}

async function* keptFiles(schoolId: string, digests: string[]) {
  for (const sha256 of digests) {
    const file = await getFile(schoolId, sha256)
    if (!file) throw new Error(`The copy ${sha256} is not in the store.`)
    yield file.bytes
  }
}
