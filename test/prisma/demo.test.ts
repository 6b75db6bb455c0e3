import { beforeAll, expect, it } from 'vitest'
import { loadDemo } from '~prisma/seed/load-demo'
import { actorFor, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { DEMO_PASSWORD } from '~server/accounts/list-demo-accounts'
import { passwordMatches } from '~server/accounts/password'
import { requirementsOfMany } from '~server/alliances/alliance-validity'
import { getAlliance } from '~server/alliances/get-alliance'
import { challengeStates } from '~server/challenges/challenge.states'
import { db, pool, type ChallengeStatus } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { resultAudience } from '~server/policies/audience'
import { problemStates } from '~server/problems/problem.states'
import { isValid } from '~server/rules/requirement'
import { listTodos } from '~server/todos/list-todos'

const SECTORS = ['culture', 'education', 'health', 'science', 'sports']
const statesOf = (machine: { initial: string; moves: Readonly<Record<string, { to: string }>> }) =>
  [...new Set([machine.initial, ...Object.values(machine.moves).map(({ to }) => to)])].sort()
const account = (username: string) => db.user.findUniqueOrThrow({ where: { username } })
const kindsFor = async (username: string) => (await listTodos(await actorFor(await account(username)))).map(({ kind }) => kind)

async function tableCounts(): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  const counts: Record<string, number> = {}
  for (const { name } of rows)
    counts[name] = (await pool().query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`)).rows[0]?.n ?? 0
  return counts
}

beforeAll(async () => {
  // Two processes that start at once on one database.
  await Promise.all([loadDemo(), loadDemo()])
})

it('AD-15 two starts at once load the demo once, and a later start changes nothing', async () => {
  const before = await tableCounts()
  expect(before.User).toBeGreaterThan(150)
  await loadDemo()
  expect(await tableCounts()).toEqual(before)
  expect(before.IdempotencyKey).toBe(0)
})

it('AD-15 organisations: a tree of unions, units in several regions, workshops of all sectors with their people', async () => {
  const unions = await db.union.findMany({ include: { parent: true } })
  expect(new Set(unions.map(({ level }) => level))).toEqual(new Set(['national', 'provincial', 'city', 'county', 'unit']))
  expect(unions.filter(({ parent }) => parent === null)).toHaveLength(1)
  const units = await db.unit.findMany()
  expect(units.length).toBeGreaterThanOrEqual(20)
  expect(units.every(({ name }) => name.startsWith('示例'))).toBe(true)
  expect(new Set(units.map(({ region }) => region)).size).toBeGreaterThanOrEqual(5)
  const workshops = await db.workshop.findMany({ include: { members: true, titles: true } })
  expect(workshops.length).toBeGreaterThanOrEqual(30)
  expect([...new Set(workshops.map(({ sectorKey }) => sectorKey))].sort()).toEqual(SECTORS)
  for (const { members, leaderId, field, about } of workshops) {
    expect(members.length).toBeGreaterThanOrEqual(4)
    expect(members.length).toBeLessThanOrEqual(9)
    expect(members.find(({ role }) => role === 'leader')?.userId).toBe(leaderId)
    expect(field && about).toBeTruthy()
  }
  const titles = workshops.flatMap((workshop) => workshop.titles)
  expect([...new Set(titles.map(({ kind }) => kind))].sort()).toEqual([
    'national_demonstration',
    'provincial_demonstration',
    'provincial_system',
  ])
  expect(titles.filter(({ revokedOn }) => revokedOn)).toHaveLength(1)
  const experts = await db.expertProfile.findMany({ include: { user: true } })
  expect(experts.length).toBeGreaterThanOrEqual(12)
  expect(new Set(experts.map(({ user }) => user.unitId)).size).toBeGreaterThanOrEqual(6)
  expect(new Set(experts.map(({ field }) => field)).size).toBe(experts.length)
})

it('AL-03 AL-06 of the named alliances exactly one is invalid: a workshop left, it has days to mend, and an invitation is open', async () => {
  const alliances = await db.alliance.findMany({ where: { status: 'named' } })
  expect(alliances.length).toBeGreaterThanOrEqual(6)
  const ids = alliances.map(({ id }) => id)
  const invalid = [...(await requirementsOfMany(db, ids))].filter(([, requirements]) => !isValid(requirements))
  expect(invalid).toHaveLength(1)
  const page = await getAlliance(visitor, invalid[0]?.[0] ?? '')
  expect(page.requirements.filter(({ state }) => state !== 'met').map(({ key }) => key)).toEqual(['alliance.min_workshops'])
  expect(page.members.map(({ status }) => status).sort()).toEqual(['accepted', 'accepted', 'invited', 'left'])
  expect(page).toMatchObject({ standing: 'warned', mend: { days: 21 } })
  expect(alliances.filter(({ standing }) => standing !== 'sound')).toHaveLength(1)
})

it('AL-10 alliances stand everywhere on the way to a name, and what is named was decided by two unions', async () => {
  const alliances = await db.alliance.findMany({ include: { decisions: true } })
  expect([...new Set(alliances.map(({ status }) => status))].sort()).toEqual(['draft', 'named', 'recommended', 'submitted'])
  for (const { status, decisions } of alliances)
    if (status === 'named') expect(decisions.map(({ kind }) => kind).sort()).toEqual(['name', 'recommend'])
})

it('CH-01 there are problems in every state', async () => {
  const problems = await db.problem.findMany()
  expect(problems.length).toBeGreaterThanOrEqual(14)
  expect([...new Set(problems.map(({ status }) => status))].sort()).toEqual(statesOf(problemStates))
})

it('CH-36 there is a challenge in every state, of every reach, and several are open for 3 to 40 days more', async () => {
  const challenges = await db.challenge.findMany({ include: { bids: { include: { reviews: true } }, criteria: true, checks: true } })
  expect([...new Set(challenges.map(({ status }) => status))].sort()).toEqual(statesOf(challengeStates))
  expect([...new Set(challenges.map(({ reach }) => reach))].sort()).toEqual(['alliance', 'public', 'sector'])
  const now = Date.now()
  const open = challenges.filter(({ status }) => status === 'open')
  expect(open.length).toBeGreaterThanOrEqual(5)
  for (const { deadlineAt } of open) {
    const days = (deadlineAt.getTime() - now) / 86_400_000
    expect(days).toBeGreaterThan(2)
    expect(days).toBeLessThan(41)
  }
  const ahead = challenges.filter(({ deadlineAt }) => deadlineAt.getTime() > now).map(({ status }) => status)
  expect(new Set(ahead)).toEqual(new Set(['open', 'draft']))
  const reviewed: readonly ChallengeStatus[] = ['nominated', 'awarded', 'in_progress', 'in_acceptance', 'accepted', 'in_promotion']
  for (const challenge of challenges) {
    expect(Number(challenge.budgetFen)).toBeGreaterThanOrEqual(2_000_000)
    expect(Number(challenge.budgetFen)).toBeLessThanOrEqual(30_000_000)
    expect(challenge.criteria.length * challenge.checks.length * challenge.indicators.length).toBeGreaterThan(0)
    if (!reviewed.includes(challenge.status)) continue
    expect(challenge.bids.length).toBeGreaterThanOrEqual(2)
    expect(challenge.bids.length).toBeLessThanOrEqual(3)
    expect(challenge.bids.every(({ scoreMilli }) => scoreMilli && scoreMilli > 0)).toBe(true)
    const best = Math.max(...challenge.bids.map(({ scoreMilli }) => scoreMilli ?? 0))
    expect(challenge.bids.find(({ status }) => status === 'nominated' || status === 'awarded')?.scoreMilli).toBe(best)
  }
})

it('the eight titles of the demo are challenges', async () => {
  const titles = [
    '床上踝泵运动计数与提醒装置',
    '盲文职业教材自动转换',
    '手术室回风口免拆清洁',
    '古籍纸张酸度便携快检',
    '舞台高空工具防坠系留',
    '校园近视普查数据三方互认',
    '青少年田径姿态低成本采集',
    '展柜微环境调湿材料寿命预警',
  ]
  expect(await db.challenge.count({ where: { title: { in: titles } } })).toBe(titles.length)
})

it('CH-24 work goes on: milestones in every state, with reports', async () => {
  const milestones = await db.milestone.groupBy({ by: ['status'] })
  expect(milestones.map(({ status }) => status).sort()).toEqual(['accepted', 'in_progress', 'planned', 'returned', 'submitted'])
  expect(await db.milestoneReport.count()).toBeGreaterThan(15)
})

it('RE-01 at least 60 different results over all sectors and the years 2019 to 2026, each whole', async () => {
  const results = await db.result.findMany({ where: { status: 'published' }, include: { contributors: true, workshop: true } })
  expect(results.length).toBeGreaterThanOrEqual(60)
  expect([...new Set(results.map(({ sectorKey }) => sectorKey))].sort()).toEqual(SECTORS)
  expect([...new Set(results.map(({ year }) => year))].sort()).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
  expect(new Set(results.map(({ title }) => title)).size).toBe(results.length)
  for (const { contributors, workshop, keywords, challengeId, ...result } of results) {
    expect(result.number).toMatch(/^CG-20\d\d-\d{3}$/)
    expect(result.methodText && result.scope && result.limits && result.benefit && result.contact).toBeTruthy()
    expect(keywords.length).toBeGreaterThanOrEqual(3)
    expect(contributors.length).toBeGreaterThanOrEqual(2)
    expect(workshop?.foundedOn.getUTCFullYear()).toBeLessThanOrEqual(result.year ?? 0)
    if (challengeId === null) expect(result.audience.sort()).toEqual(resultAudience({ ...result, alliance: null }).sort())
  }
  expect(await db.challenge.count({ where: { status: 'in_promotion', results: { some: {} } } })).toBe(2)
})

it('RS-01 at least 24 resources of all four kinds and every reach', async () => {
  const resources = await db.resource.findMany()
  expect(resources.length).toBeGreaterThanOrEqual(24)
  expect(new Set(resources.map(({ kind }) => kind)).size).toBe(4)
  expect(new Set(resources.map(({ reach }) => reach)).size).toBe(3)
})

it('AD-15 the demo accounts stand in their order, have their roles and the password that is printed', async () => {
  const rows = await db.user.findMany({ where: { isDemo: true }, orderBy: { createdAt: 'asc' } })
  expect(rows.map(({ username }) => username)).toEqual(['member', 'leader', 'lead', 'union', 'finance', 'province', 'expert', 'admin'])
  const roles = [
    '工作室成员',
    '成员工作室领衔人',
    '联盟牵头领衔人',
    '单位工会干部',
    '单位工会财务',
    '省产业工会干部',
    '评审专家',
    '平台管理员',
  ]
  for (const [place, role] of roles.entries()) expect(rows[place]?.name).toContain(role)
  expect(DEMO_PASSWORD).toBe(FACTORY_PASSWORD)
  expect(await passwordMatches(DEMO_PASSWORD, rows[0]?.passwordHash)).toBe(true)

  const actor = async (username: string) => actorFor(await account(username))
  const [member, leader, lead] = [await actor('member'), await actor('leader'), await actor('lead')]
  expect([member.workshopIds.length, member.ledWorkshopIds.length]).toEqual([1, 0])
  expect([leader.ledWorkshopIds.length, leader.ledAllianceIds.length]).toEqual([1, 0])
  expect(lead.ledAllianceIds).toHaveLength(1)
  const alliance = await db.alliance.findUniqueOrThrow({
    where: { id: lead.ledAllianceIds[0] ?? '' },
    include: { leadWorkshop: { include: { unit: true } } },
  })
  const [union, finance, province] = [await actor('union'), await actor('finance'), await actor('province')]
  expect([union.unionIds, union.financeUnionIds]).toEqual([[alliance.leadWorkshop.unit.unionId], []])
  expect([finance.unionIds, finance.financeUnionIds]).toEqual([union.unionIds, union.unionIds])
  expect(province.unionIds).toEqual([alliance.governingUnionId])
  const expert = await actor('expert')
  expect(expert.isExpert && expert.workshopIds.length === 0).toBe(true)
  expect(await db.workshop.count({ where: { unitId: expert.unitId ?? '' } })).toBe(0)
  expect((await actor('admin')).isAdmin).toBe(true)
})

it('AD-05 each demo account finds on its list what its role has to do', async () => {
  expect(await kindsFor('member')).toContain('revise_problem')
  expect(await kindsFor('leader')).toEqual(expect.arrayContaining(['answer_invitation', 'submit_bid', 'work_on_milestone']))
  const lead = [
    'triage_problem',
    'establish_problem',
    'publish_challenge',
    'open_bids',
    'nominate_bid',
    'accept_milestone',
    'appoint_panel',
  ]
  expect(await kindsFor('lead')).toEqual(expect.arrayContaining(lead))
  expect(await kindsFor('union')).toEqual(expect.arrayContaining(['triage_problem', 'award_challenge']))
  expect(await kindsFor('province')).toContain('award_challenge')
  const expert = await kindsFor('expert')
  expect(expert.filter((kind) => kind === 'review_bid').length).toBeGreaterThanOrEqual(2)
  expect(expert).toContain('cast_vote')
})

it('AD-15 everything that can be marked as an example is', async () => {
  const tables = await pool().query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'isExample' AND table_schema = 'public'`,
  )
  expect(tables.rows).toHaveLength(6)
  for (const { name } of tables.rows) expect((await pool().query(`SELECT id FROM "${name}" WHERE NOT "isExample"`)).rows, name).toEqual([])
})
