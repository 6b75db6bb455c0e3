import { randomUUID } from 'node:crypto'
import { db } from '~server/core/database'
import { addDays } from '~server/core/time'
import { makeVersion } from '~server/rule-sets/make-version'
import { today } from '~server/rule-sets/rule-set-facts'
import { actorFor } from '~prisma/seed/factories/people'
import { act, hiddenAct, type Act } from './act'
import type { Fields } from './forms'

const dayIn = async (days: number) => addDays(await today(db), days)
const typedDay = async (days: number) => (await dayIn(days)).toISOString().slice(0, 10)

/** The next version of a rule set, or a union's own rules. */
const versionForm = async (given: Fields = {}): Promise<Fields> => ({
  ...{ key: randomUUID(), document: '《示例办法》', documentNumber: '示例〔2027〕1号', reason: '新一年的通知', version: '1' },
  ...{ effectiveOn: await typedDay(1), ...given },
})

const shipped = (intent: string, ruleSetKey: string) => async () => {
  const number = { 'parameters.0.key': 'three_musts.plan', 'parameters.0.value': '2' }
  const clause = { 'clauses.0.reference': '一', 'clauses.0.sentence': '拟推荐的创新工作室必须有工作计划。' }
  const form = await versionForm({ intent, ...number, ...clause })
  return { at: `/policies/${ruleSetKey}/new`, fields: () => form }
}

const layer =
  (intent: string) =>
  async ({ users }: { users: { officer: { id: string } } }) => {
    const { unionId } = await db.unionOfficer.findFirstOrThrow({ where: { userId: users.officer.id } })
    const row = { 'parameters.0.key': 'alliance.min_workshops', 'parameters.0.value': '4' }
    const form = await versionForm({
      ...{ intent, version: '0', ...row, 'parameters.0.reference': '第三条', 'parameters.0.sentence': '最少由4个工作室组成。' },
    })
    return { at: `/policies/unions/${unionId}/rules`, fields: () => form }
  }

/** A version of S4 that does not hold yet. */
async function pending(maker: { id: string }) {
  const head = { document: '《示例办法》', documentNumber: '示例〔2027〕1号', reason: '新一年的通知' }
  const input = { ...head, effectiveOn: await dayIn(9), version: 1, key: randomUUID(), parameters: [], clauses: [] }
  return makeVersion(await actorFor(maker), 'S4', input)
}

const subSector = (intent: string, retired: boolean) => async () => {
  const { id } = await db.subSector.create({ data: { sectorKey: 'health', name: `示例${randomUUID().slice(0, 8)}`, retired } })
  return { at: '/sectors', fields: () => ({ intent, subSectorId: id }) }
}

export const policyActs: Readonly<Record<string, Act>> = {
  'routes/policies+/$ruleSetKey_.new preview': act('governing', 403, {}, shipped('preview', 'S3'), {
    ...{ also: ['administrator'], done: 200, writes: false },
  }),
  'routes/policies+/$ruleSetKey_.new make_version': act('governing', 403, {}, shipped('make_version', 'S3'), { also: ['administrator'] }),
  'routes/policies+/$ruleSetKey withdraw': act(
    'governing',
    403,
    {},
    async ({ users }) => {
      const { version } = await pending(users.governing)
      return { at: '/policies/S4', fields: () => ({ intent: 'withdraw', version: String(version), reason: '日期写错' }) }
    },
    { also: ['administrator'] },
  ),
  'routes/policies+/unions.$unionId_.rules preview': act('officer', 403, {}, layer('preview'), {
    ...{ also: ['finance'], done: 200, writes: false },
  }),
  'routes/policies+/unions.$unionId_.rules lay': act('officer', 403, {}, layer('lay'), { also: ['finance'] }),
  'routes/sectors+/_index add': hiddenAct('administrator', { visitor: 404 }, () => {
    const name = `示例${randomUUID().slice(0, 8)}`
    return Promise.resolve({ at: '/sectors', fields: () => ({ intent: 'add', sectorKey: 'health', name }) })
  }),
  'routes/sectors+/_index retire': hiddenAct('administrator', {}, subSector('retire', false)),
  'routes/sectors+/_index reinstate': hiddenAct('administrator', {}, subSector('reinstate', true)),
}
