import { randomUUID } from 'node:crypto'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildResult } from '~prisma/seed/factories/results'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { claimHonour, confirmHonour } from '~server/accounts/profile/honours'
import { db } from '~server/core/database'
import { recordAdoption } from '~server/results/record-traces'
import { recordSign } from '~server/workshops/record/keep-house'
import { addPlanItem, writePlan } from '~server/workshops/record/plans'
import { confirmStatement, makeStatement } from '~server/workshops/record/statements'
import { act, ownAct, type Act } from './act'
import type { Fields } from './forms'
import type { Cast } from './world'

const DAY = '2025-03-01'
const actorOf = ({ users }: Cast) => actorFor(users.leader)

/** A form of the record of the team's workshop: kept by its leader, closed to everybody else. */
const keep = (tab: string, fields: (cast: Cast) => Promise<Fields> | Fields): Act =>
  act('leader', 403, {}, async (cast) => {
    const filled = await fields(cast)
    return { at: `/workshops/${cast.team.id}/record${tab}`, fields: () => filled }
  })

/** A statement of the lead's workshop, which the officers of its unit's union and those above judge. */
const judge = (intent: 'confirm' | 'withdraw', more: Fields = {}): Act =>
  act(
    'officer',
    403,
    {},
    async ({ alliance, users }) => {
      const { id } = alliance.lead
      await makeStatement(await actorFor(users.lead), id, { kind: 'legal_registration', text: `依法登记 ${randomUUID()}` })
      const statement = await db.workshopStatement.findFirstOrThrow({ where: { workshopId: id } })
      if (intent === 'withdraw') await confirmStatement(await actorFor(users.officer), id, statement.id)
      return { at: `/workshops/${id}/record?index`, fields: () => ({ intent, statementId: statement.id, ...more }) }
    },
    { also: ['finance', 'governing'] },
  )

async function colleague({ team }: Cast): Promise<string> {
  const user = await addMember(team)
  return (await db.workshopMember.findFirstOrThrow({ where: { userId: user.id } })).id
}

async function planOf(cast: Cast): Promise<string> {
  await writePlan(await actorOf(cast), cast.team.id, { year: 2025, goals: '全年目标' })
  return (await db.workshopPlan.findFirstOrThrow({ where: { workshopId: cast.team.id } })).id
}

async function itemOf(cast: Cast): Promise<string> {
  const item = { planId: await planOf(cast), month: 3, kind: 'topic' as const, title: '示例课题', key: randomUUID() }
  return (await addPlanItem(await actorOf(cast), cast.team.id, item)).id
}

const record: Readonly<Record<string, Act>> = {
  'routes/workshops+/$workshopId_.record._index revise': keep('?index', async ({ team }) => {
    const { name, version } = await db.workshop.findUniqueOrThrow({ where: { id: team.id } })
    return { intent: 'revise', name, field: '护理', about: '', kind: 'staff', foundedOn: DAY, orientation: '', version: String(version) }
  }),
  'routes/workshops+/$workshopId_.record._index state': keep('?index', () => ({
    intent: 'state',
    kind: 'not_existing_unit',
    text: '不是原有班组',
  })),
  'routes/workshops+/$workshopId_.record._index confirm': judge('confirm'),
  'routes/workshops+/$workshopId_.record._index withdraw': judge('withdraw', { reason: '登记已变更' }),
  'routes/workshops+/$workshopId_.record.team add': keep('/team', async () => ({
    ...{ intent: 'add', username: (await buildUser()).username, role: 'member', duty: '', joinedOn: DAY },
  })),
  'routes/workshops+/$workshopId_.record.team change': keep('/team', async (cast) => ({
    ...{ intent: 'change', memberId: await colleague(cast), role: 'core_member', duty: '试用' },
  })),
  'routes/workshops+/$workshopId_.record.team end': keep('/team', async (cast) => ({
    ...{ intent: 'end', memberId: await colleague(cast), leftOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) },
  })),
  'routes/workshops+/$workshopId_.record.team hand_over': act(
    'officer',
    403,
    {},
    // A workshop of the same unit: the cast's leaders stay what they are.
    async ({ alliance }) => {
      const workshop = await buildWorkshop({ unitId: alliance.lead.unitId })
      const other = await addMember(workshop)
      const { id } = await db.workshopMember.findFirstOrThrow({ where: { userId: other.id } })
      return { at: `/workshops/${workshop.id}/record/team`, fields: () => ({ intent: 'hand_over', memberId: id }) }
    },
    { also: ['finance', 'governing'] },
  ),
  'routes/workshops+/$workshopId_.record.house venue': keep('/house', () => ({
    ...{ intent: 'venue', place: '三号楼', area: '25.5', 'nature[]': ['fixed'], 'uses[]': ['study', 'display'] },
  })),
  'routes/workshops+/$workshopId_.record.house sign': keep('/house', () => ({ intent: 'sign', kind: 'goals', hungOn: DAY, note: '' })),
  'routes/workshops+/$workshopId_.record.house equipment': keep('/house', () => ({
    ...{ intent: 'equipment', category: 'tools', name: '焊台', quantity: '2' },
  })),
  'routes/workshops+/$workshopId_.record.house document': keep('/house', () => ({
    ...{ intent: 'document', kind: 'rewards', title: '奖励办法', adoptedOn: DAY, publication: 'online' },
  })),
  'routes/workshops+/$workshopId_.record.house funding': keep('/house', () => ({
    ...{ intent: 'funding', year: '2025', source: 'grant', amount: '5,000.00' },
  })),
  'routes/workshops+/$workshopId_.record.house remove': keep('/house', async (cast) => {
    await recordSign(await actorOf(cast), cast.team.id, { kind: 'plaque', hungOn: new Date(DAY), note: '' })
    const sign = await db.workshopSign.findFirstOrThrow({ where: { workshopId: cast.team.id, kind: 'plaque' } })
    return { intent: 'remove', entry: 'sign', entryId: sign.id }
  }),
  'routes/workshops+/$workshopId_.record.plans plan': keep('/plans', () => ({ intent: 'plan', year: '2024', goals: '两项攻关' })),
  'routes/workshops+/$workshopId_.record.plans add_item': keep('/plans', async (cast) => ({
    ...{ intent: 'add_item', planId: await planOf(cast), month: '4', kind: 'study', title: '读书会', key: randomUUID() },
  })),
  'routes/workshops+/$workshopId_.record.plans report_item': keep('/plans', async (cast) => ({
    ...{ intent: 'report_item', itemId: await itemOf(cast), doneOn: DAY, report: '十人参加' },
  })),
  'routes/workshops+/$workshopId_.record.plans remove_item': keep('/plans', async (cast) => ({
    ...{ intent: 'remove_item', itemId: await itemOf(cast) },
  })),
}

