import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { checkDone, checkForged, checkRefused } from './check-action'
import { checkPage, outcomeOf } from './check-page'
import { ask } from './http/ask'
import { nonsenseOf } from './http/nonsense'
import { nameOf } from './table/build-rows'
import { type ActionRow, type PageRow, placeFor, type Row } from './table/row'
import { ACTIONS, NOT_ASKED_FOR, PAGES, ROUTES, TABLE } from './table/table'
import type { TableActor } from './world/actors'
import { buildWorld, type World } from './world/world'

const AT_ONCE = 6
const RENEWED_FOR_MS = 120_000

let world: World
const cells = { allowed: 0, refused: 0 }

beforeAll(async () => {
  const { ownerUrl, addresses } = inject('entries')
  world = await buildWorld(ownerUrl, addresses)
}, 120_000)

afterAll(async () => {
  await world?.digest.close()
  const rows = TABLE.length
  console.log(
    `Table of entries: ${new Set(TABLE.map(({ entry }) => entry)).size} entries in ${rows} rows, ${world.actors.length} actors, ${cells.allowed + cells.refused} cells: ${cells.allowed} allowed, ${cells.refused} refused.`,
  )
})

/** Runs for each actor, some at once; returns the faults with the actor's name before them. */
async function each(actors: TableActor[], check: (actor: TableActor) => Promise<string[]>, atOnce = AT_ONCE) {
  const faults: string[] = []
  const waiting = [...actors]
  const work = async () => {
    for (let actor = waiting.shift(); actor; actor = waiting.shift()) {
      const name = actor.name
      faults.push(...(await check(actor)).map((fault) => `${name}: ${fault}`))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return faults
}

const split = (row: Row) => {
  const allowed = world.actors.filter((actor) => placeFor(row, actor) !== null)
  const except = row.kind === 'action' ? row.except : undefined
  const refused = world.actors.filter((actor) => placeFor(row, actor) === null && !except?.includes(actor.name))
  cells.allowed += allowed.length
  cells.refused += refused.length
  return { allowed, refused }
}

/** Lets those who may not try, and says which tables changed by it. */
async function whileNothingChanges(tried: () => Promise<string[]>, leaves: readonly string[] = []) {
  const before = await world.digest.take()
  const faults = await tried()
  const changed = (await world.digest.changedSince(before)).filter((table) => !leaves.includes(table))
  return [...faults, ...changed.map((table) => `a refused attempt changed ${table}`)]
}

describe('the table and the build name the same entries', () => {
  const inTable = (rows: readonly Row[]) => [...new Set(rows.map(({ entry }) => entry))].sort()
  test('pages', () => expect([...inTable(PAGES), ...NOT_ASKED_FOR].sort()).toEqual(world.build.pages))
  test('route handlers', () => expect(inTable(ROUTES)).toEqual(world.build.routes))
  test('actions', () => expect(inTable(ACTIONS)).toEqual([...world.build.actions.keys()].sort()))
  test('the methods of route handlers', async () => {
    for (const row of ROUTES) {
      const at = typeof row.at === 'string' ? row.at : row.at(world.here)
      const { text } = await ask(world.server(row) + at, '', { method: 'OPTIONS' })
      expect(`${row.entry} ${/^allow: (.*)$/m.exec(text)?.[1]}`).toBe(`${row.entry} ${row.methods}`)
    }
  })
})

async function checkPageRow(row: PageRow) {
  await world.digest.forgetLimits()
  const { allowed, refused } = split(row)
  const faults = await whileNothingChanges(() => each(refused, (actor) => checkPage(row, actor, world)))
  expect([...faults, ...(await each(allowed, (actor) => checkPage(row, actor, world)))].join('\n')).toBe('')
}

let renewedAt = Date.now()
/** New cookies for everybody: after sessions were ended, and before a second step is too long ago. */
async function renewAll() {
  for (const actor of world.actors) actor.cookie = await actor.renew()
  renewedAt = Date.now()
}

async function checkActionRow(row: ActionRow) {
  await world.digest.forgetLimits()
  if (Date.now() - renewedAt > RENEWED_FOR_MS) await renewAll()
  const { allowed, refused } = split(row)
  const fields = await row.fields(world.here, null, world.elsewhere)
  const guesses = row.missing !== undefined
  const attempt = async (actor: TableActor) => {
    // What may be guessed at is bounded: here each guesser is the first.
    if (guesses) await world.digest.forgetLimits()
    return checkRefused(row, actor, world, fields)
  }
  const faults = await whileNothingChanges(() => each(refused, attempt, guesses ? 1 : AT_ONCE), row.leaves)
  for (const actor of allowed) {
    faults.push(...(await checkDone(row, actor, world)).map((fault) => `${actor.name}: ${fault}`))
    if (row.renews) await renewAll()
  }
  expect(faults.join('\n')).toBe('')
}

/** Sends every form with a character in each text that the database does not take. */
async function checkUnkept(actor: TableActor) {
  const faults: string[] = []
  const forms = ACTIONS.filter(
    (row) => row.takesState !== false && !row.byScript && (row.server ?? 'school') === 'school',
  )
  for (const row of forms) {
    await world.digest.forgetLimits()
    const fields = { name: 'a\0b', reason: 'a\0b', email: 'a\0b', code: 'a\0b', roundId: '\0', personId: 'no id' }
    const answers = await checkForged(row, actor, world, fields, {})
    const wrong = answers.filter(({ status }) => status >= 500).map(({ status }) => `${row.entry} answers ${status}`)
    faults.push(...wrong)
  }
  return faults
}

describe('pages', () => {
  for (const row of PAGES) test(nameOf(row), () => checkPageRow(row), 60_000)
})
describe('route handlers', () => {
  for (const row of ROUTES) test(nameOf(row), () => checkPageRow(row), 60_000)
})
describe('actions', () => {
  for (const row of ACTIONS) test(nameOf(row), () => checkActionRow(row), 120_000)
})

describe('beside the table', () => {
  const anAction = (): ActionRow => {
    const row = ACTIONS.find(({ entry }) => entry.endsWith('#closeRequestAction'))
    if (!row) throw new Error('The table has no action that closes a request.')
    return row
  }
  test('a form sent from another site does nothing', async () => {
    const [head] = world.actors
    const fields = await anAction().fields(world.here, null, world.elsewhere)
    if (!head) throw new Error('Nobody asks.')
    const headers = { origin: 'https://elsewhere.example' }
    const faults = await whileNothingChanges(async () => {
      const answers = await checkForged(anAction(), head, world, fields, headers)
      return answers.filter(({ status }) => status < 400).map(({ status }) => `answered ${status}`)
    })
    expect(faults).toEqual([])
  })
  test('an address that makes no sense is no fault of ours, whoever asks', async () => {
    const [head] = world.actors
    const patterns = [...world.build.pages, ...world.build.routes].filter((path) => !NOT_ASKED_FOR.includes(path))
    const addresses = patterns.flatMap((pattern) => nonsenseOf(world.server({}) + pattern))
    const faults: string[] = []
    for (const actor of [head, undefined]) {
      await world.digest.forgetLimits()
      const waiting = [...addresses]
      const work = async () => {
        for (let address = waiting.shift(); address; address = waiting.shift()) {
          const { status } = await ask(address, actor?.cookie ?? '')
          if (status >= 500) faults.push(`${actor?.name ?? 'nobody'}: ${address} is answered ${status}`)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    }
    expect(faults.join('\n')).toBe('')
  }, 600_000)
  test('a form that holds what cannot be kept is no fault of ours', async () => {
    const [head] = world.actors
    expect((head ? await checkUnkept(head) : ['Nobody asks.']).join('\n')).toBe('')
  }, 600_000)
  test('what the framework serves besides holds nobody’s name', async () => {
    const others = [
      '/_next/data/x/dashboard.json',
      '/dashboard.rsc',
      '/_next/image?url=/api/copies/x&w=640&q=75',
      '/.env',
      '/.next/server/server-reference-manifest.json',
    ]
    for (const address of others) {
      const answer = await ask(world.server({}) + address, '')
      expect(`${address} ${answer.status >= 400 || outcomeOf(answer) === 'sign in'}`).toBe(`${address} true`)
    }
  })
})
