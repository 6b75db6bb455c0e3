import { expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { createAlliance } from '~server/alliances/create-alliance'
import { requirementsOf } from '~server/alliances/alliance-validity'
import { acceptInvitation } from '~server/alliances/answer-invitation'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { findPartners } from '~server/alliances/partners/find-partners'
import { listPartnersToInvite } from '~server/alliances/partners/list-partners'
import { db } from '~server/core/database'
import { isValid } from '~server/rules/requirement'
import { visitor } from '~server/policies/actor'
import { refusal } from '../../challenges/given'
import { allianceForm, leaderOf, placeOf } from '../given'

/** A house below one provincial union, so that everybody is under the same rules. */
async function house(provinceId: string, sectorKey: string, given: { region?: string; title?: 'provincial_system' } = {}) {
  const union = await buildUnion({ level: 'unit', parentId: provinceId })
  const unit = await buildUnit({ unionId: union.id, sectorKey, ...(given.region && { region: given.region }) })
  const workshop = await buildWorkshop({ unitId: unit.id, sectorKey, ...(given.title && { title: given.title }) })
  return { workshop, union }
}

it('AL-14 R01 R02 R03 while rules stand against it they are named with their clauses; then a proposal comes true as it was told', async () => {
  const province = await buildUnion()
  const { workshop: start } = await house(province.id, 'health', { title: 'provincial_system' })
  const leader = await leaderOf(start)
  const alone = await findPartners(leader, start.id)
  expect(alone.proposals).toEqual([])
  expect(alone.binding.map(({ rule, missing }) => [rule, missing])).toEqual([
    ['R01', 2],
    ['R02', 1],
  ])
  expect(alone.binding[0]?.clause.sentence).not.toBe('')
  const { workshop: other } = await house(province.id, 'health')
  const { workshop: third } = await house(province.id, 'science')
  const { proposals, exact, compared } = await findPartners(leader, start.id)
  expect([exact, compared, proposals.length]).toEqual([true, 2, 1])
  expect(proposals[0]).toMatchObject({ leadId: start.id, mayFound: true })
  expect(proposals[0]?.workshops.map(({ id }) => id).sort()).toEqual([start.id, other.id, third.id].sort())

  const { id } = await createAlliance(leader, allianceForm(start.id))
  const lead = await leaderOf(start)
  const ids = [other.id, third.id]
  expect((await listPartnersToInvite(lead, id, ids)).partners.map(({ id: one, status }) => [one, status])).toEqual([
    [other.id, null],
    [third.id, null],
  ])
  for (const partner of [other, third]) {
    await inviteWorkshop(lead, { allianceId: id, workshopId: partner.id })
    await acceptInvitation(await leaderOf(partner), (await placeOf(id, partner.id)).at)
  }
  expect(isValid(await requirementsOf(db, id))).toBe(true)
  expect((await listPartnersToInvite(lead, id, ids)).partners.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  expect(await refusal(listPartnersToInvite(await leaderOf(other), id, ids))).toMatchObject({ code: 'forbidden' })
  // What is forming is not for the world yet.
  expect(await refusal(listPartnersToInvite(visitor, id, ids))).toMatchObject({ code: 'not_found' })
})

it('AL-14 the team and the unions above look for partners; others are refused, and what is not there is not there', async () => {
  const province = await buildUnion()
  const { workshop, union } = await house(province.id, 'health')
  for (const user of [workshop.leader, await addMember(workshop), await buildOfficer(union.id), await buildOfficer(province.id)])
    expect(await findPartners(await actorFor(user), workshop.id)).toMatchObject({ workshop: { id: workshop.id } })
  const strangers = [await buildUser(), await buildOfficer((await buildUnion()).id), await buildUser({ isAdmin: true })]
  for (const user of strangers) expect(await refusal(findPartners(await actorFor(user), workshop.id))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(findPartners(visitor, workshop.id))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(findPartners(await actorFor(workshop.leader), 'no-such-one'))).toMatchObject({ code: 'not_found' })
})

it('ID-06 of profiles only counts leave: no specialty, skill or day of birth of anybody is in the answer', async () => {
  const province = await buildUnion()
  const { workshop: start } = await house(province.id, 'health', { title: 'provincial_system' })
  const others = [await house(province.id, 'science'), await house(province.id, 'education')]
  for (const [place, { workshop }] of others.entries()) {
    const skills = [`密技${place}`]
    await db.personProfile.create({
      data: { userId: workshop.leader.id, specialty: `密专${place}`, skills, bornOn: new Date('1961-02-03'), phone: '13900000000' },
    })
  }
  const found = await findPartners(await leaderOf(start), start.id)
  const [best] = found.proposals
  expect(best?.parts).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'knowledge', count: 2 })]))
  expect(best?.parts).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'ladder', count: 1 })]))
  expect(best?.lacks.rungs).toEqual(['young', 'middle'])
  expect(JSON.stringify(found)).not.toMatch(/密技|密专|1961|139000/)
})

it('AL-14 an alliance under another union\u2019s rules is not proposed: a title there does not count for the lead here', async () => {
  const [province, elsewhere] = [await buildUnion(), await buildUnion()]
  const { workshop: start } = await house(province.id, 'culture')
  await house(elsewhere.id, 'sports', { title: 'provincial_system' })
  await house(elsewhere.id, 'culture')
  const ours = (await findPartners(await leaderOf(start), start.id)).proposals.map(({ leadId }) => leadId)
  const governed = await db.workshop.findMany({ where: { id: { in: ours } }, include: { unit: { include: { union: true } } } })
  expect(governed.every(({ unit }) => unit.union?.parentId === province.id)).toBe(true)
  const { workshop: titled } = await house(province.id, 'science', { title: 'provincial_system' })
  const again = await findPartners(await leaderOf(start), start.id)
  expect(again.proposals[0]).toMatchObject({ leadId: titled.id, mayFound: false })
})
