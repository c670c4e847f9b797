import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Pool, type QueryConfig, type QueryResult } from 'pg'

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

type Binding = (...args: unknown[]) => unknown

// The engine forgets a timer of ten seconds, for which no program should have to wait.
function quiet([name, binding]: [string, unknown]): [string, WebAssembly.ImportValue] {
  if (!name.startsWith('__wbg_setTimeout')) return [name, binding as WebAssembly.ImportValue]
  return [name, (...args: unknown[]) => ((binding as Binding)(...args) as NodeJS.Timeout).unref()]
}

/** Every table and enum counts. */
export const NO_FILTER = { externalTables: [], externalEnums: [] }

type Exports = WebAssembly.Exports & { __wbindgen_start(): void }

// The numbers of PostgreSQL's types "char" and text.
const ONE_BYTE = 18
const TEXT = 25

// The library's own state is the process's, however often this file is loaded in it.
const ofProcess = globalThis as { schemaEngineLoaded?: boolean }

function loadWasm() {
  if (ofProcess.schemaEngineLoaded) return
  const folder = join(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'), '..')
  const wasm = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const imports: Record<string, WebAssembly.ModuleImports> = {
    './schema_engine_bg.js': Object.fromEntries(Object.entries(bindings).map(quiet)),
  }
  const instance = new WebAssembly.Instance(wasm, imports)
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports as Exports).__wbindgen_start()
  // The engine leaves its last words here before it gives up.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  })
  ofProcess.schemaEngineLoaded = true
}

// One connection: the engine's advisory lock belongs to a session.
async function connect(connectionString: string): Promise<SqlDriverAdapter> {
  const pool = new Pool({ connectionString, max: 1 })
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  const oneByte = nameOneByteColumns(pool)
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    async queryRaw(query) {
      const result = await adapter.queryRaw(query)
      const columnTypes = result.columnTypes.map((type, index) =>
        oneByte.columns.includes(index) ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    },
    executeRaw: (query) => adapter.executeRaw(query),
    // The adapter splits a script at every semicolon, which breaks function bodies: send it whole.
    async executeScript(script) {
      await pool.query(script)
    },
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    dispose: () => adapter.dispose(),
  }
}

/** The adapter refuses the catalogue's one-byte type: shows it text instead, and says which columns of the last answer it was. */
function nameOneByteColumns(pool: Pool): { columns: number[] } {
  const seen = { columns: [] as number[] }
  const query = pool.query.bind(pool) as (config: QueryConfig) => Promise<QueryResult>
  const readable = async (config: QueryConfig) => {
    const result = await query(config)
    seen.columns = []
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== ONE_BYTE) return
      seen.columns.push(index)
      field.dataTypeID = TEXT
    })
    return result
  }
  Object.assign(pool, { query: readable })
  return seen
}

async function connectToScratch(connectionString: string): Promise<SqlDriverAdapter> {
  const name = `countersign_scratch_${randomUUID()}`
  const home = await connect(connectionString)
  await home.executeScript(`CREATE DATABASE "${name}"`)
  const scratch = await connect(Object.assign(new URL(connectionString), { pathname: name }).href)
  const dispose = async () => {
    await scratch.dispose()
    await home.executeScript(`DROP DATABASE IF EXISTS "${name}"`)
    await home.dispose()
  }
  return { ...scratch, dispose }
}

/** Prisma's schema engine on one database; `work` gets it, and its connections and scratch databases go afterwards. */
export async function withSchemaEngine<T>(
  connectionString: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loadWasm()
  const open: SqlDriverAdapter[] = []
  const kept = (opening: (url: string) => Promise<SqlDriverAdapter>) => async () => {
    const adapter = await opening(connectionString)
    open.push(adapter)
    // Closed by us at the end, not by the engine in the middle.
    return { ...adapter, dispose: async () => undefined }
  }
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: kept(connect),
    connectToShadowDb: kept(connectToScratch),
  })
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await Promise.all(open.reverse().map((adapter) => adapter.dispose()))
  }
}