/** Somebody of the lead's unit with an honour that its union judges; a year of its own each time. */
const honour = (intent: 'confirm' | 'withdraw', more: Fields = {}): Act =>
  act(
    'officer',
    403,
    {},
    async ({ alliance, users }) => {
      const person = await buildUser({ unitId: alliance.lead.unitId })
      const given = { kind: 'craftsman' as const, level: 'city' as const, year: 2020, issuedBy: '示例市总工会', key: randomUUID() }
      const { id } = await claimHonour(await actorFor(person), given)
      if (intent === 'withdraw') await confirmHonour(await actorFor(users.officer), person.id, id)
      return { at: `/people/${person.id}`, fields: () => ({ intent, honourId: id, ...more }) }
    },
    { also: ['finance', 'governing'] },
  )

const claimForm = (): Fields => ({
  ...{ intent: 'claim_honour', kind: 'technical_expert', level: 'unit', year: '2019', issuedBy: '示例单位', key: randomUUID() },
})

const people: Readonly<Record<string, Act>> = {
  'routes/people+/$userId confirm': honour('confirm'),
  'routes/people+/$userId withdraw': honour('withdraw', { reason: '证书有误' }),
  'routes/_accounts+/settings_.profile keep_profile': ownAct('expert', () =>
    Promise.resolve({ at: '/settings/profile', fields: () => ({ intent: 'keep_profile', education: 'master', version: '0' }) }),
  ),
  'routes/_accounts+/settings_.profile claim_honour': ownAct('expert', () =>
    Promise.resolve({ at: '/settings/profile', fields: claimForm }),
  ),
  'routes/_accounts+/settings_.profile remove_honour': act('expert', 404, {}, async ({ users }) => {
    const given = { kind: 'may_day_medal' as const, level: 'city' as const, year: 2018, issuedBy: '示例市总工会', key: randomUUID() }
    const { id } = await claimHonour(await actorFor(users.expert), given)
    return { at: '/settings/profile', fields: () => ({ intent: 'remove_honour', honourId: id }) }
  }),
}

const onResult = (fields: (cast: Cast, resultId: string) => Promise<Fields> | Fields): Act =>
  act('leader', 403, {}, async (cast) => {
    const id = await buildResult({ workshop: cast.team })
    const filled = await fields(cast, id)
    return { at: `/results/${id}`, fields: () => filled }
  })

const results: Readonly<Record<string, Act>> = {
  'routes/results+/$resultId recognise': onResult(() => ({
    ...{ intent: 'recognise', kind: 'award', level: 'city', givenOn: DAY, givenBy: '示例市科技局', key: randomUUID() },
  })),
  'routes/results+/$resultId adopt': onResult(() => ({
    ...{ intent: 'adopt', adopter: '示例医院', adoptedOn: DAY, economic: '', socialBenefit: '', key: randomUUID() },
  })),
  'routes/results+/$resultId remove_trace': onResult(async (cast, id) => {
    const given = { adopter: '示例学校', adoptedOn: new Date(DAY), economic: 0n, socialBenefit: '', key: randomUUID() }
    const adoption = await recordAdoption(await actorOf(cast), id, given)
    return { intent: 'remove_trace', trace: 'adoption', traceId: adoption.id }
  }),
}

export const recordActs: Readonly<Record<string, Act>> = { ...record, ...people, ...results }
