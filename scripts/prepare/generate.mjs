import { rmSync, statSync } from 'node:fs'
import { newestChange } from './newest.mjs'
import { fromRoot } from './paths.mjs'
import { run } from './run.mjs'

const OUTPUT = fromRoot('lib/db/generated')

export const generatedIsFresh = () => {
  const made = newestChange(OUTPUT)
  return (
    made > newestChange(fromRoot('prisma/schema')) &&
    made > statSync(fromRoot('node_modules/@prisma/client/package.json')).mtimeMs
  )
}

/** Writes the database client from `prisma/schema`; does nothing when it is newer than the schema. */
export async function generate({ force = false } = {}) {
  if (!force && generatedIsFresh()) return false
  // Without this Prisma downloads a native engine, which generating does not use; any executable will do.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  rmSync(OUTPUT, { recursive: true, force: true })
  const { code, output, errors } = await run(
    process.execPath,
    [fromRoot('node_modules/prisma/build/index.js'), 'generate'],
    {
      env,
      quiet: true,
    },
  )
  if (code !== 0) throw new Error(`The database client could not be written from prisma/schema.\n${output}${errors}`)
  return true
}
