import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { leaveAlliance } from '~server/alliances/answer-invitation'
import { requirementsOf, requirementsOfMany } from '~server/alliances/alliance-validity'
import { getAlliance } from '~server/alliances/get-alliance'
import { ALLIANCES_PER_PAGE, listAlliances } from '~server/alliances/list-alliances'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { refusal } from '../challenges/given'
import { firstMember, leaderOf, leadOf, placeOf } from './given'

const DOCUMENT = { document: '《陕西省教科文卫体系统创新工作室联盟实施意见》', documentNumber: '陕教科文卫体工发〔2022〕10号' }
const standing = async (id: string) => {
  const { isValid, requirements } = await getAlliance(visitor, id)
  return { isValid, unmet: requirements.filter(({ state }) => state !== 'met').map(({ rule }) => rule) }
}

it('AL-02 AL-03 AL-04 three workshops of two sectors led by a titled one are valid, each rule with its clause as written', async () => {
  const alliance = await buildAlliance()
  const { isValid, requirements } = await getAlliance(visitor, alliance.id)
  expect(isValid).toBe(true)
  expect(requirements).toMatchObject([
    {
      ...{ rule: 'R01', state: 'met', required: 3, actual: 3 },
      clause: { ...DOCUMENT, reference: '三（一）', sentence: '工作室联盟最少由3个创新工作室组成。' },
    },
    {
      ...{ rule: 'R02', state: 'met', required: 2 },
      clause: {
        ...{ ...DOCUMENT, reference: '三（三）' },
        sentence: expect.stringContaining('工作室联盟最少应跨2个具体行业') as string,
      },
    },
    { ...{ rule: 'R03', state: 'met', actual: ['provincial_system'] }, clause: { ...DOCUMENT, reference: '三（二）' } },
  ])
})

it('AL-05 workshops that were asked, declined or took their leave do not count', async () => {
  const [asked, declined, member, leaver] = await Promise.all(
    ['education', 'culture', 'science', 'sports'].map((sectorKey) => buildWorkshop({ sectorKey })),
  )
  if (!asked || !declined || !member || !leaver) throw new Error('four workshops')
  const alliance = await buildAlliance({ members: [member, leaver], invited: [asked], declined: [declined] })
  expect(await standing(alliance.id)).toEqual({ isValid: true, unmet: [] })
  await leaveAlliance(await leaderOf(leaver), (await placeOf(alliance.id, leaver.id)).at)
  expect(await standing(alliance.id)).toEqual({ isValid: false, unmet: ['R01'] })
})

it('AL-06 when a member leaves the alliance may not list any more, and the refusal quotes the clause', async () => {
  const alliance = await buildAlliance()
  const { challenge } = await buildChallenge({ alliance, status: 'draft' })
  const leaver = firstMember(alliance)
  await leaveAlliance(await leaderOf(leaver), (await placeOf(alliance.id, leaver.id)).at)
  const attempt = publishChallenge(await leadOf(alliance), challenge.id, { version: challenge.version })
  expect(await refusal(attempt)).toMatchObject({
    code: 'rule_unmet',
    detail: { rules: ['R01'], clauses: [`${DOCUMENT.document}三（一）：工作室联盟最少由3个创新工作室组成。`] },
  })
})

it('AL-06 the standing follows the rows at once: a title taken away, a sector changed', async () => {
  const alliance = await buildAlliance()
  await db.namedTitle.updateMany({ where: { workshopId: alliance.lead.id }, data: { revokedOn: new Date('2025-01-01') } })
  expect(await standing(alliance.id)).toEqual({ isValid: false, unmet: ['R03'] })
  await db.workshop.updateMany({
    where: { id: { in: alliance.members.map(({ id }) => id) } },
    data: { sectorKey: alliance.lead.sectorKey },
  })
  expect(await standing(alliance.id)).toEqual({ isValid: false, unmet: ['R02', 'R03'] })
  await db.namedTitle.updateMany({ where: { workshopId: alliance.lead.id }, data: { revokedOn: null } })
  expect(await standing(alliance.id)).toEqual({ isValid: false, unmet: ['R02'] })
})

