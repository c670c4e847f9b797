import { type Answer, ask, evened, madeUp } from './http/ask'
import { leaksIn } from './leaks'
import { type PageRow, placeFor, type Refusal } from './table/row'
import type { TableActor } from './world/actors'
import type { World } from './world/world'

const SCRIPT = { rsc: '1' }
// What is fetched early is drawn by the same code, so a few ask for it on behalf of all.
const PREFETCHING = ['parent_other', 'clerk', 'other_headteacher', 'nobody']
const PREFETCH = { rsc: '1', 'next-router-prefetch': '1' }

/** What somebody got, in the words of the table. */
export function outcomeOf({ status, location }: Answer): string {
  if (status === 404) return 'not found'
  if (location) {
    const { pathname } = new URL(location, 'http://localhost')
    return pathname === '/sign-in' ? 'sign in' : `to ${pathname}`
  }
  return status === 200 ? 'shown' : String(status)
}

/** Asks for a page or a route as one actor; returns what is wrong with the answers. */
export async function checkPage(row: PageRow, actor: TableActor, world: World): Promise<string[]> {
  const place = placeFor(row, actor)
  const school = world[place ?? 'here']
  const address = world.server(row) + (typeof row.at === 'string' ? row.at : row.at(school))
  const answer = await ask(address, actor.cookie)
  const leaks = (from: Answer, how: string) =>
    leaksIn(from.text, actor, world, place ? row.alsoShows : []).map((mark) => `${how} shows ${mark}`)
  if (place) {
    const missing = row.shows(school, actor).filter((words) => !answer.text.includes(words))
    const wrong =
      outcomeOf(answer) === 'shown'
        ? missing.map((words) => `does not show “${words}”`)
        : [`expected to be shown, got ${outcomeOf(answer)}`]
    return [...wrong, ...leaks(answer, 'the page')]
  }
  return [
    ...refusalOf(answer, row.refusal(actor)),
    ...leaks(answer, 'the page'),
    ...(await otherWays(row, actor, address, answer, leaks)),
  ]
}

const refusalOf = (answer: Answer, expected: Refusal) =>
  outcomeOf(answer) === expected ? [] : [`expected ${expected}, got ${outcomeOf(answer)}`]

/** The same refusal for what does not exist, for scripts, for prefetching, and for HEAD. */
async function otherWays(
  row: PageRow,
  actor: TableActor,
  address: string,
  answer: Answer,
  leaks: (from: Answer, how: string) => string[],
) {
  const faults: string[] = []
  if (madeUp(address) !== address) {
    const nothing = await ask(madeUp(address), actor.cookie)
    if (nothing.status !== answer.status || evenedFor(address, answer) !== evenedFor(madeUp(address), nothing))
      faults.push(
        `differs from what does not exist: ${difference(evenedFor(address, answer), evenedFor(madeUp(address), nothing))}`,
      )
  }
  if (row.kind === 'route') {
    const head = await ask(address, actor.cookie, { method: 'HEAD' })
    if (head.status !== answer.status) faults.push(`HEAD says ${head.status}, GET ${answer.status}`)
    return [...faults, ...leaks(head, 'HEAD')]
  }
  const again = await ask(address, actor.cookie, { headers: SCRIPT })
  faults.push(...leaks(again, 'the answer to a script'))
  if (PREFETCHING.includes(actor.name)) {
    const early = await ask(address, actor.cookie, { headers: PREFETCH })
    faults.push(...leaks(early, 'prefetching'))
  }
  return faults
}

const evenedFor = (address: string, { body, location }: Answer) => {
  const { pathname } = new URL(address)
  const ways = [pathname, encodeURIComponent(pathname)]
  return ways.reduce((text, way) => text.replaceAll(way, 'ADDRESS'), evened(`${location ?? ''}\n${body}`))
}

/** Where two texts part, with a few letters around. */
export function difference(one: string, other: string) {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  const from = Math.max(0, at - 40)
  return `“${one.slice(from, at + 60)}” against “${other.slice(from, at + 60)}”`
}
