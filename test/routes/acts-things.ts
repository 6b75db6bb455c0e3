import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { withdrawResource } from '~server/resources/offer-resource'
import { act, hiddenAct, ownAct, type Act } from './act'
import { each } from './actors'
import { problemForm, resourceForm, resultForm, without } from './forms'
import type { Cast } from './world'

const readers = ['member', 'leader', 'lead', 'finance', 'officer', 'governing', 'expert', 'administrator', 'stranger'] as const

/** A problem that everybody who is signed in reads: 403 for them, 404 for visitors. */
const onProblem = (by: 'member' | 'governing', intent: string, more: Record<string, string> = {}): Act =>
  hiddenAct(
    by,
    each(403, ...readers),
    async ({ alliance, users }) => {
      const { id } = await buildProblem({ alliance, author: users.member })
      return { at: `/problems/${id}`, fields: () => ({ intent, ...more }) }
    },
    { also: by === 'governing' ? ['lead'] : [] },
  )

const problems: Readonly<Record<string, Act>> = {
  'routes/problems+/new report': ownAct('member', ({ alliance }) =>
    Promise.resolve({ at: '/problems/new', fields: () => problemForm({ allianceId: alliance.id }) }),
  ),
  'routes/problems+/$problemId accept': onProblem('governing', 'accept', { reason: '可以立项', version: '1' }),
  'routes/problems+/$problemId return': onProblem('governing', 'return', { reason: '请补充数据', version: '1' }),
  'routes/problems+/$problemId reject': onProblem('governing', 'reject', { reason: '已有成果', version: '1' }),
  'routes/problems+/$problemId withdraw': onProblem('member', 'withdraw'),
  'routes/problems+/$problemId_.edit revise': act('member', 403, {}, async ({ alliance, users }) => {
    const { id, version } = await buildProblem({ alliance, author: users.member })
    const fields = without(problemForm({ intent: 'revise', allianceId: alliance.id, version: String(version) }), 'key', 'workshopId')
    return { at: `/problems/${id}/edit`, fields: () => fields }
  }),
}

const resources: Readonly<Record<string, Act>> = {
  'routes/resources+/new offer': act(
    'leader',
    422,
    {},
    ({ team }) => Promise.resolve({ at: '/resources/new', fields: () => resourceForm({ workshopId: team.id }) }),
    { also: ['member'] },
  ),
  'routes/resources+/$resourceId withdraw': act('leader', 403, {}, async ({ team }) => {
    const id = await buildResource({ workshop: team, reach: 'public' })
    return { at: `/resources/${id}`, fields: () => ({ intent: 'withdraw' }) }
  }),
  'routes/resources+/$resourceId offer': hiddenAct('leader', { member: 403 }, async ({ team, users }) => {
    const id = await buildResource({ workshop: team, reach: 'public' })
    await withdrawResource(await actorFor(users.leader), id)
    return { at: `/resources/${id}`, fields: () => ({ intent: 'offer' }) }
  }),
  'routes/resources+/$resourceId_.edit revise': act('leader', 403, {}, async ({ team }) => {
    const id = await buildResource({ workshop: team, reach: 'public' })
    const fields = without(resourceForm({ intent: 'revise', version: '1' }), 'key', 'workshopId')
    return { at: `/resources/${id}/edit`, fields: () => fields }
  }),
}

/** From a challenge whose work is accepted: its team's leader alone. */
async function fromChallenge({ alliance, team, users }: Cast) {
  const { challenge } = await buildChallenge({
    ...{ alliance, status: 'accepted', reviewers: [users.expert] },
    bids: [{ workshop: team, team: [{ user: users.member, duty: '' }] }],
  })
  return { at: `/results/new?challenge=${challenge.id}`, fields: () => resultForm({ challengeId: challenge.id }) }
}

const results: Readonly<Record<string, Act>> = {
  'routes/results+/new publish': act('leader', 403, {}, fromChallenge),
  'routes/results+/new publish of a workshop': act('leader', 422, {}, ({ team }) =>
    Promise.resolve({ at: '/results/new', fields: () => resultForm({ workshopId: team.id }) }),
  ),
  'routes/results+/$resultId withdraw': act('leader', 403, {}, async ({ team }) => ({
    at: `/results/${await buildResult({ workshop: team })}`,
    fields: () => ({ intent: 'withdraw', reason: '内容有误' }),
  })),
  'routes/results+/$resultId_.edit revise': act('leader', 403, {}, async ({ team }) => {
    const id = await buildResult({ workshop: team })
    const fields = without(resultForm({ intent: 'revise', version: '1' }), 'key', 'workshopId', 'challengeId')
    return { at: `/results/${id}/edit`, fields: () => fields }
  }),
}

export const thingActs: Readonly<Record<string, Act>> = { ...problems, ...resources, ...results }
