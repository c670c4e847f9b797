import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { unwrap } from '@/lib/keys/wrap'
import { digestOf, type ExportLine, lineText } from '../chain-export'
import { signCheckpoint } from '../checkpoint'
import { GENESIS } from '../hash-chain'
import { checkpointsOf, entriesOf } from './chain'

/** A school's chain as canonical JSON lines, signed at the end; verified offline by `countersign chain verify FILE`. */
export async function* exportChain(school: { id: string; name: string; urn: string }): AsyncGenerator<string> {
  const digest = digestOf()
  const line = (value: ExportLine) => {
    const text = lineText(value)
    digest.add(text)
    return text
  }
  const head = { sequence: 0, hash: GENESIS }
  yield line({ type: 'header', format: 1, school, exportedAt: now().toISOString() })
  for await (const { envelope, previousHash, hash, sections, sequence } of entriesOf(school.id)) {
    yield line({ type: 'entry', envelope, previousHash, hash, sections })
    Object.assign(head, { sequence, hash })
  }
  for (const checkpoint of await checkpointsOf(school.id)) {
    if (checkpoint.sequence <= head.sequence) yield line({ type: 'checkpoint', ...checkpoint })
  }
  const key = await db.chainKey.findFirstOrThrow({
    where: { schoolId: school.id, retiredAt: null },
    orderBy: { createdAt: 'desc' },
    select: { publicKey: true, privateKey: true },
  })
  const before = digest.end()
  // The digest stands where a checkpoint has its time: the same signing, over the bytes of this very file.
  const { signature } = signCheckpoint(
    { school: school.id, ...head, madeAt: before, publicKey: key.publicKey },
    unwrap('chainKey', key.privateKey),
  )
  yield lineText({ type: 'end', ...head, digest: before, signature, publicKey: key.publicKey })
}
