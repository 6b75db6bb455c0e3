import { DomainError } from './errors'

/** SQLSTATE classes and socket errors that mean "the database is away", not "the statement is wrong". */
const AWAY =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|timeout exceeded when trying to connect|terminating connection|the database system is (starting up|shutting down|in recovery mode)|57P0[1-3]|P1001|P1002|P1008|P1017|P2024|Can't reach database server|Server has closed the connection|Unable to start a transaction|Client has encountered a connection error|DatabaseNotReachable|ConnectionClosed|SocketTimeout/

/** The refusal that a person gets for an error of a lost or exhausted database; null for any other error. */
export function unavailable(error: unknown): DomainError | null {
  if (!(error instanceof Error)) return null
  const { code = '', meta } = error as { code?: string; meta?: unknown }
  const cause = error.cause instanceof Error ? error.cause.message : ''
  return AWAY.test(`${code} ${error.message} ${cause} ${JSON.stringify(meta ?? '')}`) ? new DomainError('unavailable') : null
}
