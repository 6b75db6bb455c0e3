import { describe, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildExpert, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { loadActor } from '~server/accounts/load-actor'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { leaveAlliance } from '~server/alliances/answer-invitation'
import { db } from '~server/core/database'

const NOBODY = {
  workshopIds: [],
  ledWorkshopIds: [],
  allianceIds: [],
  ledAllianceIds: [],
  staffedAllianceIds: [],
  unionIds: [],
  overseenUnionIds: [],
  financeUnionIds: [],
}

describe('ID-03 who somebody is', () => {
  it('a person without any place holds nothing', async () => {
    const user = await buildUser({ name: '散客' })
    expect(await loadActor(user.id)).toEqual({
      ...NOBODY,
      kind: 'user',
      userId: user.id,
      name: '散客',
      unitId: null,
      isAdmin: false,
      isExpert: false,
      sectorKeys: [],
    })
  })

  it('nobody is behind an unknown id, and a suspended person is told apart', async () => {
    const user = await buildUser()
    await db.user.update({ where: { id: user.id }, data: { status: 'suspended' } })
    expect([await loadActor('nosuchid1'), await loadActor(''), await loadActor(user.id)]).toEqual([null, null, 'suspended'])
  })

  it('a member of a unit belongs to its sector', async () => {
    const unit = await buildUnit({ sectorKey: 'sports' })
    expect(await actorFor(await buildUser({ unitId: unit.id }))).toMatchObject({ unitId: unit.id, sectorKeys: ['sports'], workshopIds: [] })
  })

  it('AL-01 the leader of the lead workshop leads the alliance, a core member does its work, a member belongs to it', async () => {
    const alliance = await buildAlliance()
    const [core, member] = [await addMember(alliance.lead, { role: 'core_member' }), await addMember(alliance.lead)]
    const own = { workshopIds: [alliance.lead.id], allianceIds: [alliance.id] }
    expect(await actorFor(alliance.lead.leader)).toMatchObject({
      ...own,
      ledWorkshopIds: [alliance.lead.id],
      ledAllianceIds: [alliance.id],
      staffedAllianceIds: [alliance.id],
    })
    expect(await actorFor(core)).toMatchObject({ ...own, ledWorkshopIds: [], ledAllianceIds: [], staffedAllianceIds: [alliance.id] })
    expect(await actorFor(member)).toMatchObject({ ...own, ledWorkshopIds: [], ledAllianceIds: [], staffedAllianceIds: [] })
  })

  it('AL-01 the leader of another member workshop belongs to the alliance and leads only the workshop', async () => {
    const { id, members } = await buildAlliance()
    const workshop = members[0]
    expect(await actorFor(workshop?.leader ?? { id: '' })).toMatchObject({
      ledWorkshopIds: [workshop?.id],
      allianceIds: [id],
      ledAllianceIds: [],
      staffedAllianceIds: [],
    })
  })

  it('AL-05 an invited workshop does not belong yet, and one that left no more', async () => {
    const { id, lead, members } = await buildAlliance()
    const invited = await buildWorkshop()
    await inviteWorkshop(await actorFor(lead.leader), { allianceId: id, workshopId: invited.id })
    expect((await actorFor(invited.leader)).allianceIds).toEqual([])
    const leaving = members[0]
    const { id: memberId } = await db.allianceMember.findFirstOrThrow({ where: { allianceId: id, workshopId: leaving?.id ?? '' } })
    await leaveAlliance(await actorFor(leaving?.leader ?? { id: '' }), { allianceId: id, memberId })
    expect((await actorFor(leaving?.leader ?? { id: '' })).allianceIds).toEqual([])
  })

  it('ID-11 a membership that ended does not count, and one that began again does', async () => {
    const alliance = await buildAlliance()
    const member = await addMember(alliance.lead, { role: 'core_member' })
    await db.workshopMember.updateMany({ where: { userId: member.id }, data: { leftAt: new Date() } })
    expect(await actorFor(member)).toMatchObject({ ...NOBODY, unitId: alliance.lead.unitId })
    await addMember(alliance.lead, { user: member })
    expect(await actorFor(member)).toMatchObject({ workshopIds: [alliance.lead.id], staffedAllianceIds: [] })
  })

  it('a workshop may be in several alliances, and a person in several workshops: each counts once', async () => {
    const person = await buildUser()
    const [one, two] = [
      await buildWorkshop({ leader: person, sectorKey: 'health', title: 'provincial_system', unitId: (await buildUnit()).id }),
      await buildWorkshop({ sectorKey: 'sports' }),
    ]
    await addMember(two, { user: person })
    const first = await buildAlliance({ lead: one, members: [two] })
    const second = await buildAlliance({ members: [two] })
    const actor = await actorFor(person)
    expect([...actor.allianceIds].sort()).toEqual([first.id, second.id].sort())
    expect(actor).toMatchObject({ ledAllianceIds: [first.id], staffedAllianceIds: [first.id] })
    expect([...actor.sectorKeys].sort()).toEqual(['health', 'sports'])
  })

  it('ID-02 an officer oversees his union and every one below it, not those above or beside', async () => {
    const top = await buildUnion({ level: 'national' })
    const province = await buildUnion({ parentId: top.id })
    const [city, beside] = [await buildUnion({ level: 'city', parentId: province.id }), await buildUnion({ parentId: top.id })]
    const unit = await buildUnion({ level: 'unit', parentId: city.id })
    const actor = await actorFor(await buildOfficer(province.id, { finance: true }))
    expect(actor).toMatchObject({ unionIds: [province.id], financeUnionIds: [province.id] })
    expect([...actor.overseenUnionIds].sort()).toEqual([province.id, city.id, unit.id].sort())
    expect(actor.overseenUnionIds).not.toContain(beside.id)
    expect((await actorFor(await buildOfficer(unit.id))).overseenUnionIds).toEqual([unit.id])
  })

  it('ID-03 an office that ended and an expert who retired do not count', async () => {
    const officer = await buildOfficer((await buildUnion()).id)
    const expert = await buildExpert()
    expect((await actorFor(expert)).isExpert).toBe(true)
    await db.unionOfficer.updateMany({ where: { userId: officer.id }, data: { endedAt: new Date() } })
    await db.expertProfile.updateMany({ where: { userId: expert.id }, data: { retiredAt: new Date() } })
    expect(await actorFor(officer)).toMatchObject(NOBODY)
    expect((await actorFor(expert)).isExpert).toBe(false)
  })
})
