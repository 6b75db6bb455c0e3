import { tokenOfCookie } from '../accounts/session-cookie'
import { hashToken } from '../accounts/session-token'
import { pool } from '../core/database'
import { io } from './io'

/**
 * Closes the live sockets of this process whose session has had its time, by the database's clock; a session that was
 * prolonged meanwhile keeps them. Every process looks at its own.
 */
export async function endExpired(): Promise<void> {
  const sockets = [...(io()?.of('/').sockets.values() ?? [])]
  if (sockets.length === 0) return
  const hashes = sockets.map((socket) => hashToken(tokenOfCookie(socket.data.cookie) ?? ''))
  const { rows } = await pool().query<{ hash: string }>(
    `SELECT hash FROM unnest($1::text[]) AS hash
     WHERE NOT EXISTS (SELECT FROM "Session" WHERE "tokenHash" = hash AND "expiresAt" > clock_timestamp())`,
    [[...new Set(hashes)]],
  )
  const over = new Set(rows.map((row) => row.hash))
  sockets.forEach((socket, place) => {
    if (over.has(hashes[place] ?? '')) socket.disconnect(true)
  })
}
