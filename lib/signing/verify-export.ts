import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { digestOf, type EndLine, ExportLine } from './chain-export'
import { Checkpoint, checkpointHolds } from './checkpoint'
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
  let stage: 'header' | 'entries' | 'checkpoints' | 'ended' = 'header'
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
    } else if (line.type === 'entry' && stage === 'entries') verifier.add(line)
    else if (line.type === 'checkpoint') {
      verifier.addCheckpoint(line)
      stage = 'checkpoints'
    } else if (line.type === 'end') {
      checkEnd(verifier, line, digest.end())
      stage = 'ended'
    } else verifier.fail(next, 'a line stands where it does not belong')
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
  if (!checkpointHolds(asCheckpoint(end, report.school ?? ''))) {
    verifier.fail(null, 'the signature of the last line does not hold')
  }
}

/** The last line is a signed head whose time is the digest of the file before it. */
const asCheckpoint = ({ type: _type, digest, ...head }: EndLine, school: string): Checkpoint => ({
  ...head,
  madeAt: digest,
  school,
})

const Outside = z.union([Checkpoint.array(), Checkpoint])

/**
 * Signed heads kept outside: a file of checkpoints (JSON, one or a list), or an earlier export, whose checkpoints and
 * signed last line all count. Throws a sentence when the file holds none, since then nothing would be checked.
 */
export async function readCheckpoints(path: string): Promise<Checkpoint[]> {
  const text = await readFile(path, 'utf8')
  const none = () => new Error(`${path} holds no checkpoint that can be read.`)
  const whole = parsed(text)
  if (whole !== undefined) {
    const outside = Outside.safeParse(whole)
    if (!outside.success) throw none()
    const found = [outside.data].flat()
    if (found.length === 0) throw none()
    return found
  }
  let school = ''
  const found: Checkpoint[] = []
  for (const raw of text.split('\n').filter(Boolean)) {
    const line = ExportLine.safeParse(parsed(raw))
    if (!line.success) throw none()
    if (line.data.type === 'header') school = line.data.school.id
    if (line.data.type === 'checkpoint') found.push(line.data)
    if (line.data.type === 'end') found.push(asCheckpoint(line.data, school))
  }
  if (found.length === 0) throw none()
  return found
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
