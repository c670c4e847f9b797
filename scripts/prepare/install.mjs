import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fromRoot } from './paths.mjs'
import { run } from './run.mjs'

const LOCK = fromRoot('package-lock.json')
// npm writes this one last, so a broken installation does not have it.
const INSTALLED = fromRoot('node_modules/.package-lock.json')
const NOTE = fromRoot('node_modules/.countersign-lock')

const hashOfLock = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex')

export function packagesAreInstalled() {
  if (!existsSync(INSTALLED)) return false
  if (statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs) return true
  return existsSync(NOTE) && readFileSync(NOTE, 'utf8') === hashOfLock()
}

/** Installs exactly what the lock file says; everything that runs later is built from it, so the tools come too. */
export async function install() {
  // Started by npm we know which npm it was; Windows would need a shell to find another.
  const npm = process.env.npm_execpath
  // Prisma's own install script would fetch an engine that we do not use.
  const options = { quiet: true, env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } }
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const { code, output, errors } = npm
    ? await run(process.execPath, [npm, ...args], options)
    : await run('npm', args, options)
  if (code !== 0) throw new Error(`The packages could not be installed. npm said:\n${output}${errors}`)
  writeFileSync(NOTE, hashOfLock())
}
