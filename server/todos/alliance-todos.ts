import { db } from '../core/database'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo, TodoKind } from './todo'

const PER_KIND = 30
const facts = { id: true, name: true, updatedAt: true, mendBy: true } as const

interface Row {
  readonly id: string
  readonly name: string
  readonly updatedAt: Date
  readonly mendBy: Date | null
}

const todo =
  (kind: TodoKind, address: (id: string) => string) =>
  ({ id, name, updatedAt, mendBy }: Row): Todo => ({ kind, title: name, url: address(id), due: mendBy, since: updatedAt })

/** Alliances in whose newest charter the name of a workshop that this person leads is missing. */
async function toSign({ ledWorkshopIds }: UserActor): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT DISTINCT a.id, a.name, c."writtenAt" AS "updatedAt", NULL::timestamptz AS "mendBy" FROM "AllianceMember" m
    JOIN "Alliance" a ON a.id = m."allianceId" AND a.status <> 'dissolved'
    JOIN LATERAL (SELECT id, "writtenAt" FROM "Charter" WHERE "allianceId" = a.id ORDER BY version DESC LIMIT 1) c ON true
    WHERE m.status = 'accepted' AND m."workshopId" = ANY(${[...ledWorkshopIds]}::text[])
      AND NOT EXISTS (SELECT FROM "CharterSignature" s WHERE s."charterId" = c.id AND s."workshopId" = m."workshopId")
    ORDER BY 3 LIMIT ${PER_KIND}`
}

/** Forming, recommending, naming and mending alliances (AL-06, AL-09, AL-10). */
export async function allianceTodos(actor: UserActor): Promise<Todo[]> {
  const { ledAllianceIds, ledWorkshopIds, unionIds, workshopIds } = actor
  const mine = { in: [...unionIds] }
  const ofUnit = { leadWorkshop: { unit: { unionId: mine } } }
  // Officers who belong to a workshop of the alliance stand aside.
  const noPart = { members: { none: { workshopId: { in: [...workshopIds] }, status: { in: ['invited' as const, 'accepted' as const] } } } }
  const concerned = {
    OR: [
      { members: { some: { workshopId: { in: [...ledWorkshopIds] }, status: 'accepted' as const } } },
      { governingUnionId: mine },
      ofUnit,
    ],
  }
  const list = (where: object) => db.alliance.findMany({ where, select: facts, orderBy: { updatedAt: 'asc' }, take: PER_KIND })
  const [forming, unsigned, asked, submitted, recommended, marked] = await Promise.all([
    list({ status: 'draft', id: { in: [...ledAllianceIds] } }),
    toSign(actor),
    list({ nextLeadWorkshopId: { in: [...ledWorkshopIds] } }),
    list({ status: 'submitted', ...ofUnit, ...noPart }),
    list({ status: 'recommended', governingUnionId: mine, ...noPart }),
    list({ status: 'named', standing: { not: 'sound' }, ...concerned }),
  ])
  return [
    ...forming.map(todo('form_alliance', url.allianceFormation)),
    ...unsigned.map(todo('sign_charter', url.allianceCharter)),
    ...asked.map(todo('answer_lead', url.allianceFormation)),
    ...submitted.map(todo('recommend_alliance', url.allianceFormation)),
    ...recommended.map(todo('name_alliance', url.allianceFormation)),
    ...marked.map(todo('mend_alliance', url.alliance)),
  ]
}
