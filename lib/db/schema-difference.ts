import { migrationList, schemaFiles } from './migration-files'
import { NO_FILTER, withSchemaEngine } from './schema-engine'

/**
 * The SQL that leads from the migrations (or from nothing) to the schema; empty when they agree. Triggers and checks, which only
 * SQL knows, do not count. The role must be allowed to create databases: a scratch one is made and dropped.
 */
export async function schemaDifference(url: string, { fromEmpty = false } = {}): Promise<string> {
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: fromEmpty ? { tag: 'empty' } : { tag: 'migrations', ...migrationList() },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  )
  const script = stdout?.trim() ?? ''
  return script.includes('This is an empty migration') ? '' : script
}
