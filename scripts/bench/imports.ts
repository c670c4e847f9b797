import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { db } from '@/lib/db/client'
import { confirmImport } from '@/lib/imports/commands/confirm-import'
import { startImport } from '@/lib/imports/commands/start-import'
import { tableFile } from '@/lib/imports/sample-rolls/files.factory'
import { sampleSchool } from '@/lib/imports/sample-rolls/sample-school.factory'
import { pupilsWithParents } from '@/lib/imports/sample-rolls/tables.factory'
import { aSchool } from '@/lib/testing/factories'
import { signedIn } from './accounts'
import { type Http, openHttp } from './http'
import { quantile, rounded } from './numbers'
import { processorMs } from './processor-time'
import type { ImportResult } from './results'
import type { Web } from './web-server'
import { startWorker } from './worker'
import { aPupilRound } from './world'

const ROWS = Math.max(100, Number(process.env.BENCH_IMPORT_ROWS) || 10_000)
const ANOTHER_ROUND = 1_000
const USUAL_SECONDS = 10
const [WAITS, MOST_SECONDS] = [['waiting', 'checking', 'confirming'], 300]

type Page = { name: string; path: string; cookie: string }

/** A roll without a question: every family has a name of its own. */
const rollOf = (rows: number) =>
  sampleSchool(rows).map((pupil, place) => ({
    ...pupil,
    familyName: `${pupil.familyName} ${[...place.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`,
  }))

/** Loads the pages one after the other until something is done; milliseconds by page. */
async function loadedUntil(http: Http, pages: readonly Page[], done: Promise<unknown>) {
  const took = new Map(pages.map(({ name }) => [name, [] as number[]]))
  let going = true
  const end = done.finally(() => {
    going = false
  })
  while (going) {
    for (const { name, path, cookie } of pages) {
      const since = performance.now()
      const { status } = await http.ask({ path, cookie })
      if (status !== 200) throw new Error(`${path} was answered with ${status}.`)
      took.get(name)?.push(performance.now() - since)
    }
  }
  await end
  return took
}

async function ended(importId: string, state: string): Promise<number> {
  const since = performance.now()
  for (;;) {
    const row = await db.import.findUniqueOrThrow({
      where: { id: importId },
      select: { state: true, trouble: true, summary: true },
    })
    const seconds = (performance.now() - since) / 1000
    if (row.state === state) return seconds
    if (!WAITS.includes(row.state) || seconds > MOST_SECONDS)
      throw new Error(`The import is ${row.state}: ${row.trouble} ${JSON.stringify(row.summary)}`)
    await pause(50)
  }
}

type Watched = <Result>(done: Promise<Result>) => Promise<Result>
type School = Awaited<ReturnType<typeof aSchool>>

/** Sends a roll in and confirms it; seconds of the clock for each of the two steps, and of the worker's processor time. */
async function imported(
  school: School,
  rows: number,
  pid: number | undefined,
  watch: { check: Watched; write: Watched },
) {
  const files = [tableFile('roll.csv', pupilsWithParents(rollOf(rows)))]
  const before = processorMs(pid) ?? 0
  const { importId } = await startImport(school.office, { schoolId: school.id, files, whole: true, answers: {} })
  const check = await watch.check(ended(importId, 'checked'))
  const between = processorMs(pid) ?? 0
  const { planHash } = await db.import.findUniqueOrThrow({ where: { id: importId }, select: { planHash: true } })
  await confirmImport(school.office, { importId, planHash })
  const write = await watch.write(ended(importId, 'confirmed'))
  const after = processorMs(pid) ?? 0
  return { check, write, checkCpu: (between - before) / 1000, writeCpu: (after - between) / 1000 }
}

/** A roll checked and confirmed by a worker beside the web process, and what other pages take before and meanwhile. */
export async function measureImports(sql: Client, web: Web): Promise<ImportResult> {
  const [school, other] = [await aSchool(), await aPupilRound(sql, ANOTHER_ROUND)]
  const [office, elsewhere] = [await signedIn(school.office.accountId), await signedIn(other.office.accountId)]
  const pages: Page[] = [
    { name: 'people, the school of the import', path: '/people', cookie: office },
    { name: 'people, another school', path: '/people', cookie: elsewhere },
    { name: 'dashboard, another school', path: '/dashboard', cookie: elsewhere },
  ]
  const http = openHttp(web.port, 1)
  const worker = startWorker()
  try {
    // A worker and pages that have met what they do.
    const alone: Watched = (done) => done
    await imported(await aSchool(), 50, worker.pid, { check: alone, write: alone })
    await loadedUntil(http, pages, pause(3_000))
    const usual = await loadedUntil(http, pages, pause(USUAL_SECONDS * 1000))
    const whileDone: Map<string, number[]>[] = []
    const watched: Watched = async (done) => {
      whileDone.push(await loadedUntil(http, pages, done))
      return done
    }
    const took = await imported(school, ROWS, worker.pid, { check: watched, write: watched })
    const [whileChecked, whileConfirmed] = whileDone
    if (!whileChecked || !whileConfirmed) throw new Error('Nothing was measured.')
    const median = (times: Map<string, number[]>, page: string) => quantile(times.get(page) ?? [], 0.5)
    return {
      rows: ROWS,
      checkSeconds: rounded(took.check),
      confirmSeconds: rounded(took.write),
      checkCpuSeconds: rounded(took.checkCpu),
      confirmCpuSeconds: rounded(took.writeCpu),
      pages: pages.map(({ name }) => ({
        page: name,
        usualMs: rounded(median(usual, name)),
        whileChecked: rounded(median(whileChecked, name) / median(usual, name)),
        whileConfirmed: rounded(median(whileConfirmed, name) / median(usual, name)),
        slowestMs: Math.round(Math.max(...(whileChecked.get(name) ?? []), ...(whileConfirmed.get(name) ?? []))),
        slowestUsualMs: Math.round(Math.max(...(usual.get(name) ?? []))),
      })),
    }
  } finally {
    http.close()
    await worker.stop()
  }
}
