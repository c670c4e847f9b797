import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { mergedLetters } from './letter'
import { rounded } from './numbers'

const WITHIN_MS = 15 * 60_000

/**
 * Seconds that LibreOffice takes for one PDF of so many letters of three pages, with the names already in their places, so
 * that only the making of the pages counts; null where it is not installed or makes something else.
 */
export async function mailMerge(letters: number): Promise<number | null> {
  const folder = (process.env.PATH ?? '').split(delimiter).find((one) => one && namesIn(one).includes('soffice'))
  if (!folder) return null
  const place = mkdtempSync(join(tmpdir(), 'countersign-merge-'))
  const convert = (name: string) =>
    run(join(folder, 'soffice'), [
      '--headless',
      '--norestore',
      `-env:UserInstallation=${pathToFileURL(join(place, 'profile')).href}`,
      '--convert-to',
      'pdf',
      '--outdir',
      place,
      join(place, name),
    ])
  try {
    writeFileSync(join(place, 'first.fodt'), mergedLetters(1))
    writeFileSync(join(place, 'letters.fodt'), mergedLetters(letters))
    // The first start furnishes the profile, and is not what is measured.
    await convert('first.fodt')
    const since = performance.now()
    await convert('letters.fodt')
    const seconds = rounded((performance.now() - since) / 1000)
    return (await pagesOf(join(place, 'letters.pdf'))) === letters * 3 ? seconds : null
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

async function pagesOf(file: string): Promise<number> {
  try {
    return (await PDFDocument.load(readFileSync(file), { updateMetadata: false })).getPageCount()
  } catch {
    return 0
  }
}

function run(program: string, args: string[]) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: WITHIN_MS, killSignal: 'SIGKILL' })
    child.on('error', reject)
    child.on('exit', () => resolve())
  })
}
