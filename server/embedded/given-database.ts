import pg from 'pg'
import { ConfigurationError } from '../core/env'

const PATIENCE_MS = 10_000

/** Throws ConfigurationError, which names DATABASE_URL and what the server said, never the address with its password. */
export async function expectDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { message, code = '' } = error as { message: string; code?: string }
    throw new ConfigurationError([`DATABASE_URL: the database does not answer (${message || code})`])
  } finally {
    await client.end().catch(() => undefined)
  }
}