it.each(['provincial_system', 'provincial_demonstration', 'national_demonstration'] as const)(
  'AL-04 the title %s lets a workshop lead; a member’s title does not',
  async (title) => {
    const untitled = await buildAlliance({ lead: await buildWorkshop(), members: [await buildWorkshop({ title, sectorKey: 'culture' })] })
    expect((await standing(untitled.id)).unmet).toEqual(['R01', 'R03'])
    const titled = await buildAlliance({ lead: await buildWorkshop({ title }) })
    expect((await standing(titled.id)).isValid).toBe(true)
  },
)

it('AL-02 the numbers are those of the governing union’s own rule set, each union with its own', async () => {
  const [strict, plain] = [await buildAlliance(), await buildAlliance()]
  const clause = { reference: '二（一）', sentence: '本市联盟最少由4个创新工作室组成。' }
  const ruleSet = await db.ruleSet.create({
    data: {
      ...{ key: 'local', document: '《示例市办法》', documentNumber: '示例〔2026〕1号', unionId: strict.governingUnionId },
      ...{ issuedOn: new Date('2026-01-01'), effectiveFrom: new Date('2026-01-01'), clauses: { create: [clause] } },
    },
    include: { clauses: true },
  })
  const clauseId = ruleSet.clauses[0]?.id ?? ''
  await db.ruleParameter.create({ data: { ruleSetId: ruleSet.id, clauseId, rule: 'R01', key: 'alliance.min_workshops', value: 4 } })
  const found = await requirementsOf(db, strict.id)
  expect(found[0]).toMatchObject({
    rule: 'R01',
    state: 'not_met',
    required: 4,
    actual: 3,
    clause: { document: '《示例市办法》', ...clause },
  })
  expect(await standing(plain.id)).toEqual({ isValid: true, unmet: [] })
  const many = await requirementsOfMany(db, [strict.id, plain.id])
  for (const { id } of [strict, plain]) expect(many.get(id)).toEqual(await requirementsOf(db, id))
})

it('AL-01 the list shows each alliance with its standing, what it lacks, its sectors and its listings', async () => {
  const valid = await buildAlliance()
  await buildChallenge({ alliance: valid, status: 'open' })
  await buildChallenge({ alliance: valid, status: 'draft' })
  await buildChallenge({ alliance: valid, status: 'open', reach: 'alliance' })
  const asked = await buildWorkshop({ sectorKey: 'sports' })
  const invalid = await buildAlliance({ members: [], invited: [asked] })
  const { alliances } = await listAlliances(visitor, { page: 1 })
  const cardOf = (id: string) => alliances.find((card) => card.id === id)
  expect(cardOf(valid.id)).toMatchObject({ isValid: true, unmet: [], workshops: 3, challenges: 1, leadWorkshop: valid.lead.name })
  expect([...(cardOf(valid.id)?.sectorKeys ?? [])].sort()).toEqual(['education', 'health', 'science'])
  expect(cardOf(invalid.id)).toMatchObject({
    isValid: false,
    workshops: 1,
    sectorKeys: ['health'],
    unmet: [{ rule: 'R01' }, { rule: 'R02' }],
  })
  expect((await listAlliances(await leadOf(valid), { page: 1 })).alliances.find(({ id }) => id === valid.id)).toMatchObject({
    challenges: 2,
  })
})

it('AL-01 the list is paged: every alliance stands on exactly one page', async () => {
  const have = await db.alliance.count()
  for (let number = have; number <= ALLIANCES_PER_PAGE; number++) await buildAlliance({ members: [] })
  const [first, second] = [await listAlliances(visitor, { page: 1 }), await listAlliances(visitor, { page: 2 })]
  const shown = [...first.alliances, ...second.alliances].map(({ id }) => id)
  expect([first.alliances.length, new Set(shown).size, first.total]).toEqual([ALLIANCES_PER_PAGE, first.total, await db.alliance.count()])
})

it('AL-01 an alliance that does not exist is not found', async () => {
  expect(await refusal(getAlliance(visitor, 'no-such-alliance'))).toMatchObject({ code: 'not_found' })
})
