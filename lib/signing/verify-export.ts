import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { digestOf, type EndLine, ExportLine } from './chain-export'
import { type Checkpoint, checkpointHolds } from './checkpoint'
import { canonicalJson } from './hash-chain'
import { type ChainReport, chainVerifier } from './verify-chain'

/** Every byte of a file as text lines, each with its line feed; a last line without one keeps none. */
async function* linesOf(path: string): AsyncGenerator<string> {
  // Latin 1 keeps each byte apart, so that a broken UTF-8 sequence is seen and not mended.
  const input = createReadStream(path, 'latin1')
  let rest = ''
  for await (const chunk of input) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield `${part}\n`
  }
  if (rest) yield rest
}

function readLine(raw: string): ExportLine | null {
  if (!raw.endsWith('\n')) return null
  const text = Buffer.from(raw, 'latin1').toString('utf8')
  try {
    const value = ExportLine.parse(JSON.parse(text))
    return `${canonicalJson(value)}\n` === text && Buffer.from(text, 'utf8').toString('latin1') === raw ? value : null
  } catch {
    return null
  }
}

/**
 * Verifies an export with no database; `checkpoints` are signed heads kept outside, against which a chain that was
 * recomputed or cut short is found.
 */
export async function verifyExport(path: string, checkpoints: Checkpoint[] = []): Promise<ChainReport> {
  const verifier = chainVerifier(null)
  const digest = digestOf()
  let stage: 'header' | 'entries' | 'ended' = 'header'
  for await (const raw of linesOf(path)) {
    if (verifier.report.fault) break
    const line = readLine(raw)
    const next = verifier.report.entries + 1
    if (stage === 'ended') verifier.fail(null, 'something follows the last line')
    else if (!line) verifier.fail(stage === 'header' ? null : next, 'a line is not one that Countersign writes')
    else if (stage === 'header') {
      if (line.type !== 'header') verifier.fail(null, 'the first line is not a header we know')
      else verifier.report.school = line.school.id
      stage = 'entries'
    } else if (line.type === 'entry') verifier.add(line)
    else if (line.type === 'checkpoint') verifier.addCheckpoint(line)
    else if (line.type === 'end') {
      checkEnd(verifier, line, digest.end())
      stage = 'ended'
    } else verifier.fail(next, 'a line is of a kind we do not know')
    if (stage !== 'ended') digest.add(Buffer.from(raw, 'latin1').toString('utf8'))
  }
  if (stage !== 'ended') verifier.fail(verifier.report.entries + 1, 'the file was cut short: its last line is missing')
  for (const checkpoint of checkpoints) verifier.addCheckpoint(checkpoint)
  return verifier.end()
}

function checkEnd(verifier: ReturnType<typeof chainVerifier>, end: EndLine, digest: string) {
  const { report } = verifier
  if (end.sequence !== report.entries || end.hash !== report.hash) {
    return verifier.fail(report.entries + 1, 'the last line knows another end of the chain')
  }
  if (end.digest !== digest) return verifier.fail(null, 'the file was changed outside its entries')
  const { type: _type, digest: madeAt, ...head } = end
  if (!checkpointHolds({ ...head, madeAt, school: report.school ?? '' })) {
    verifier.fail(null, 'the signature of the last line does not hold')
  }
}

/** The checkpoints in a file of checkpoints (JSON, one or a list) or in an earlier export. */
export async function readCheckpoints(path: string): Promise<Checkpoint[]> {
  const found: Checkpoint[] = []
  for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
    if (!text.trim()) continue
    const value = JSON.parse(text) as ExportLine | Checkpoint | Checkpoint[]
    if (Array.isArray(value)) found.push(...value)
    else if (!('type' in value)) found.push(value)
    else if (value.type === 'checkpoint') found.push(value)
  }
  return found
}
