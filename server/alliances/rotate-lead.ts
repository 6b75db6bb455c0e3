import type { Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import { leadsWorkshop, type Actor } from '../policies/actor'
import { alliancePolicy } from '../policies/alliance'
import { allianceAudience } from '../policies/audience'
import { authorize } from '../policies/authorize'
import { findAlliance, holdAlliance, requireWork, type AllianceWithFacts } from './alliance-facts'
import { refusedBy, requirementsUnder } from './alliance-validity'
import { recheckAlliance } from './recheck-alliance'
import { renewReadersOfWork } from './renew-readers'

/** The rules as they would be met under another lead: R03 above all. Throws rule_unmet with the clauses. */
async function requireTitled(tx: Tx, allianceId: string, workshopId: string): Promise<void> {
  const unmet = refusedBy((await requirementsUnder(tx, allianceId, workshopId)).filter(({ rule }) => rule === 'R03'))
  if (unmet) throw new DomainError('rule_unmet', { missing: 'lead', ...unmet })
}

/**
 * Who bids does not sponsor (server/policies/challenge.ts): nobody takes over while bidding runs, when nobody may know
 * who bids, nor while people of the workshop have an opened bid that is still decided on or worked on.
 */
async function requireNoPart(tx: Tx, allianceId: string, workshopId: string): Promise<void> {
  const people = { memberships: { some: { workshopId, leftAt: null } } }
  const running = await tx.challenge.findMany({
    where: {
      allianceId,
      OR: [
        { status: { in: ['open', 'closed'] } },
        {
          status: { in: ['in_review', 'nominated', 'awarded', 'in_progress', 'in_acceptance', 'accepted'] },
          bids: {
            some: {
              status: { in: ['opened', 'nominated', 'awarded'] },
              OR: [{ workshopId }, { leader: people }, { members: { some: { user: people } } }],
            },
          },
        },
      ],
    },
    select: { title: true },
  })
  if (running.length > 0) throw new DomainError('challenges_running', { missing: 'lead', clauses: running.map(({ title }) => title) })
}

async function setNextLead(tx: Tx, { id }: AllianceWithFacts, nextLeadWorkshopId: string | null, version?: number): Promise<void> {
  const where = { id, ...(version !== undefined && { version }) }
  const { count } = await tx.alliance.updateMany({ where, data: { nextLeadWorkshopId, version: { increment: 1 } } })
  if (count === 0) throw new DomainError('stale_version')
}

async function told(tx: Tx, actor: Actor, id: string, name: EventName, workshopId: string): Promise<void> {
  const { name: workshop } = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, select: { name: true } })
  await recordEvent(tx, { name, actor, ids: [id], threads: [thread.alliance(id)], data: { workshop } })
}

interface Proposal {
  readonly workshopId: string
  readonly version: number
}

/**
 * 轮值 (AL-13): the lead asks another member to take over. Throws not_found, forbidden, conflict, stale_version,
 * rule_unmet (with the clause) when that workshop holds no valid title.
 */
export async function proposeLead(actor: Actor, allianceId: string, { workshopId, version }: Proposal): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, allianceId)
    authorize(actor, alliancePolicy, 'propose_lead', alliance)
    requireWork(alliance, 'propose_lead')
    const isIn = alliance.members.some((member) => member.workshopId === workshopId && member.status === 'accepted')
    if (!isIn || workshopId === alliance.leadWorkshopId) throw new DomainError('not_found')
    await requireTitled(tx, allianceId, workshopId)
    await setNextLead(tx, alliance, workshopId, version)
    await told(tx, actor, allianceId, 'alliance.lead_proposed', workshopId)
  })
}

/**
 * The workshop that was asked takes the lead over, by its leader: its title is looked at again, and the unions above it
 * read the alliance's work from now on. Throws not_found, forbidden, conflict when nothing is proposed, rule_unmet,
 * challenges_running (with their titles).
 */
export async function acceptLead(actor: Actor, allianceId: string): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, allianceId)
    authorize(actor, alliancePolicy, 'answer_lead', alliance)
    requireWork(alliance, 'answer_lead')
    const next = alliance.nextLeadWorkshopId
    if (!next) throw new DomainError('already_answered')
    if (!leadsWorkshop(actor, next)) throw new DomainError('forbidden')
    await requireTitled(tx, allianceId, next)
    await requireNoPart(tx, allianceId, next)
    await tx.alliance.update({
      where: { id: allianceId },
      data: { leadWorkshopId: next, nextLeadWorkshopId: null, version: { increment: 1 } },
    })
    const now = await findAlliance(tx, allianceId)
    if (now) await tx.alliance.update({ where: { id: allianceId }, data: { audience: allianceAudience(now) } })
    await told(tx, actor, allianceId, 'alliance.lead_changed', next)
    await renewReadersOfWork(tx, actor, allianceId)
    await recheckAlliance(tx, actor, allianceId)
  })
}

/** "No" of the workshop that was asked, or of the lead who asked. Throws not_found, forbidden, conflict, already_answered. */
export async function declineLead(actor: Actor, allianceId: string): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, allianceId)
    authorize(actor, alliancePolicy, 'answer_lead', alliance)
    requireWork(alliance, 'answer_lead')
    const asked = alliance.nextLeadWorkshopId
    if (!asked) throw new DomainError('already_answered')
    await setNextLead(tx, alliance, null)
    await told(tx, actor, allianceId, 'alliance.lead_declined', asked)
  })
}
