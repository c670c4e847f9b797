import type { Client } from 'pg'
import { signForms } from '@/lib/signing/commands/sign'
import { anAnswer } from '@/lib/testing/round-factories'
import { openFloor } from './floor'
import { quantile, rounded, throughputs } from './numbers'
import type { SigningResult } from './report'
import { statementsOf } from './statements'
import { aStaffRound, signer } from './world'

const SIGNERS = 16
const WARM_UP = 2
// Enough forms for a fast computer; one that is faster still ends early.
const MOST_PER_SECOND = 600

type Options = { sql: Client; schools: number; seconds: number }

/** Signs one form after another with 16 signers at once, taking turns with bare transactions that write the same rows. */
export async function measureSigning({ sql, schools, seconds }: Options): Promise<SigningResult> {
  const slotsEach = Math.ceil((MOST_PER_SECOND * seconds) / schools)
  const worlds: Awaited<ReturnType<typeof aStaffRound>>[] = []
  for (let school = 0; school < schools; school++) worlds.push(await aStaffRound(sql, slotsEach * 2))
  await sql.query('ANALYZE')
  const limits = { workers: SIGNERS, seconds, turns: Math.floor((MOST_PER_SECOND * seconds) / SIGNERS) - WARM_UP }

  const of = (place: number, turn: number, half: number) => {
    const world = worlds[place % schools]
    const signersHere = SIGNERS / schools
    const slot = world?.slots[half * slotsEach + turn * signersHere + Math.floor(place / schools)]
    if (!world || !slot) throw new Error('There were too few forms to sign.')
    return { world, slot }
  }
  const sign = async (place: number, turn: number) => {
    const { world, slot } = of(place, turn, 0)
    await signForms(signer(world.schoolId, slot.personId), anAnswer([slot.slotId], world.sha256))
  }
  for (let place = 0; place < SIGNERS; place++) await sign(place, 0)
  const statements = await statementsOf(() => sign(0, 1))
  const floor = await openFloor(SIGNERS)
  try {
    const bare = (place: number, turn: number) => {
      const { world, slot } = of(place, turn, 1)
      return floor.write(world, slot)
    }
    for (let place = 0; place < SIGNERS; place++) await bare(place, 0)
    const works = [sign, bare].map((work) => (place: number, turn: number) => work(place, turn + WARM_UP))
    const [command, floored] = await throughputs(works, limits)
    if (!command || !floored) throw new Error('Nothing was measured.')
    return {
      schools,
      signers: SIGNERS,
      perSecond: rounded(command.perSecond),
      floorPerSecond: rounded(floored.perSecond),
      ofFloor: rounded(command.perSecond / floored.perSecond),
      medianMs: rounded(quantile(command.took, 0.5)),
      p95Ms: rounded(quantile(command.took, 0.95)),
      statements,
    }
  } finally {
    await floor.close()
  }
}
