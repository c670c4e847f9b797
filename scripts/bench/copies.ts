import { drawBody, drawCopy } from '@/lib/documents/drawing/copy'
import { aCopy, aSignature } from '@/lib/documents/drawing/copy.factory'
import { rounded, throughputs } from './numbers'

/** Copies drawn one after the other, with the agreement's pages kept and with all pages drawn anew. */
export async function measureCopies(seconds: number) {
  const copy = (turn: number) => aCopy({ signatures: [aSignature({ sequence: turn + 1 })] })
  const body = await drawBody(aCopy())
  for (let warmUp = 0; warmUp < 3; warmUp++) await drawCopy(copy(0))
  const [kept = 0, whole = 0] = (
    await throughputs([(_place, turn) => drawCopy(copy(turn), body), (_place, turn) => drawCopy(copy(turn))], {
      workers: 1,
      seconds,
    })
  ).map((result) => result.perSecond)
  return { keptPerSecond: rounded(kept), wholePerSecond: rounded(whole), ratio: rounded(kept / whole) }
}
