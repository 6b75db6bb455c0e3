import { db, type Prisma, type Publication } from '../../../server/core/database'
import { addDays, beijingDay, databaseTime } from '../../../server/core/time'
import { DOCUMENT_KINDS, SIGN_KINDS, STATEMENT_KINDS } from '../../../server/workshops/record.words'
import { loadProfiles } from './load-profiles'
import { ACTIVITIES, AHEAD, DUTIES, EQUIPMENT, records, type Completeness } from './records'
import { chance, type Team, type World } from './world'

const YUAN = 100n
const DOCUMENTS: Readonly<Record<Completeness, number>> = { full: DOCUMENT_KINDS.length, most: 9, half: 5, begun: 2 }
const SIGNS: Readonly<Record<Completeness, number>> = { full: SIGN_KINDS.length, most: 6, half: 3, begun: 1 }
const DECI_M2: Readonly<Record<Completeness, number>> = { full: 465, most: 322, half: 215, begun: 180 }
const STATED: Readonly<Record<Completeness, number>> = { full: STATEMENT_KINDS.length, most: 3, half: 1, begun: 0 }

interface Sheet {
  readonly team: Team
  readonly level: Completeness
  readonly place: string
  /** An officer of a union above the unit. */
  readonly officerId: string
}

function houseOf({ team, level, place }: Sheet, today: Date) {
  const workshopId = team.id
  const publicationOf = (index: number): Publication =>
    level !== 'full' && index % 4 === 3 ? 'unpublished' : index % 2 ? 'online' : 'on_wall'
  return {
    venue: {
      ...{ workshopId, place, areaDeciM2: DECI_M2[level], isFixed: true, isIndependent: level !== 'begun' },
      uses: level === 'begun' ? ['study'] : ['study', 'practice', 'display'],
    },
    signs: SIGN_KINDS.slice(0, SIGNS[level]).map((kind) => ({ workshopId, kind, hungOn: addDays(today, -700) })),
    documents: DOCUMENT_KINDS.slice(0, DOCUMENTS[level]).map((kind, index) => ({
      ...{
        workshopId,
        kind,
        title: `示例制度第${index + 1}号`,
        adoptedOn: addDays(today, -800 + index),
        publication: publicationOf(index),
      },
    })),
    equipment: EQUIPMENT.slice(0, level === 'begun' ? 1 : level === 'half' ? 3 : EQUIPMENT.length).map(([category, name, quantity]) => ({
      ...{ workshopId, category, name, quantity },
    })),
    fundings: [today.getUTCFullYear(), today.getUTCFullYear() - 1].slice(0, level === 'full' || level === 'most' ? 2 : 0).map((year) => ({
      workshopId,
      year,
      source: 'annual_budget',
      amountFen: BigInt(2 + Math.floor(chance(`${team.name}${year}`) * 6)) * 10_000n * YUAN,
    })),
  }
}

function statementsOf({ team, level, officerId }: Sheet, today: Date): Prisma.WorkshopStatementCreateManyInput[] {
  return STATEMENT_KINDS.slice(0, STATED[level]).map((kind, index) => {
    const waits = level !== 'full' && index === STATED[level] - 1
    return {
      ...{ workshopId: team.id, kind, text: '示例说明：材料已交单位工会备查。', statedById: team.leader.id, statedAt: addDays(today, -90) },
      ...(!waits && { confirmedById: officerId, confirmedAt: addDays(today, -80) }),
    }
  })
}

/** The plans of the years in which something took place or is to come. */
function plansOf({ team, level }: Sheet, today: Date): Prisma.WorkshopPlanCreateInput[] {
  const done =
    level === 'begun' ? ACTIVITIES.slice(-1) : level === 'half' ? ACTIVITIES.filter(([, kind]) => kind !== 'ideological') : ACTIVITIES
  const items = [
    ...done.map(([days, kind, title, report]) => ({ day: addDays(today, days), kind, title, report, done: true })),
    ...AHEAD.filter(([, kind]) => level !== 'half' || kind !== 'ideological').map(([month, kind, title]) => ({
      ...{ day: new Date(Date.UTC(today.getUTCFullYear(), month - 1, 20)), kind, title, report: '', done: false },
    })),
  ]
  const years = [...new Set(items.map(({ day }) => day.getUTCFullYear()))]
  return years.map((year) => ({
    ...{ workshop: { connect: { id: team.id } }, year, goals: '完成一项课题攻关，形成一项可以推广的成果，带出两名新人。' },
    items: {
      create: items
        .filter(({ day }) => day.getUTCFullYear() === year)
        .map(({ day, kind, title, report, done: isDone }) => ({
          ...{ month: day.getUTCMonth() + 1, kind, title, report, doneOn: isDone ? day : null },
        })),
    },
  }))
}

