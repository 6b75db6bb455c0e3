import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { completeAlliance } from '~prisma/seed/factories/formation'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { acceptInvitation, leaveAlliance } from '~server/alliances/answer-invitation'
import { requirementsOf } from '~server/alliances/alliance-validity'
import { nameAlliance, recommendAlliance } from '~server/alliances/decide-alliance'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { acceptLead, proposeLead } from '~server/alliances/rotate-lead'
import { submitAlliance } from '~server/alliances/submit-alliance'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { tick } from '~server/clock/clock'
import { db } from '~server/core/database'
import type { UserActor } from '~server/policies/actor'
import { isValid } from '~server/rules/requirement'
import { grantTitle, revokeTitle } from '~server/workshops/titles'
import { outcomes, versionOf as challengeVersion } from '../challenges/given'
import { allianceNow, demandWorkshops, leaderOf, officersOf, placeOf, versionOf } from './given'

interface World {
  readonly alliance: AllianceWithWorkshops
  readonly workshops: readonly WorkshopWithLeader[]
  readonly governing: UserActor
  readonly unit: UserActor
  readonly draft: string | null
}

const SECTORS = ['health', 'education', 'science', 'health', 'culture']
const lead = async ({ alliance, workshops }: World) => {
  const { leadWorkshopId } = await allianceNow(alliance.id)
  return leaderOf(workshops.find(({ id }) => id === leadWorkshopId) ?? alliance.lead)
}

/** What may happen to an alliance; each is refused wherever it does not fit, and that is as good. */
const steps: Readonly<Record<string, (world: World, workshop: WorkshopWithLeader, number: number) => Promise<unknown>>> = {
  invite: async (world, workshop) => inviteWorkshop(await lead(world), { allianceId: world.alliance.id, workshopId: workshop.id }),
  accept: async ({ alliance }, workshop) => acceptInvitation(await leaderOf(workshop), (await placeOf(alliance.id, workshop.id)).at),
  leave: async ({ alliance }, workshop) => leaveAlliance(await leaderOf(workshop), (await placeOf(alliance.id, workshop.id)).at),
  grant: ({ governing }, workshop) =>
    grantTitle(governing, workshop.id, {
      kind: 'provincial_system',
      issuedBy: '示例工会',
      issuedOn: new Date('2026-01-01'),
      key: freshKey(),
    }),
  revoke: async ({ governing }, workshop) => {
    const title = await db.namedTitle.findFirst({ where: { workshopId: workshop.id, revokedOn: null } })
    if (title) await revokeTitle(governing, workshop.id, { titleId: title.id, reason: '考核不合格' })
  },
  rotate: async (world, workshop) => {
    const { id } = world.alliance
    await proposeLead(await lead(world), id, { workshopId: workshop.id, version: await versionOf(id) })
    await acceptLead(await leaderOf(workshop), id)
  },
  rules: async ({ alliance }, _workshop, number) => {
    await demandWorkshops(alliance.governingUnionId, number, new Date(Date.now() - 86_400_000 * (10 - number)))
    await tick()
  },
  time: async ({ alliance }) => {
    await db.alliance.updateMany({ where: { id: alliance.id, mendBy: { not: null } }, data: { mendBy: new Date(Date.now() - 1_000) } })
    await tick()
  },
  decide: async (world) => {
    const { id } = world.alliance
    const now = async () => ({ reason: '', version: await versionOf(id) })
    await outcomes([submitAlliance(await lead(world), id, await now())])
    await outcomes([recommendAlliance(world.unit, id, await now())])
    await nameAlliance(world.governing, id, { documentNumber: '示例〔2026〕9号', ...(await now()) })
  },
}

const STEP = fc.record({
  name: fc.constantFrom(...Object.keys(steps)),
  workshop: fc.nat({ max: SECTORS.length - 1 }),
  number: fc.integer({ min: 1, max: 5 }),
})

async function world(status: 'draft' | 'named'): Promise<World> {
  const unitId = (await buildWorkshop()).unitId
  const workshops: WorkshopWithLeader[] = []
  for (const [place, sectorKey] of SECTORS.entries())
    workshops.push(await buildWorkshop({ unitId, sectorKey, ...(place < 2 && { title: 'provincial_system' as const }) }))
  const [first, ...others] = workshops
  const alliance = await buildAlliance({ lead: first!, members: others.slice(0, 2), status })
  if (status === 'draft') await completeAlliance(alliance.id, workshops.slice(0, 3))
  const { unit, governing } = await officersOf(alliance)
  const draft = status === 'named' ? (await buildChallenge({ alliance, status: 'draft' })).challenge.id : null
  return { alliance, workshops, unit, governing, draft }
}

/** Marked exactly when it is named and does not meet its rules; named by nobody while it did not. */
async function holds(given: World, before: string): Promise<void> {
  const { id } = given.alliance
  const row = await allianceNow(id)
  const valid = isValid(await requirementsOf(db, id))
  if (row.status === 'named') {
    expect(row.standing === 'sound').toBe(valid)
    expect(row.mendBy === null).toBe(valid)
    if (before !== 'named') expect(valid).toBe(true)
  } else expect([row.standing, row.mendBy]).toEqual(['sound', null])
  if (!given.draft || valid) return
  const attempt = publishChallenge(await lead(given), given.draft, { version: await challengeVersion(given.draft) })
  expect(await outcomes([attempt])).toEqual(['rule_unmet'])
}

it.each(['named', 'draft'] as const)(
  'AL-06 AL-10 whatever happens to an alliance that is %s, it is marked when it does not meet its rules, and no path names an invalid one',
  async (status) => {
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 6, maxLength: 14 }), async (chosen) => {
        const given = await world(status)
        for (const { name, workshop, number } of chosen) {
          const before = (await allianceNow(given.alliance.id)).status
          const step = steps[name]?.(given, given.workshops[workshop]!, number) ?? Promise.resolve()
          // Refusals are fine; a workshop that was never asked has no place to answer from.
          await outcomes([
            step.catch((error: Error) => (error.name === 'PrismaClientKnownRequestError' ? undefined : Promise.reject(error))),
          ])
          await holds(given, before)
        }
      }),
      { numRuns: 8 },
    )
  },
  240_000,
)
