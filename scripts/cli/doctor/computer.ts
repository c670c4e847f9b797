import { existsSync } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { londonDay } from '@/lib/clock'
import { nodeVersionFault } from '../../prepare/node-version.mjs'
import { type Finding, fault, ok, warning } from './finding'

const MB = 1e6
const LITTLE = 2000 * MB
const NEXT_TO_NOTHING = 300 * MB

export function nodeVersion(version: string): Finding {
  const tooOld = nodeVersionFault(version)
  return tooOld ? fault(`Node.js is ${version}`, tooOld) : ok(`Node.js ${version}`)
}

/** Whether this Node.js knows when London's clocks change: due days end at midnight there. */
export function timeZones(dayOf: (instant: Date) => string = londonDay): Finding {
  const summer = dayOf(new Date('2026-06-30T23:30:00Z')) === '2026-07-01'
  const winter = dayOf(new Date('2026-12-31T23:30:00Z')) === '2026-12-31'
  return summer && winter
    ? ok('the time in London is known, summer and winter')
    : fault(
        'this Node.js does not know the time in London',
        'Install Node.js from nodejs.org, which has all time zones.',
      )
}

const FONTS = [
  '@fontsource/noto-sans/package.json',
  '@fontsource/noto-sans-arabic/package.json',
  '@fontsource/noto-nastaliq-urdu/package.json',
  '@fontsource/noto-sans-bengali/package.json',
  '@fontsource/noto-sans-devanagari/package.json',
  '@fontsource/noto-sans-gujarati/package.json',
  '@fontsource/noto-sans-gurmukhi/package.json',
  '@fontsource/noto-sans-hebrew/package.json',
  '@fontsource/noto-sans-sc/package.json',
  '@fontsource/noto-sans-tamil/package.json',
  '@fontsource/noto-emoji/package.json',
  '@fontsource/caveat/package.json',
]

/** Whether the fonts that copies are drawn with are installed. */
export function fonts(wanted: string[] = FONTS): Finding {
  const { resolve } = createRequire(import.meta.url)
  const missing = wanted.filter((name) => {
    try {
      return !existsSync(resolve(name))
    } catch {
      return true
    }
  })
  if (missing.length === 0) return ok(`all ${wanted.length} fonts of the copies`)
  const names = missing.map((name) => name.replace('/package.json', ''))
  return fault(`fonts are missing: ${names.join(', ')}`, 'Run npm ci, which installs them again.')
}

/** The room left where the data are. */
export async function diskSpace(folder: string, free?: number): Promise<Finding> {
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  const left = free ?? bavail * bsize
  const says = `${(left / 1e9).toFixed(1)} GB free in ${folder}`
  if (left < NEXT_TO_NOTHING) return fault(says, 'Make room now: a full disk stops signing.')
  return left < LITTLE
    ? warning(says, 'Make room before it is full, for example by moving old backups away.')
    : ok(says)
}