/** What became of the results: the fuller the record, the more of them were recognised and put to use. */
async function loadTraces(sheets: readonly Sheet[], today: Date): Promise<void> {
  const results = await db.result.findMany({
    where: { status: 'published', workshopId: { in: sheets.map(({ team }) => team.id) } },
    select: { id: true, title: true, workshopId: true },
    orderBy: { id: 'asc' },
  })
  const levels = new Map(sheets.map(({ team, level }) => [team.id, level]))
  const told = results.filter(({ workshopId, title }) => levels.get(workshopId ?? '') === 'full' || chance(title) < 0.4)
  const dayOf = (title: string) => addDays(today, -30 - Math.floor(chance(`${title}认定`) * 300))
  await db.resultRecognition.createMany({
    data: told.map(({ id, title }, index) => ({
      ...({
        resultId: id,
        kind: index % 3 === 2 ? 'utility_patent' : 'award',
        level: index % 2 ? 'provincial' : 'city',
        givenOn: dayOf(title),
      } as const),
      givenBy: index % 3 === 2 ? '示例知识产权局' : '示例市总工会',
    })),
  })
  await db.adoption.createMany({
    data: told.map(({ id, title }) => ({
      ...{
        resultId: id,
        adopter: '示例兄弟单位',
        adoptedOn: dayOf(title),
        economicFen: BigInt(Math.floor(chance(title) * 20)) * 10_000n * YUAN,
      },
      socialBenefit: '减轻一线负担，已在同类岗位推广。',
    })),
  })
}

/** Who does what, in the order in which the members of each workshop joined. */
async function loadDuties(): Promise<void> {
  await db.$executeRaw`
    UPDATE "WorkshopMember" m SET duty = (${[...DUTIES]}::text[])[t.n]
    FROM (SELECT id, 1 + (row_number() OVER (PARTITION BY "workshopId" ORDER BY role, "joinedAt", id) - 1) % ${DUTIES.length}::int AS n FROM "WorkshopMember") t
    WHERE t.id = m.id`
}

/** Records of workshops, all invented: like the workshops they were there before anybody wrote history, so no event tells of them. */
export async function loadRecords(world: World): Promise<void> {
  const today = beijingDay(await databaseTime())
  const officer = world.people.get('account:province').id
  const sheets = records.map(([key, level, place]): Sheet => ({ team: world.workshops.get(key), level, place, officerId: officer }))
  const houses = sheets.map((sheet) => houseOf(sheet, today))
  await db.workshopVenue.createMany({ data: houses.map(({ venue }) => venue) })
  await db.workshopSign.createMany({ data: houses.flatMap(({ signs }) => signs) })
  await db.workshopDocument.createMany({ data: houses.flatMap(({ documents }) => documents) })
  await db.workshopEquipment.createMany({ data: houses.flatMap(({ equipment }) => equipment) })
  await db.workshopFunding.createMany({ data: houses.flatMap(({ fundings }) => fundings) })
  await db.workshopStatement.createMany({ data: sheets.flatMap((sheet) => statementsOf(sheet, today)) })
  for (const data of sheets.flatMap((sheet) => plansOf(sheet, today))) await db.workshopPlan.create({ data })
  await db.workshop.updateMany({
    where: { id: { in: sheets.map(({ team }) => team.id) } },
    data: { activities: ['problem_solving', 'skill_passing'], orientation: 'skill' },
  })
  await loadTraces(sheets, today)
  await loadDuties()
  await loadProfiles(world, sheets, today)
}
