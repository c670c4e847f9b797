import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { drawBody, drawCopy } from '@/lib/documents/drawing/copy'
import { aCopy, aPng, aSignature, NAMES } from '@/lib/documents/drawing/copy.factory'
import { drawnByRenderer } from '@/lib/documents/drawing/whole-copy.factory'
import { quantile, rounded, throughputs } from './numbers'

const GIVEN =
  'Ada Ben Chloe Daniel Esme Finn Grace Harry Isla Jack Kwame Łucja Maeve Noah Olive Priya Quinn Rosa Sam Tom'
const FAMILY =
  'Adeyemi Brown Clarke Dąbek Evans Fox Green Hussain Ibrahim Jones Khan Lewis Morgan Núñez Owen Patel Reid Shaw'
const pick = (list: string, turn: number) => list.split(' ')[turn % list.split(' ').length]
const OTHER_SCRIPTS = Object.values(NAMES)
const png = aPng(640, 220, (x, y) => Math.abs(110 + 80 * Math.sin(x / 40) - y) < 3)

/** Of ten copies one has a name of another script or with rare letters, and one a drawn mark; no two are the same. */
function copyOf(turn: number) {
  const latin = `${pick(GIVEN, turn)} ${pick(FAMILY, turn * 7)}${turn % 3 === 0 ? `-${pick(FAMILY, turn * 5)}` : ''}`
  const signer = turn % 10 === 9 ? (OTHER_SCRIPTS[Math.floor(turn / 10) % OTHER_SCRIPTS.length] ?? latin) : latin
  const declaration = `I am ${signer}. I have read this agreement, version 2, and this is my signature to it.`
  const mark = turn % 10 === 4 ? ({ kind: 'drawn', png } as const) : ({ kind: 'typed', text: signer } as const)
  const reference = `BRK-${turn.toString(36).toUpperCase().padStart(8, '0')}`
  return aCopy({
    pupil: signer,
    reference,
    verifyUrl: `https://countersign.example/verify?reference=${reference}`,
    signatures: [
      aSignature({ signer, declaration, mark, sequence: turn + 1, signedAt: new Date(1_795_000_000_000 + turn * 977) }),
    ],
  })
}

const [seconds, most] = process.argv.slice(2).map(Number)
if (!seconds || !most) throw new Error('Call it with seconds and a number of copies.')
const body = await drawBody(copyOf(0))
for (let turn = 0; turn < 40; turn++) await drawCopy(copyOf(turn), body)
for (let turn = 0; turn < 5; turn++) await drawnByRenderer(copyOf(turn))
// Processor time as well: it says the same when others use the computer meanwhile.
const spent = { kept: 0, whole: 0 }
const counted = async (kind: keyof typeof spent, draw: () => Promise<unknown>) => {
  const since = process.cpuUsage()
  await draw()
  const { user, system } = process.cpuUsage(since)
  spent[kind] += (user + system) / 1000
}
const works = [
  (_place: number, turn: number) => counted('kept', () => drawCopy(copyOf(100 + turn), body)),
  (_place: number, turn: number) => counted('whole', () => drawnByRenderer(copyOf(100 + turn))),
]
const [kept, whole] = await throughputs(works, { workers: 1, seconds })
if (!kept || !whole) throw new Error('Nothing was measured.')

const [keptCpuMs, wholeCpuMs] = [spent.kept / kept.took.length, spent.whole / whole.took.length]

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)
const holds = monitorEventLoopDelay({ resolution: 5 })
holds.enable()
const memory: { copies: number; rssMb: number }[] = []
for (let turn = 1; turn <= most; turn++) {
  await drawCopy(copyOf(10_000 + turn), body)
  // As in a worker, where each copy is a job of its own.
  await turnOfTheLoop()
  if ([0.1, 0.4, 1].some((share) => turn === Math.round(most * share)))
    memory.push({ copies: turn, rssMb: megabytes() })
}
holds.disable()

console.log(
  JSON.stringify({
    keptPerSecond: rounded(kept.perSecond),
    wholePerSecond: rounded(whole.perSecond),
    ratio: rounded(kept.perSecond / whole.perSecond),
    keptCpuMs: rounded(keptCpuMs),
    wholeCpuMs: rounded(wholeCpuMs),
    cpuRatio: rounded(wholeCpuMs / keptCpuMs),
    medianMs: rounded(quantile(kept.took, 0.5)),
    p95Ms: rounded(quantile(kept.took, 0.95)),
    longestHoldMs: Math.round(holds.max / 1e6),
    memory,
  }),
)
