import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { disconnect } from '~server/core/database'
import { TEMPLATE } from './postgres-for-tests'

const server = inject('postgres')
const name = `test_${randomBytes(6).toString('hex')}`

/** Runs one statement on the server, beside all databases. */
async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}postgres` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

// Each file has a database of its own: nothing that one test leaves behind can make another pass or fail.
await administer(`CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE}"`)
process.env.DATABASE_URL = server + name

afterAll(async () => {
  await disconnect()
  await administer(`DROP DATABASE "${name}" WITH (FORCE)`)
})
