import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrationNames } from '@/lib/db/migration-files'
import { schemaDifference } from '@/lib/db/schema-difference'
import { temporaryDatabase } from '@/lib/testing/database'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'from-empty': { type: 'boolean' } } })
const [name] = positionals

if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Say what the migration does, in lower case: npm run migration -- add_phone_to_person')
  process.exit(1)
}

const database = await temporaryDatabase({ migrated: false })
try {
  const sql = await schemaDifference(database.superuserUrl, { fromEmpty: values['from-empty'] })
  if (sql) {
    const numbers = migrationNames().map((taken) => Number.parseInt(taken, 10))
    const number = values['from-empty'] ? 1 : Math.max(0, ...numbers) + 1
    const folder = join('prisma/migrations', `${String(number).padStart(4, '0')}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
    console.log(`Written: ${folder}/migration.sql. Read it, and correct it where it would lose or lock anything.`)
  } else console.log('The migrations already lead to the schema: nothing is written.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await database.remove()
}
