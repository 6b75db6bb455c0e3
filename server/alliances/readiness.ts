import type { Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { parametersFor } from '../rules/parameters'
import { refusedBy, requirementsOf } from './alliance-validity'

export interface Readiness {
  /** Keys of the principles that nobody has written to. */
  readonly principles: readonly string[]
  /** 0 while there is no charter. */
  readonly charterVersion: number
  /** Names of the workshops that are in and have not signed the newest charter. */
  readonly unsigned: readonly string[]
}

/** What an alliance still lacks beside the rules before unions may decide on it: principles (R05), a charter that all have signed. */
export async function readinessOf(tx: Tx, allianceId: string): Promise<Readiness> {
  const alliance = await tx.alliance.findUniqueOrThrow({
    where: { id: allianceId },
    select: {
      ...{ governingUnionId: true, principles: true },
      members: { where: { status: 'accepted' }, orderBy: { invitedAt: 'asc' }, select: { workshop: { select: { id: true, name: true } } } },
      charters: { orderBy: { version: 'desc' }, take: 1, select: { version: true, signatures: { select: { workshopId: true } } } },
    },
  })
  const wanted = (await parametersFor(tx, alliance.governingUnionId)).list('alliance.principles').value
  const written = alliance.principles as Readonly<Record<string, string | undefined>>
  const [charter] = alliance.charters
  const signed = new Set(charter?.signatures.map(({ workshopId }) => workshopId))
  return {
    principles: wanted.filter((key) => !written[key]),
    charterVersion: charter?.version ?? 0,
    unsigned: alliance.members.flatMap(({ workshop }) => (signed.has(workshop.id) ? [] : [workshop.name])),
  }
}

/** Throws rule_unmet (with the clauses) or alliance_incomplete (saying what lacks) unless unions may decide on it. */
export async function requireReady(tx: Tx, allianceId: string): Promise<void> {
  const unmet = refusedBy(await requirementsOf(tx, allianceId))
  if (unmet) throw new DomainError('rule_unmet', { missing: 'formation', ...unmet })
  const { principles, charterVersion, unsigned } = await readinessOf(tx, allianceId)
  if (principles.length > 0) throw new DomainError('alliance_incomplete', { missing: 'principles' })
  if (charterVersion === 0) throw new DomainError('alliance_incomplete', { missing: 'charter' })
  if (unsigned.length > 0) throw new DomainError('alliance_incomplete', { missing: 'signatures', workshops: unsigned.join('、') })
}
