import type { Client } from 'pg'
import { signForms } from '@/lib/signing/commands/sign'
import { anAnswer } from '@/lib/testing/round-factories'
import { accountsFor, signedIn } from './accounts'
import { type Http, openHttp } from './http'
import { quantile, rounded } from './numbers'
import { processorMs } from './processor-time'
import type { ReadResult } from './results'
import type { Web } from './web-server'
import { aPupilRound, signer } from './world'

const [SMALL, LARGE] = [1_000, 100_000]
const [WARM_UP, TIMES] = [8, 40]

type World = Awaited<ReturnType<typeof aReadWorld>>

/** Each page with what it must show right after the signature; the two floors hold nothing. */
const PAGES: Record<string, (world: World, shown: Shown) => { path: string; cookie: string; shows: string }> = {
  'empty page': ({ cookie }) => ({ path: '/bench/empty', cookie, shows: 'Nothing' }),
  'empty page of the school': ({ cookie }) => ({ path: '/bench/frame', cookie, shows: 'Nothing' }),
  dashboard: ({ cookie }, { complete }) => ({ path: '/dashboard', cookie, shows: complete }),
  'dashboard, one name searched': ({ cookie, searches: { one, found } }) => ({
    path: `/dashboard?state=all&q=${one}`,
    cookie,
    shows: found,
  }),
  'dashboard, part of a name searched': ({ cookie, searches: { many } }) => ({
    path: `/dashboard?q=${many}`,
    cookie,
    shows: many,
  }),
  'to sign': (_world, { cookie, reference }) => ({ path: '/sign', cookie, shows: reference }),
  people: ({ cookie }) => ({ path: '/people', cookie, shows: 'Everyone' }),
  'people, one name searched': ({ cookie, searches: { one, found } }) => ({
    path: `/people?q=${one}`,
    cookie,
    shows: found,
  }),
  'people, a parent searched': ({ cookie, searches: { parent } }) => ({
    path: `/people?q=${parent}`,
    cookie,
    shows: parent,
  }),
  'people, a class searched': ({ cookie }) => ({ path: '/people?q=class 17', cookie, shows: 'Class 17' }),
  'people, a number searched': ({ cookie }) => ({ path: '/people?q=01632 960077', cookie, shows: '01632 960077' }),
  'people, part of a name searched': ({ cookie, searches: { many } }) => ({
    path: `/people?q=${many}`,
    cookie,
    shows: many,
  }),
}

/** What the last signature has changed: how many are complete, and the parent's reference with their cookie. */
type Shown = { complete: string; reference: string; cookie: string }

async function aReadWorld(sql: Client, count: number) {
  const world = await aPupilRound(sql, count)
  const { rows } = await sql.query<{ parentId: string; pupilId: string; parentSlot: string; pupilSlot: string }>(
    `SELECT parent."personId" AS "parentId", pupil."personId" AS "pupilId", parent.id AS "parentSlot", pupil.id AS "pupilSlot"
    FROM "Request" request JOIN "Slot" parent ON parent."requestId" = request.id AND parent.kind = 'parent'
    JOIN "Slot" pupil ON pupil."requestId" = request.id AND pupil.kind = 'pupil'
    WHERE request."roundId" = $1 AND request.state = 'waiting_for_pupil' ORDER BY request.id LIMIT $2`,
    [world.roundId, WARM_UP + TIMES + 1],
  )
  const accounts = await accountsFor(
    sql,
    rows.map((row) => row.parentId),
  )
  const complete = await sql.query<{ sum: number }>(
    `SELECT sum(count)::int FROM "RoundCount" WHERE "roundId" = $1 AND state = 'complete'`,
    [world.roundId],
  )
  return {
    ...world,
    families: rows.map((row, place) => ({ ...row, accountId: accounts[place] ?? '' })),
    complete: complete.rows[0]?.sum ?? 0,
    cookie: await signedIn(world.office.accountId),
  }
}

/** A pupil and a parent sign, which completes one request more. */
async function signOnce(world: World, turn: number): Promise<Shown> {
  const family = world.families[turn]
  if (!family) throw new Error('There were too few families to sign.')
  const { schoolId, sha256 } = world
  await signForms(signer(schoolId, family.pupilId), anAnswer([family.pupilSlot], sha256))
  const { recorded } = await signForms(signer(schoolId, family.parentId), anAnswer([family.parentSlot], sha256))
  world.complete += 1
  return {
    complete: world.complete.toLocaleString('en-GB'),
    reference: recorded[0]?.reference ?? '',
    cookie: await signedIn(family.accountId),
  }
}

async function loaded(http: Http, page: string, world: World, shown: Shown): Promise<number> {
  const { path, cookie, shows } = PAGES[page]?.(world, shown) ?? { path: '/', cookie: '', shows: '' }
  const since = performance.now()
  const { status, body } = await http.ask({ path: encodeURI(path), cookie })
  const took = performance.now() - since
  if (status !== 200 || !body.includes(shows)) throw new Error(`${path} (${status}) does not show ${shows}.`)
  return took
}

/** Milliseconds of the web process's processor time for one load of a page. */
async function processorMsOf(web: Web, http: Http, page: string, world: World, shown: Shown): Promise<number> {
  const since = processorMs(web.pid)
  for (let turn = 0; turn < TIMES; turn++) await loaded(http, page, world, shown)
  const until = processorMs(web.pid)
  return since === null || until === null ? 0 : (until - since) / TIMES
}

/** Milliseconds from request to the whole page, at a school with a small round and at one with a large round, after a new signature. */
export async function measureReads(
  sql: Client,
  web: Web,
): Promise<{ small: number; large: number; rows: ReadResult[] }> {
  const worlds = [await aReadWorld(sql, SMALL), await aReadWorld(sql, LARGE)]
  await sql.query('VACUUM ANALYZE')
  const http = openHttp(web.port, 1)
  // A profile wants one page and nothing else.
  const only = process.env.BENCH_PAGES?.split(',')
  const pages = Object.keys(PAGES).filter((page) => !only || page.startsWith('empty') || only.includes(page))
  const took = new Map(pages.map((page) => [page, worlds.map((): number[] => [])]))
  for (let turn = 0; turn < WARM_UP + TIMES; turn++) {
    const shown = await Promise.all(worlds.map((world) => signOnce(world, turn)))
    for (const [page, times] of took) {
      for (const [at, world] of worlds.entries()) {
        const ms = await loaded(http, page, world, shown[at] as Shown)
        if (turn >= WARM_UP) times[at]?.push(ms)
      }
    }
  }
  const cpu = new Map<string, number>()
  const large = worlds[1]
  if (large) {
    const shown = await signOnce(large, WARM_UP + TIMES)
    for (const page of pages) cpu.set(page, await processorMsOf(web, http, page, large, shown))
  }
  http.close()
  const median = (page: string, at: number) => quantile(took.get(page)?.[at] ?? [], 0.5)
  const floor = (page: string) => (median(page, 0) + median(page, 1)) / 2
  const rows = pages.map((page) => ({
    page,
    smallMs: rounded(median(page, 0)),
    largeMs: rounded(median(page, 1)),
    ratio: rounded(median(page, 1) / median(page, 0)),
    ofEmpty: rounded(median(page, 1) / floor('empty page')),
    cpuMs: rounded(cpu.get(page) ?? 0),
    cpuOfEmpty: rounded((cpu.get(page) ?? 0) / (cpu.get('empty page') ?? 1)),
    ofFrame: rounded(median(page, 1) / floor('empty page of the school')),
  }))
  return { small: SMALL, large: LARGE, rows }
}
