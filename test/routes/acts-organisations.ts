import { randomUUID } from 'node:crypto'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs } from '../support/visit'
import { act, hiddenAct, ownAct, type Act } from './act'
import { ACTORS } from './actors'
import { allianceForm } from './forms'
import type { Cast } from './world'

/** Somebody new with two sessions: one in the browser that acts, one elsewhere. */
async function passerby(app: App) {
  const user = await buildUser()
  await signInAs(app, user.username)
  return { user, doer: await signInAs(app, user.username) }
}

const everyActive = ACTORS.filter((name) => name !== 'suspended')
const NEW_PASSWORD = 'correct horse battery staple'

const accounts: Readonly<Record<string, Act>> = {
  'routes/_accounts+/settings change_password': ownAct(
    'expert',
    async (_cast, app) => ({
      at: '/settings',
      fields: () => ({ intent: 'change_password', current: FACTORY_PASSWORD, password: NEW_PASSWORD }),
      doer: (await passerby(app)).doer,
    }),
    { done: 200 },
  ),
  'routes/_accounts+/settings end_session': act('expert', 404, {}, async (_cast, app) => {
    const { user, doer } = await passerby(app)
    const { id } = await db.session.findFirstOrThrow({ where: { userId: user.id }, orderBy: { createdAt: 'asc' } })
    return { at: '/settings', fields: () => ({ intent: 'end_session', sessionId: id }), doer }
  }),
  'routes/_accounts+/settings end_sessions': ownAct('expert', async (_cast, app) => ({
    at: '/settings',
    fields: () => ({ intent: 'end_sessions' }),
    doer: (await passerby(app)).doer,
  })),
  'routes/_accounts+/settings create_token': ownAct(
    'member',
    () => Promise.resolve({ at: '/settings', fields: () => ({ intent: 'create_token', name: '脚本', key: randomUUID() }) }),
    { done: 200 },
  ),
  'routes/_accounts+/settings revoke_token': act('expert', 404, {}, async ({ users }) => {
    const token = await db.apiToken.create({ data: { userId: users.expert.id, name: '旧', tokenHash: randomUUID() } })
    return { at: '/settings', fields: () => ({ intent: 'revoke_token', tokenId: token.id }) }
  }),
  'routes/_accounts+/sign-in sign_in': ownAct(
    'visitor',
    async () => {
      const { username } = await buildUser()
      return { at: '/sign-in', fields: () => ({ intent: 'sign_in', username, password: FACTORY_PASSWORD, redirectTo: '/' }) }
    },
    { also: everyActive },
  ),
  'routes/_accounts+/sign-out sign_out': ownAct(
    'expert',
    async (_cast, app) => ({ at: '/sign-out', fields: () => ({ intent: 'sign_out' }), doer: (await passerby(app)).doer }),
    { also: everyActive },
  ),
  'routes/_accounts+/users suspend': hiddenAct('administrator', {}, async () => {
    const { id } = await buildUser()
    return { at: '/users', fields: () => ({ intent: 'suspend', userId: id }) }
  }),
  'routes/_accounts+/users reinstate': hiddenAct('administrator', {}, async () => {
    const { id } = await buildUser()
    await db.user.update({ where: { id }, data: { status: 'suspended' } })
    return { at: '/users', fields: () => ({ intent: 'reinstate', userId: id }) }
  }),
  'routes/_home+/preferences choose': ownAct(
    'visitor',
    () => Promise.resolve({ at: '/preferences', fields: () => ({ intent: 'choose', language: 'en', redirectTo: '/' }) }),
    { also: everyActive, writes: false },
  ),
}

/** A member of an alliance that `lead` or the team's leader leads, by the name of its workshop. */
async function membership(alliance: { id: string }, workshop: { id: string }): Promise<string> {
  const where = { allianceId_workshopId: { allianceId: alliance.id, workshopId: workshop.id } }
  return (await db.allianceMember.findUniqueOrThrow({ where })).id
}

const invited = (intent: string) => async (cast: Cast) => {
  const alliance = await buildAlliance({ invited: [cast.foreign.lead] })
  const memberId = await membership(alliance, cast.foreign.lead)
  return { at: `/alliances/${alliance.id}`, fields: () => ({ intent, memberId }) }
}

const alliances: Readonly<Record<string, Act>> = {
  'routes/alliances+/new create': act('leader', 403, {}, ({ team }) =>
    Promise.resolve({ at: '/alliances/new', fields: () => allianceForm(team.id) }),
  ),
  'routes/alliances+/$allianceId invite': act('lead', 403, {}, async ({ alliance }) => {
    const workshop = await buildWorkshop()
    return { at: `/alliances/${alliance.id}`, fields: () => ({ intent: 'invite', workshopId: workshop.id }) }
  }),
  'routes/alliances+/$allianceId accept_invitation': act('stranger', 403, {}, invited('accept_invitation')),
  'routes/alliances+/$allianceId decline_invitation': act('stranger', 403, {}, invited('decline_invitation')),
  'routes/alliances+/$allianceId withdraw_invitation': act('lead', 403, {}, async ({ alliance, foreign }) => {
    const own = await buildAlliance({ lead: alliance.lead, invited: [foreign.lead] })
    const memberId = await membership(own, foreign.lead)
    return { at: `/alliances/${own.id}`, fields: () => ({ intent: 'withdraw_invitation', memberId }) }
  }),
  'routes/alliances+/$allianceId leave': act('leader', 403, {}, async ({ team }) => {
    const alliance = await buildAlliance({ members: [team] })
    const memberId = await membership(alliance, team)
    return { at: `/alliances/${alliance.id}`, fields: () => ({ intent: 'leave', memberId }) }
  }),
}

export const organisationActs: Readonly<Record<string, Act>> = { ...accounts, ...alliances }
