import { z } from 'zod'
import { LOG_LEVELS } from './log'

const port = z.coerce.number().int().min(1).max(65535)
const url = (protocols: readonly string[]) =>
  z.string().refine(
    (text) => {
      try {
        return protocols.includes(new URL(text).protocol)
      } catch {
        return false
      }
    },
    `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  )

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_ORIGIN: url(['http:', 'https:'])
    .refine((text) => !URL.canParse(text) || new URL(text).origin === text, 'must be an origin only: no path, no slash at the end')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  MEILI_URL: url(['http:', 'https:']).optional(),
  MEILI_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  DEMO: z.enum(['0', '1']).default('1'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
})

export type Env = z.infer<typeof schema> & { readonly PUBLIC_ORIGIN: string }

/** What is wrong with the configuration, one line for each variable. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  }
}

/** The checked environment. Throws ConfigurationError, which names every variable at fault. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable ("PORT=") means "not set", as shells and compose files use it.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const issues = parsed.success ? [] : parsed.error.issues
  const faults = [
    ...issues.map((issue) => `${String(issue.path[0])}: ${issue.message} (it is ${show(issue.path[0], given)})`),
    ...crossFaults(given),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults)
  return { ...parsed.data, PUBLIC_ORIGIN: parsed.data.PUBLIC_ORIGIN ?? `http://localhost:${parsed.data.PORT}` }
}

function crossFaults(env: Record<string, string | undefined>): string[] {
  return env.MEILI_URL && !env.MEILI_KEY ? ['MEILI_KEY: is needed with MEILI_URL'] : []
}

const SECRET = /KEY|SECRET|URL/
function show(name: PropertyKey | undefined, given: Record<string, string | undefined>): string {
  const value = given[String(name)]
  if (value === undefined) return 'not set'
  return SECRET.test(String(name)) ? 'not shown' : JSON.stringify(value)
}

let parsed: Env | undefined
/** The environment of this process, checked once. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env))
}
