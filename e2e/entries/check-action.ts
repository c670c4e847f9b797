import { difference, outcomeOf } from './check-page'
import { callByForm, callByScript, type Fields } from './http/act'
import { type Answer, evened, madeUp } from './http/ask'
import { leaksIn } from './leaks'
import { type ActionRow, placeFor } from './table/row'
import type { TableActor } from './world/actors'
import type { World } from './world/world'

const PLACES: Record<string, string> = { audience: 'staff', number: '1' }

/** An address of the page that carries the action, about things that do not exist. */
const pageOf = (pattern: string) =>
  pattern.replace(/\[(\w+)\]/g, (_, name: string) => PLACES[name] ?? '00000000-0000-7000-8000-000000000000')

function callsOf(row: ActionRow, actor: TableActor, world: World, fields: Fields, cookie = '', headers = {}) {
  const built = world.build.actions.get(row.entry)
  if (!built) throw new Error(`The build has no action ${row.entry}.`)
  const call = {
    address: world.server(row) + pageOf(built.page),
    cookie: [actor.cookie, cookie].filter(Boolean).join('; '),
    id: built.id,
    fields,
    takesState: row.takesState ?? true,
    headers,
  }
  return { byForm: () => callByForm(call), byScript: () => callByScript(call) }
}

/** Does it as somebody who may, with a form as without JavaScript; returns what is wrong. */
export async function checkDone(row: ActionRow, actor: TableActor, world: World): Promise<string[]> {
  const school = world[placeFor(row, actor) ?? 'here']
  const fields = await row.fields(school, actor, school === world.here ? world.elsewhere : world.here)
  const cookie = await row.cookie?.(school, actor)
  const since = await world.lastEntry()
  const { byForm, byScript } = callsOf(row, actor, world, fields, cookie)
  const answer = await (row.byScript ? byScript() : byForm())
  const leaks = leaksIn(answer.text, actor, world, row.alsoShows).map((mark) => `the answer shows ${mark}`)
  const wrong =
    typeof row.does === 'string'
      ? await notRecorded(row.does, actor, world, since)
      : await row.does(answer, actor, school)
  return [...(wrong ? [`${wrong} (answered ${outcomeOf(answer)}: ${saidIn(answer)})`] : []), ...leaks]
}

async function notRecorded(action: string, actor: TableActor, world: World, since: string) {
  const entries = await world.entriesSince(since)
  const own = entries.filter(
    (entry) => entry.action === action && (!actor.accountId || entry.accountId === actor.accountId),
  )
  return own.length > 0
    ? ''
    : `no “${action}” in the audit trail, only [${entries.map((entry) => entry.action).join(', ')}]`
}

/** The words of a refusal in an answer. */
const saidIn = ({ body }: Answer) =>
  /role="alert"[\s\S]*?<\/h2>|"message":"[^"]+"/
    .exec(body)?.[0]
    .replace(/<[^>]+>/g, ' ')
    .slice(0, 300) ?? body.slice(0, 0)

/** Tries it as somebody who may not, in both ways; returns what is wrong with the answers. What it changed is looked at afterwards. */
export async function checkRefused(row: ActionRow, actor: TableActor, world: World, fields: Fields): Promise<string[]> {
  const faults: string[] = []
  const cookie = await row.cookie?.(world.here, actor)
  const { byForm, byScript } = callsOf(row, actor, world, fields, cookie)
  const [script, form] = [await byScript(), await byForm()]
  const typed = JSON.stringify(fields).toLowerCase()
  for (const [how, answer] of Object.entries({ 'the answer to a script': script, 'the answer to a form': form })) {
    if (answer.status >= 500) faults.push(`${how} is ${answer.status}`)
    // What somebody typed comes back to them.
    const leaks = leaksIn(answer.text, actor, world, row.alsoShows).filter(
      (mark) => !typed.includes(mark.toLowerCase()),
    )
    faults.push(...leaks.map((mark) => `${how} shows ${mark}`))
  }
  const nothing = row.knows?.includes(actor.name) ? null : (row.missing ?? nothingOf(fields))
  if (nothing) {
    const other = await callsOf(row, actor, world, nothing, cookie).byScript()
    const [one, two] = [evenAnswer(script, guessesOf(row, fields)), evenAnswer(other, guessesOf(row, nothing))]
    if (one !== two) faults.push(`differs from what does not exist: ${difference(one, two)}`)
  }
  return faults
}

/** Sends a form in both ways as a page of another site would, in the browser of somebody who may. */
export async function checkForged(
  row: ActionRow,
  actor: TableActor,
  world: World,
  fields: Fields,
  headers: Record<string, string>,
) {
  const { byForm, byScript } = callsOf(row, actor, world, fields, '', headers)
  return [await byScript(), await byForm()]
}

/** The same form about what does not exist, or null when it names nothing. */
function nothingOf(fields: Fields): Fields | null {
  const made = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      madeUp(name),
      value instanceof File ? value : Array.isArray(value) ? value.map(madeUp) : madeUp(value),
    ]),
  )
  const words = (all: Fields) => JSON.stringify(all)
  return words(made) === words(fields) ? null : made
}

const TYPED_ADDRESS = /[\w.-]+@[\w.-]+\.test/g
// The framework draws a new one for each answer.
const DRAWN_KEY = /"[\w-]{21}[a-z]"/g

/** What somebody guessed, which comes back to them and differs from guess to guess. */
const guessesOf = (row: ActionRow, fields: Fields) =>
  Object.keys(row.missing ?? {}).flatMap((name) =>
    [fields[name] ?? []].flat().filter((value) => typeof value === 'string'),
  )

/** An answer as it is compared with another: where it leads, or else what it says, whatever the order of its parts. */
function evenAnswer(answer: Answer, guesses: string[]) {
  const even = (text: string) => guesses.reduce((rest, guess) => rest.replaceAll(guess, 'GUESS'), text)
  const { status, location, body } = {
    ...answer,
    location: answer.location && even(answer.location),
    body: even(answer.body),
  }
  if (location || status !== 200) return evened(`${status} ${location ?? ''}`)
  const lines = evened(body).replace(TYPED_ADDRESS, 'ADDRESS').replace(DRAWN_KEY, 'KEY').split('\n')
  return lines.sort().join('\n')
}
