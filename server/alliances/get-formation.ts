import { db } from '../core/database'
import { leadsWorkshop, type Actor } from '../policies/actor'
import { alliancePolicy, standsAside } from '../policies/alliance'
import { allianceInsiders, canRead } from '../policies/audience'
import { authorize } from '../policies/authorize'
import { canMove } from '../core/states'
import { parametersFor } from '../rules/parameters'
import type { Requirement } from '../rules/requirement'
import { allianceFacts, allowsWork, type AllianceWithFacts } from './alliance-facts'
import { allianceStates } from './alliance.states'
import { requirementsOf } from './alliance-validity'
import { recommendedBy } from './decide-alliance'
import { readinessOf } from './readiness'

const MOVES = ['revise', 'submit', 'recommend', 'name', 'return', 'dissolve'] as const
const WORK = ['associate', 'propose_lead'] as const
const DECISIONS: readonly string[] = ['recommend', 'name', 'return']

/** The buttons of this person: none for who stands aside, and who recommended does not name. */
async function actionsOf(actor: Actor, alliance: AllianceWithFacts) {
  const aside = standsAside(actor, alliance)
  const recommender = actor.kind === 'user' && (await recommendedBy(db, alliance.id)) === actor.userId
  const moves = MOVES.filter(
    (action) =>
      canMove(allianceStates, action, alliance.status) &&
      alliancePolicy[action](actor, alliance) &&
      !(aside && DECISIONS.includes(action)) &&
      !(action === 'name' && recommender),
  )
  return [...moves, ...WORK.filter((work) => allowsWork(alliance, work) && alliancePolicy[work](actor, alliance))]
}

/** What unions decided, the newest first. Why it was sent back is for insiders. */
async function decisionsOf(allianceId: string, inside: boolean) {
  const rows = await db.allianceDecision.findMany({
    where: { allianceId, ...(inside ? {} : { kind: { not: 'return' } }) },
    orderBy: { decidedAt: 'desc' },
    include: { union: { select: { name: true } }, decidedBy: { select: { name: true } } },
  })
  return rows.map(({ id, kind, documentNumber, reason, decidedAt, requirements, union, decidedBy }) => ({
    ...{ id, kind, documentNumber, reason, decidedAt, union: union.name, by: decidedBy.name },
    requirements: requirements as unknown as Requirement[],
  }))
}

/** Members that could take the lead over, and the one that is asked. */
async function leadOf(actor: Actor, { id, leadWorkshopId, nextLeadWorkshopId }: AllianceWithFacts) {
  const rows = await db.allianceMember.findMany({
    where: { allianceId: id, status: 'accepted', workshopId: { not: leadWorkshopId } },
    orderBy: { invitedAt: 'asc' },
    select: { workshop: { select: { id: true, name: true } } },
  })
  const others = rows.map(({ workshop }) => workshop)
  return {
    others,
    asked: others.find((workshop) => workshop.id === nextLeadWorkshopId) ?? null,
    isMine: leadsWorkshop(actor, nextLeadWorkshopId),
  }
}

/** How an alliance comes to its name: what it lacks, its principles and associates, what unions decided. Throws not_found. */
export async function getFormation(actor: Actor, id: string) {
  const alliance = await db.alliance.findUnique({
    where: { id },
    include: { ...allianceFacts, associates: { orderBy: { joinedAt: 'asc' } }, governingUnion: { select: { name: true } } },
  })
  authorize(actor, alliancePolicy, 'read', alliance)
  const parameters = await parametersFor(db, alliance.governingUnionId)
  const unitUnion = alliance.leadWorkshop.unit.unionId
  const { name, status, version, foundedOn, namedOn, isExample, principles, associates } = alliance
  return {
    ...{ id, name, status, version, foundedOn, namedOn, isExample },
    principles: parameters.list('alliance.principles').value.map((key) => ({
      ...{ key, text: (principles as Readonly<Record<string, string | undefined>>)[key] ?? '' },
    })),
    associates: associates.map((row) => ({ ...row, kind: row.kind as string })),
    associateKinds: parameters.list('alliance.associate_kinds').value,
    requirements: await requirementsOf(db, id),
    readiness: await readinessOf(db, id),
    lead: await leadOf(actor, alliance),
    leadWorkshop: alliance.leadWorkshop.name,
    mayAnswerLead:
      alliance.nextLeadWorkshopId !== null && allowsWork(alliance, 'answer_lead') && alliancePolicy.answer_lead(actor, alliance),
    unions: {
      governing: alliance.governingUnion.name,
      unit: unitUnion ? ((await db.union.findUnique({ where: { id: unitUnion } }))?.name ?? null) : null,
    },
    decisions: await decisionsOf(id, canRead(actor, { audience: allianceInsiders(alliance) })),
    actions: await actionsOf(actor, alliance),
  }
}
