import { db } from '../../core/database'
import { beijingDay, databaseTime } from '../../core/time'
import { listTimeline } from '../../events/list-timeline'
import { thread } from '../../events/record-event'
import { listFiles } from '../../files/attach-files'
import { isUser, type Actor } from '../../policies/actor'
import { SUPPORTS } from '../record.words'
import { readRecord } from './record-facts'

const byName = { select: { id: true, name: true } } as const

/** What stands above every tab of a record. Throws not_found. */
export async function getRecordHead(actor: Actor, id: string) {
  const { workshop, may } = await readRecord(actor, id)
  return { id, name: workshop.name, isExample: workshop.isExample, may }
}

/** Which of the five supports of S4（十一） the record shows (WS-31). */
async function supportsOf(workshopId: string) {
  const year = beijingDay(await databaseTime()).getUTCFullYear()
  const [venue, equipment, money, statements] = await Promise.all([
    db.workshopVenue.count({ where: { workshopId } }),
    db.workshopEquipment.count({ where: { workshopId } }),
    db.workshopFunding.count({ where: { workshopId, year: { in: [year, year - 1] } } }),
    db.workshopStatement.findMany({ where: { workshopId, confirmedAt: { not: null } }, select: { kind: true } }),
  ])
  const confirmed = (kind: string) => statements.some((one) => one.kind === kind)
  const shown = {
    ...{ venue: venue > 0, equipment: equipment > 0, money: money > 0 },
    ...{ people: confirmed('support_people'), time: confirmed('support_time') },
  }
  return SUPPORTS.map((support) => ({ support, shown: shown[support] }))
}

/** Basics, the supports of the host, and for insiders the statements and what was changed. Throws not_found. */
export async function getRecordBasics(actor: Actor, id: string) {
  const { workshop, may } = await readRecord(actor, id)
  const [more, subSectors, supports, statements, timeline] = await Promise.all([
    db.workshop.findUniqueOrThrow({ where: { id }, select: { unit: true, subSector: true, leader: byName } }),
    db.subSector.findMany({ where: { sectorKey: workshop.sectorKey, retired: false }, orderBy: { name: 'asc' } }),
    supportsOf(id),
    may.lookInside ? db.workshopStatement.findMany({ where: { workshopId: id }, include: { statedBy: byName, confirmedBy: byName } }) : [],
    may.lookInside ? listTimeline([thread.workshop(id)]) : [],
  ])
  const { name, field, about, kind, sectorKey, activities, orientation, foundedOn, version, subSectorId } = workshop
  const files = await listFiles(
    db,
    'workshop_statement',
    statements.map((one) => one.id),
  )
  return {
    ...{ id, name, field, about, kind, sectorKey, activities, orientation, foundedOn, version, subSectorId, may, supports, timeline },
    ...{ unit: more.unit.name, employerKind: more.unit.employerKind, staffCount: more.unit.staffCount },
    ...{ subSector: more.subSector?.name ?? null, leader: more.leader?.name ?? null },
    subSectors: subSectors.map((row) => ({ id: row.id, name: row.name })),
    statements: statements.map((one) => ({
      ...{ id: one.id, kind: one.kind, text: one.text, by: one.statedBy.name, at: one.statedAt },
      ...{ confirmedBy: one.confirmedBy?.name ?? null, confirmedAt: one.confirmedAt, files: files.get(one.id) ?? [] },
    })),
  }
}

/** The team of today and who left (ID-11). Names are for people who are signed in. Throws not_found. */
export async function getRecordTeam(actor: Actor, id: string) {
  const { may } = await readRecord(actor, id)
  const rows = isUser(actor)
    ? await db.workshopMember.findMany({
        where: { workshopId: id },
        orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }],
        include: { user: { select: { id: true, name: true } } },
      })
    : []
  const count = await db.workshopMember.count({ where: { workshopId: id, leftAt: null } })
  const members = rows.map(({ id: memberId, role, duty, joinedAt, leftAt, user }) => ({
    ...{ memberId, role, duty, joinedAt, leftAt },
    user,
  }))
  return {
    ...{ id, may, count, today: beijingDay(await databaseTime()) },
    members: members.filter(({ leftAt }) => leftAt === null),
    former: members.filter(({ leftAt }) => leftAt !== null).sort((a, b) => Number(b.leftAt) - Number(a.leftAt)),
  }
}

/** Venue, signs, equipment and rule documents; money and files for insiders. Throws not_found. */
export async function getRecordHouse(actor: Actor, id: string) {
  const { may } = await readRecord(actor, id)
  const where = { workshopId: id }
  const [venue, signs, equipment, documents, fundings] = await Promise.all([
    db.workshopVenue.findUnique({ where }),
    db.workshopSign.findMany({ where, orderBy: { hungOn: 'asc' } }),
    db.workshopEquipment.findMany({ where, orderBy: [{ category: 'asc' }, { name: 'asc' }] }),
    db.workshopDocument.findMany({ where, orderBy: { adoptedOn: 'asc' } }),
    may.lookInside ? db.workshopFunding.findMany({ where, orderBy: [{ year: 'desc' }, { source: 'asc' }] }) : [],
  ])
  const idsOf = (rows: readonly { id: string }[]) => (may.lookInside ? rows.map((row) => row.id) : [])
  const [pictures, signFiles, documentFiles] = await Promise.all([
    listFiles(db, 'workshop_venue', may.lookInside ? [id] : []),
    listFiles(db, 'workshop_sign', idsOf(signs)),
    listFiles(db, 'workshop_document', idsOf(documents)),
  ])
  return {
    ...{ id, may, equipment, fundings },
    venue: venue && { ...venue, files: pictures.get(id) ?? [] },
    signs: signs.map((row) => ({ ...row, files: signFiles.get(row.id) ?? [] })),
    documents: documents.map((row) => ({ ...row, files: documentFiles.get(row.id) ?? [] })),
  }
}

/** The plans, the newest first, with their activities by month. Reports are for people who are signed in. Throws not_found. */
export async function getRecordPlans(actor: Actor, id: string) {
  const { may } = await readRecord(actor, id)
  const plans = await db.workshopPlan.findMany({
    where: { workshopId: id },
    orderBy: { year: 'desc' },
    include: { items: { orderBy: [{ month: 'asc' }, { id: 'asc' }] } },
  })
  const day = beijingDay(await databaseTime())
  return {
    ...{ id, may, today: day },
    plans: plans.map(({ id: planId, year, goals, items }) => ({
      ...{ planId, year, goals },
      items: items.map((item) => ({ ...item, report: isUser(actor) ? item.report : '' })),
    })),
  }
}
