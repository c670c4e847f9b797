import { afterAll, expect, test } from 'vitest'
import { type Installation, install, joinIn, type Running } from './installation'
import { killAll } from './killer'
import { openLedger } from './ledger'
import { seeded } from './random'
import { signOnce } from './signer'
import { describeStall } from './stall'
import { judge, settled } from './verdict'
import { aSchoolToSign } from './world'

const SIGNERS = 16
const seed = Number(process.env.FAULTS_SEED || Math.floor(Math.random() * 1e6))
const kills = Number(process.env.FAULTS_KILLS || 20)
const ports = [3350, 3351] as const

let installation: Installation | undefined
afterAll(async () => {
  await installation?.remove()
}, 120_000)

test(`sixteen signers at one school through ${kills} kills lose nothing and double nothing`, async () => {
  console.log(`Seed ${seed}: FAULTS_SEED=${seed} FAULTS_KILLS=${kills} runs it again.`)
  installation = await install()
  const random = seeded(seed)
  const running: Running[] = [await installation.first(ports[0])]
  await joinIn(installation, 'http://localhost:3350')
  const school = await aSchoolToSign(installation.databaseUrl('owner'), 200 + kills * 120)
  const ledger = openLedger()
  const inFlight = { presses: 0, requests: 0 }
  const strange: string[] = []
  let over = false
  const waiting = [...school.visits]
  const since = Date.now()

  async function oneAfterAnother(seat: number) {
    const own = seeded(seed * SIGNERS + seat)
    const origin = () => running[Math.floor(own.fraction() * running.length)]?.origin ?? ''
    while (!over) {
      const visit = waiting.pop()
      if (!visit) throw new Error('There were too few forms to sign.')
      await signOnce(visit, { ledger, origin, random: own, inFlight, onStrange: (what) => strange.push(what) })
    }
  }
  const signers = Array.from({ length: SIGNERS }, (_, seat) => oneAfterAnother(seat))
  const failed = Promise.all(signers).then(() => undefined)
  const killing = killAll({
    dataDir: installation.dataDir,
    random,
    running: () => running,
    inFlight,
    kills,
    confirmed: () => ledger.totals().acknowledged,
    before: async (number) => {
      // The second half runs with two web processes and two workers.
      if (number === Math.floor(kills / 2) && running.length === 1 && installation) {
        running.push(await installation.beside(ports[1]))
      }
    },
    stall: async () => (installation ? describeStall(installation, running) : ''),
  })
  const killed = (await Promise.race([killing, failed.then(() => killing)])) ?? []
  over = true
  await failed
  const signedFor = (Date.now() - since) / 1000
  await settled(installation.databaseUrl('owner'))
  const verdict = await judge(installation, school, ledger.slots)
  const totals = ledger.totals()
  const of = (target: string) => killed.filter((kill) => kill.target === target).length
  const inHand = killed.map((kill) => kill.presses)
  console.log(
    [
      `${killed.length} kills in ${signedFor.toFixed(0)} s: PostgreSQL ${of('PostgreSQL')}, one of its backends ${of('a backend')}, the web process ${of('the web process')}, the worker ${of('the worker')}; presses of “Sign now” in flight at each: ${inHand.join(', ')}`,
      `acknowledged ${totals.acknowledged}, refused ${totals.refused}, unknown ${totals.unknown} (left so by ${totals.leftUnknown})`,
      `lost ${verdict.lost}, doubled ${verdict.doubled}, refused and there ${verdict.refusedButThere}, uncalled for ${verdict.uncalledFor}`,
      JSON.stringify(verdict),
    ].join('\n'),
  )
  expect(strange).toEqual([])
  expect(killed).toHaveLength(kills)
  expect(totals.acknowledged).toBeGreaterThan(kills)
  expect(verdict).toMatchObject({
    lost: 0,
    doubled: 0,
    refusedButThere: 0,
    uncalledFor: 0,
    chain: { ok: true },
    entries: verdict.responses,
    entriesOnce: verdict.responses,
    auditEntries: verdict.responses,
    complete: verdict.responses,
    wrongStates: 0,
    copiesMissing: 0,
    copiesDoubled: 0,
    mailsMissing: 0,
    mailsUnsent: 0,
    mailsUncalledFor: 0,
  })
})
