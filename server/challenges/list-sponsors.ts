import { db } from '../core/database'
import { DomainError } from '../core/errors'
import type { Actor } from '../policies/actor'
import { requireUser } from '../policies/authorize'

/** Alliances for which this person may draft a challenge. Throws forbidden when there is none. */
export async function listSponsors(actor: Actor): Promise<{ id: string; name: string }[]> {
  const { staffedAllianceIds } = requireUser(actor)
  if (staffedAllianceIds.length === 0) throw new DomainError('forbidden')
  return db.alliance.findMany({
    where: { id: { in: [...staffedAllianceIds] }, status: { not: 'dissolved' } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}
