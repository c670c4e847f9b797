import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationList } from './schema-engine'

const MIGRATIONS = 'prisma/migrations'
const SCHEMA = 'prisma/schema'

/** Names of the migration folders, in the order in which they are applied. */
export const migrationNames = (folder = MIGRATIONS): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** The migrations as the schema engine wants them: all, or only those that are named. */
export const migrationList = (folder = MIGRATIONS, only = migrationNames(folder)): MigrationList => ({
  baseDir: folder,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrationNames(folder)
    .filter((name) => only.includes(name))
    .map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
})

/** The files of the schema, as the schema engine wants them. */
export const schemaFiles = (folder = SCHEMA) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }))
