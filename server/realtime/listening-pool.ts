import type { Pool, PoolClient } from 'pg'

/**
 * The pool as the Socket.IO adapter needs it. The adapter keeps one connection to listen on and takes another when that
 * one ends, but it never gives the dead one back (each restart of PostgreSQL would cost the pool a place), and after a
 * start that fails half-way it may listen twice (tabs would hear everything twice). Here there is one at a time.
 */
export function listeningPool(pool: Pool): Pool {
  let giveBack = () => {}
  const connect = async (): Promise<PoolClient> => {
    giveBack()
    const client = await pool.connect()
    const ended = () => client.release(true)
    client.once('end', ended)
    giveBack = () => {
      if (client.listeners('end').includes(ended)) {
        client.removeAllListeners('end')
        client.release(true)
      }
      giveBack = () => {}
    }
    return client
  }
  return { connect, query: pool.query.bind(pool) } as unknown as Pool
}
