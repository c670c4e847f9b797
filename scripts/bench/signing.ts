import type { Client } from 'pg'
import { accountActor } from '@/lib/auth/account-actor'
import { signForms } from '@/lib/signing/commands/sign'
import { signKept } from '@/lib/signing/commands/sign-kept'
import { anAnswer } from '@/lib/testing/round-factories'
import { aSession } from '@/lib/testing/sessions'
import { accountsFor, signedIn } from './accounts'
import { openFloor } from './floor'
import { readForm } from './form-post'
import { openHttp } from './http'
import { quantile, rounded, throughputs } from './numbers'
import type { SigningResult } from './results'
import { statementsOf } from './statements'
import type { Web } from './web-server'
import { aStaffRound, keepAnswers, signer } from './world'

const SIGNERS = 16
const WARM_UP = 12
// Enough forms for a fast computer; one that is faster still ends early.
const MOST_PER_SECOND = 500
// What signs a form each: with a script, without, by the command alone, and the bare statement.
const WAYS = 4
const NETWORK = { ip: '192.0.2.7', browser: 'A browser' }
const EMPTY = '/bench/empty'

type Options = { sql: Client; web: Web; schools: number; seconds: number }
type World = Awaited<ReturnType<typeof aStaffRound>>
type Place = { world: World; slotId: string; personId: string; accountId: string; cookie: string }

async function placesOf(sql: Client, world: World): Promise<Place[]> {
  const slotIds = world.slots.map((slot) => slot.slotId)
  await keepAnswers(sql, world, slotIds)
  const accounts = await accountsFor(
    sql,
    world.slots.map((slot) => slot.personId),
  )
  return Promise.all(
    world.slots.map(async ({ slotId, personId }, place) => {
      const accountId = accounts[place] ?? ''
      return { world, slotId, personId, accountId, cookie: await signedIn(accountId) }
    }),
  )
}

const refuse = (what: string, { status, body }: { status: number; body: string }) => {
  throw new Error(`${what} was answered with ${status}: ${body.slice(0, 300)}`)
}

/**
 * 16 signers at once, each form through the POST of its check page, taking turns with the empty action of the same build
 * sent in the same way, with the command alone, and with bare transactions that write the same rows.
 */
export async function measureSigning({ sql, web, schools, seconds }: Options): Promise<SigningResult> {
  const turns = Math.floor((MOST_PER_SECOND * seconds) / SIGNERS) + WARM_UP
  const signersHere = SIGNERS / schools
  const places: Place[][] = []
  for (let school = 0; school < schools; school++) {
    places.push(await placesOf(sql, await aStaffRound(sql, turns * signersHere * WAYS + 1)))
  }
  await sql.query('ANALYZE')
  const at = (place: number, turn: number, way: number) => {
    const found = places[place % schools]?.[(way * turns + turn) * signersHere + Math.floor(place / schools)]
    if (!found) throw new Error('There were too few forms to sign.')
    return found
  }
  const http = openHttp(web.port, SIGNERS)
  const floor = await openFloor(SIGNERS)
  try {
    const spare = places[0]?.at(-1)
    if (!spare) throw new Error('There is no form to read.')
    const form = await readForm(http, `/sign/${spare.slotId}/check`, spare.cookie)
    const empty = await readForm(http, EMPTY, spare.cookie)
    const works = {
      scripted: async (place: number, turn: number) => {
        const { slotId, cookie } = at(place, turn, 0)
        const answer = await form.sendScripted(`/sign/${slotId}/check`, slotId, cookie)
        if (answer.status !== 200 || !answer.body.includes('/sign/done?ref=')) refuse('Signing', answer)
      },
      plain: async (place: number, turn: number) => {
        const { slotId, cookie } = at(place, turn, 1)
        const answer = await form.sendPlain(`/sign/${slotId}/check`, slotId, cookie)
        if (answer.status !== 303) refuse('Signing', answer)
      },
      command: async (place: number, turn: number) => {
        const { world, slotId, personId } = at(place, turn, 2)
        await signForms(signer(world.schoolId, personId), anAnswer([slotId], world.sha256))
      },
      bare: (place: number, turn: number) => {
        const { world, slotId, personId } = at(place, turn, 3)
        return floor.write(world, { slotId, personId })
      },
      emptyScripted: async (place: number, turn: number) => {
        const answer = await empty.sendScripted(EMPTY, 'none', at(place, turn, 0).cookie)
        if (answer.status !== 200) refuse('The empty action', answer)
      },
      emptyPlain: async (place: number, turn: number) => {
        const answer = await empty.sendPlain(EMPTY, 'none', at(place, turn, 0).cookie)
        if (answer.status !== 200) refuse('The empty action', answer)
      },
    }
    const session = await aSession(spare.accountId)
    const statements = await statementsOf(async () => {
      const actor = await accountActor(session)
      if (actor) await signKept(actor, spare.slotId, NETWORK)
    })
    const all = Object.values(works)
    await throughputs(all, { workers: SIGNERS, seconds: 60, turns: WARM_UP, slices: 1 })
    const later = all.map((work) => (place: number, turn: number) => work(place, turn + WARM_UP))
    const measured = await throughputs(later, { workers: SIGNERS, seconds, turns: turns - WARM_UP })
    const resultOf = (way: keyof typeof works) => {
      const result = measured[Object.keys(works).indexOf(way)]
      if (!result) throw new Error('Nothing was measured.')
      return {
        perSecond: rounded(result.perSecond),
        medianMs: rounded(quantile(result.took, 0.5)),
        p95Ms: rounded(quantile(result.took, 0.95)),
      }
    }
    return {
      schools,
      signers: SIGNERS,
      statements,
      scripted: resultOf('scripted'),
      emptyScripted: resultOf('emptyScripted'),
      plain: resultOf('plain'),
      emptyPlain: resultOf('emptyPlain'),
      command: resultOf('command'),
      bare: resultOf('bare'),
    }
  } finally {
    http.close()
    await floor.close()
  }
}
