import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareChromium } from '../prepare/chromium.mjs'
import { prepareBuild } from '../prepare/prepare.mjs'
import { TOOLS } from '../prepare/programs.mjs'
import { run } from '../prepare/run.mjs'

/** Builds the pages and runs the journeys in a browser; resolves to { passed, failed }. */
export async function runJourneys(args) {
  await prepareBuild()
  await prepareChromium()
  const folder = mkdtempSync(join(tmpdir(), 'countersign-report-'))
  const report = join(folder, 'report.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  try {
    const { code } = await run(process.execPath, [TOOLS.playwright, 'test', '--reporter=list,json', ...args], { env })
    return { ...counts(report), code }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function counts(report) {
  try {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + (errors.length > 0 ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
