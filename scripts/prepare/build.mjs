import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromRoot } from './paths.mjs'
import { TOOLS } from './programs.mjs'
import { run } from './run.mjs'

const SOURCES = ['app', 'components', 'lib', 'public', 'prisma/schema']
const FILES = ['next.config.ts', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
const NOT_SERVED = /\.(unit\.)?test\.tsx?$|^lib\/(db\/generated|testing)\//
const NOTE = fromRoot('.next/countersign-build')

/** SHA-256 of all that a build is made from. */
export function sourceHash() {
  const hash = createHash('sha256')
  for (const name of [...SOURCES.flatMap(filesBelow), ...FILES].sort()) {
    if (NOT_SERVED.test(name) || !existsSync(fromRoot(name))) continue
    hash
      .update(`${name}\0`)
      .update(readFileSync(fromRoot(name)))
      .update('\0')
  }
  // Forms carry numbers made with it, so another key is another build.
  hash.update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '')
  return hash.digest('hex')
}

const filesBelow = (folder) =>
  !existsSync(fromRoot(folder))
    ? []
    : readdirSync(fromRoot(folder), { recursive: true })
        .map((name) => join(folder, name).replaceAll('\\', '/'))
        .filter((name) => statSync(fromRoot(name)).isFile())

export const buildIsFresh = () =>
  existsSync(fromRoot('.next/BUILD_ID')) && existsSync(NOTE) && readFileSync(NOTE, 'utf8') === sourceHash()

/** Builds what `next start` serves. */
export async function build() {
  const hash = sourceHash()
  rmSync(NOTE, { force: true })
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

  const { code, output, errors } = await run(process.execPath, [TOOLS.next, 'build'], { env, quiet: true })
  if (code !== 0) throw new Error(`The program could not be built.\n${output}${errors}`)
  writeFileSync(NOTE, hash)
}
