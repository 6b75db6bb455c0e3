import { randomUUID } from 'node:crypto'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { charterText, completeAlliance, PRINCIPLES } from '~prisma/seed/factories/formation'
import { actorFor } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { addAssociate } from '~server/alliances/associates'
import { writeCharter } from '~server/alliances/charter'
import { proposeLead } from '~server/alliances/rotate-lead'
import { db, type AllianceStatus } from '~server/core/database'
import { act, hiddenAct, type Act } from './act'
import { each } from './actors'
import type { Fields } from './forms'
import type { Cast } from './world'

const page = (tab: 'charter' | 'formation', name: string) => `routes/alliances+/$allianceId_.${tab} ${name}`
/** Of an alliance that is not named yet: those who read it and may not act. */
const insiders = each(403, 'member', 'leader', 'lead', 'finance', 'officer', 'governing')

/** An alliance of the cast's lead with the cast's team in it. */
const own = async ({ alliance, team }: Cast, status: Exclude<AllianceStatus, 'dissolved'> = 'named') => {
  const members = [team, await buildWorkshop({ sectorKey: 'science' })]
  return { ...(await buildAlliance({ lead: alliance.lead, members, status })), workshops: [alliance.lead, ...members] }
}

const version = async (id: string) => String((await db.alliance.findUniqueOrThrow({ where: { id } })).version)
const occasion = (id: string, tab: string, fields: () => Fields) => ({ at: `/alliances/${id}/${tab}`, fields })
const onForm = (status: Exclude<AllianceStatus, 'dissolved'>, fields: Fields) => async (cast: Cast) => {
  const { id } = await own(cast, status)
  const now = await version(id)
  return occasion(id, 'formation', () => ({ ...fields, version: now }))
}

/** Asks the team, which has a title for it, to take the lead over. */
const asked = (intent: string) => async (cast: Cast) => {
  const { id } = await own(cast)
  const title = { workshopId: cast.team.id, kind: 'provincial_system', issuedBy: '示例工会', issuedOn: new Date('2024-01-01') } as const
  if ((await db.namedTitle.count({ where: { workshopId: cast.team.id } })) === 0) await db.namedTitle.create({ data: title })
  await proposeLead(await actorFor(cast.users.lead), id, { workshopId: cast.team.id, version: Number(await version(id)) })
  return occasion(id, 'formation', () => ({ intent }))
}

async function chartered(cast: Cast) {
  const { id } = await own(cast)
  await writeCharter(await actorFor(cast.users.lead), id, { body: charterText(), version: 0, key: freshKey() })
  return id
}

async function associated(cast: Cast) {
  const { id } = await own(cast)
  const form = { kind: 'society', name: '示例学会', part: '', key: freshKey() } as const
  return { id, associateId: (await addAssociate(await actorFor(cast.users.lead), id, form)).id }
}

/** A titled workshop of the cast's unit. */
const titled = async ({ alliance }: Cast): Promise<WorkshopWithLeader> =>
  buildWorkshop({ unitId: alliance.lead.unitId, title: 'provincial_system' })

export const allianceActs: Readonly<Record<string, Act>> = {
  [page('charter', 'write_charter')]: act('lead', 403, {}, async (cast) => {
    const id = await chartered(cast)
    const body = '## 管理机制\n\n重大事项由各成员工作室共同商定，按季通报。'
    return occasion(id, 'charter', () => ({ intent: 'write_charter', key: randomUUID(), version: '1', body }))
  }),
  [page('charter', 'sign_charter')]: act('leader', 403, {}, async (cast) => {
    const id = await chartered(cast)
    const where = { allianceId_workshopId: { allianceId: id, workshopId: cast.team.id } }
    const { id: memberId } = await db.allianceMember.findUniqueOrThrow({ where })
    return occasion(id, 'charter', () => ({ intent: 'sign_charter', memberId, version: '1' }))
  }),
  [page('formation', 'write_principles')]: hiddenAct('lead', insiders, async (cast) => {
    const { id } = await own(cast, 'draft')
    const now = await version(id)
    const texts = Object.fromEntries(Object.entries(PRINCIPLES).map(([key, text]) => [`principles.${key}`, text]))
    return occasion(id, 'formation', () => ({ intent: 'write_principles', version: now, ...texts }))
  }),
  [page('formation', 'submit')]: hiddenAct('lead', insiders, async (cast) => {
    const { id, workshops } = await own(cast, 'draft')
    await completeAlliance(id, workshops)
    const now = await version(id)
    return occasion(id, 'formation', () => ({ intent: 'submit', version: now }))
  }),
  [page('formation', 'recommend')]: hiddenAct('officer', insiders, onForm('submitted', { intent: 'recommend', reason: '' }), {
    also: ['finance'],
  }),
  [page('formation', 'name')]: hiddenAct(
    'governing',
    insiders,
    onForm('recommended', { intent: 'name', reason: '', documentNumber: '示例〔2026〕8号' }),
  ),
  [page('formation', 'return')]: hiddenAct('officer', insiders, onForm('submitted', { intent: 'return', reason: '请补齐章程。' }), {
    also: ['finance'],
  }),
  [page('formation', 'dissolve')]: act('lead', 403, {}, onForm('named', { intent: 'dissolve', reason: '任务完成。' }), {
    also: ['governing'],
  }),
  [page('formation', 'add_associate')]: act('lead', 403, {}, async (cast) => {
    const { id } = await own(cast)
    return occasion(id, 'formation', () => ({ intent: 'add_associate', key: randomUUID(), kind: 'expert', name: '示例名师', part: '' }))
  }),
  [page('formation', 'end_associate')]: act('lead', 403, {}, async (cast) => {
    const { id, associateId } = await associated(cast)
    return occasion(id, 'formation', () => ({ intent: 'end_associate', associateId }))
  }),
  [page('formation', 'propose_lead')]: act('lead', 403, {}, async (cast) => {
    const next = await titled(cast)
    const alliance = await buildAlliance({ lead: cast.alliance.lead, members: [next, await buildWorkshop({ sectorKey: 'science' })] })
    const now = await version(alliance.id)
    return occasion(alliance.id, 'formation', () => ({ intent: 'propose_lead', workshopId: next.id, version: now }))
  }),
  [page('formation', 'accept_lead')]: act('leader', 403, {}, asked('accept_lead')),
  [page('formation', 'decline_lead')]: act('leader', 403, {}, asked('decline_lead'), { also: ['lead'] }),
  'routes/workshops+/$workshopId_.titles grant': act('governing', 403, {}, async (cast) => {
    const { id } = await titled(cast)
    const form = { intent: 'grant', kind: 'national_demonstration', issuedBy: '示例工会', issuedOn: '2026-03-01' }
    return { at: `/workshops/${id}/titles`, fields: () => ({ ...form, key: randomUUID() }) }
  }),
  'routes/workshops+/$workshopId_.titles revoke': act('governing', 403, {}, async (cast) => {
    const { id } = await titled(cast)
    const { id: titleId } = await db.namedTitle.findFirstOrThrow({ where: { workshopId: id } })
    return { at: `/workshops/${id}/titles`, fields: () => ({ intent: 'revoke', titleId, reason: '考核不合格。' }) }
  }),
}
