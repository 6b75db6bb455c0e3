import { pool } from './database'

/** Names the advisory lock under which one process at a time delivers to a listener. */
export const deliveryLock = (listener: string) => `outbox:${listener}`

/** Does something while no process delivers to these listeners: their events wait, and are delivered afterwards. */
export async function whileDeliveriesWait<T>(listeners: readonly string[], work: () => Promise<T>): Promise<T> {
  const client = await pool().connect()
  try {
    for (const listener of listeners) await client.query('SELECT pg_advisory_lock(hashtext($1))', [deliveryLock(listener)])
    return await work()
  } finally {
    // Given back at once, so that the next to deliver finds them free; should that fail, they end with the connection.
    const given = await client.query('SELECT pg_advisory_unlock_all()').catch(() => null)
    client.release(given === null)
  }
}
