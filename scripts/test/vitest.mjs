import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOOLS } from '../prepare/programs.mjs'
import { run } from '../prepare/run.mjs'

/** Runs the tests of one kind, `unit` or `integration`, in all projects whose names begin with it; resolves to { passed, failed }. */
export async function runVitest(kind, args) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const { code } = await run(process.execPath, [TOOLS.vitest, 'run', '--project', `${kind}*`, ...reporters, ...args])
    return { ...counts(report), code }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function counts(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that does not even load has no tests to fail.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return { passed: numPassedTests, failed: numFailedTests + broken }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
