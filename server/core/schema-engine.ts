// Prisma's schema engine as WebAssembly over the pg adapter: migrations without a binary that has to be downloaded.
// The files and the _prisma_migrations table stay those of `prisma migrate deploy`.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { log } from './log'
import { fromRoot } from './root'

const ENGINE = '@prisma/schema-engine-wasm'

interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void
  SchemaEngine: { new: (...args: unknown[]) => Promise<SchemaEngine> }
}

let loading: Promise<EngineModule> | undefined
function loadEngine(): Promise<EngineModule> {
  return (loading ??= (async () => {
    const dir = path.dirname(createRequire(fromRoot('package.json')).resolve(ENGINE))
    const engine = (await import(/* @vite-ignore */ path.join(dir, 'schema_engine_bg.js'))) as EngineModule & WebAssembly.ModuleImports
    const { instance } = await WebAssembly.instantiate(readFileSync(path.join(dir, 'schema_engine_bg.wasm')), {
      './schema_engine_bg.js': engine,
    })
    // The engine reports its panics to this registry and fails without one.
    const registry = { set_message: (message: string) => log.error({ message }, 'schema engine') }
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry })
    engine.__wbg_set_wasm(instance.exports)
    ;(instance.exports.__wbindgen_start as () => void)()
    return engine
  })())
}

interface Connection {
  underlyingDriver(): { query(sql: string): Promise<unknown> }
  executeScript(script: string): Promise<void>
  dispose(): Promise<void>
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>
  queryRaw(query: unknown): Promise<{ columnTypes: number[] }>
}

const CHAR = 18
const NAME = 19
const NAME_ARRAY = 1003
const TEXT = 25
const TEXT_ARRAY = 1009

/** What the pg adapter lacks for the engine: it cannot read the "char" and name columns of the catalogues (prisma/orm#27403). */
function fitForEngine(factory: PrismaPg, opened: Connection[]): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const connection = (await connect()) as unknown as Connection
    opened.push(connection)
    const performIO = connection.performIO.bind(connection)
    const queryRaw = connection.queryRaw.bind(connection)
    // The adapter cuts scripts at every semicolon, also inside function bodies. PostgreSQL takes a script whole, and
    // then all of it happens or nothing.
    connection.executeScript = async (script) => void (await connection.underlyingDriver().query(script))
    let charColumns: number[] = []
    connection.performIO = async (query) => {
      const answer = await performIO(query)
      charColumns = answer.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []))
      const readable: Record<number, number> = { [CHAR]: TEXT, [NAME]: TEXT, [NAME_ARRAY]: TEXT_ARRAY }
      answer.fields = answer.fields.map((field) => ({ ...field, dataTypeID: readable[field.dataTypeID] ?? field.dataTypeID }))
      return answer
    }
    connection.queryRaw = async (query) => {
      const answer = await queryRaw(query)
      for (const index of charColumns) answer.columnTypes[index] = ColumnTypeEnum.Character
      return answer
    }
    return connection as unknown as Awaited<ReturnType<typeof connect>>
  }
  return factory
}

/**
 * Runs `use` with an engine on the database at `url`. free() alone would leave the engine's connection, and with it
 * Prisma's advisory lock, open for the pool's idle time: the connections are disposed of here.
 */
export async function withSchemaEngine<T>(
  url: string,
  datamodels: readonly (readonly [string, string])[],
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  const opened: Connection[] = []
  const factory = bindMigrationAwareSqlAdapterFactory(fitForEngine(new PrismaPg({ connectionString: url, max: 1 }), opened))
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, factory)
  // The engine never clears its lock time-out of 10 s, which would hold the process open.
  const original = globalThis.setTimeout
  globalThis.setTimeout = ((callback: () => void, ms: number, ...args: []) => {
    const timer = original(callback, ms, ...args)
    if (ms === 10_000) timer.unref()
    return timer
  }) as typeof setTimeout
  try {
    return await use(engine)
  } finally {
    globalThis.setTimeout = original
    engine.free()
    await Promise.all(opened.map((connection) => connection.dispose()))
  }
}
