import { db, type Prisma } from './database'
import { log } from './log'

export type SecurityKind =
  | 'wrong_credentials'
  | 'rate_limited'
  | 'foreign_origin'
  | 'unknown_fields'
  | 'sealed_attempt'
  | 'recused_attempt'
  | 'deadline_attempt'
  | 'same_person_attempt'
  | 'unsafe_file'

interface Entry {
  readonly actorId?: string
  readonly network?: string
  /** Ids and names of fields; never what somebody typed. */
  readonly detail?: Prisma.InputJsonObject
}

/** Writes a refused attempt down, outside the refused transaction. A full disk must not turn a refusal into a yes. */
export async function recordSecurity(kind: SecurityKind, { actorId, network = '', detail = {} }: Entry): Promise<void> {
  log.warn({ security: kind, actorId, network, ...detail }, 'refused')
  await db.securityEntry
    .create({ data: { kind, network, detail, ...(actorId !== undefined && { actorId }) } })
    .catch((error: unknown) => log.error({ error: String(error) }, 'a security entry could not be written'))
}
