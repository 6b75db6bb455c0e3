import { rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge, passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { finishWork } from '~prisma/seed/factories/tasks'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { openBids } from '~server/challenges/bids/open-bids'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { closeChallenge } from '~server/challenges/close-challenge'
import { appointPanel } from '~server/challenges/acceptance/appoint-panel'
import { reportMilestone } from '~server/challenges/milestones/report-milestone'
import { db } from '~server/core/database'
import { getFile } from '~server/files/get-file'
import { filePath } from '~server/files/stage-file'
import { sweepFiles } from '~server/files/sweep-files'
import { systemActor, visitor, type Actor } from '~server/policies/actor'
import { getProblem } from '~server/problems/get-problem'
import { reportProblem } from '~server/problems/report-problem'
import { offerResource, withdrawResource } from '~server/resources/offer-resource'
import { leadOf } from '../alliances/given'
import { bidFor, outcomes, refusal, securityKindsOf } from '../challenges/given'
import { problemForm } from '../problems/given'
import { resourceForm } from '../resources/resource-form'
import { HEADS, liesIn, stage, useOwnFolder } from './given'

const folder = useOwnFolder()
const fileOf = async (ownerId: string) => (await db.file.findFirstOrThrow({ where: { ownerId } })).id
const gets = async (actor: Actor, id: string) => (await outcomes([getFile(actor, id)]))[0]

it('CH-01 photos go with the problem: named on its page and given to those who may read it', async () => {
  const alliance = await buildAlliance()
  const author = await leadOf(alliance)
  const files = [await stage('现场.png', HEADS.png), await stage('记录.txt', HEADS.txt)]
  const { id } = await reportProblem(author, problemForm({ allianceId: alliance.id, visibility: 'alliance' }), files)
  const shown = (await getProblem(author, id)).files
  expect(shown.map(({ name, mediaType, size }) => [name, mediaType, size])).toEqual(
    files.map(({ name, mediaType, size }) => [name, mediaType, size]),
  )
  const found = await getFile(author, shown[0]?.id ?? '')
  expect(found).toMatchObject({ name: '现场.png', mediaType: 'image/png', path: filePath(files[0]?.storageKey ?? '') })
  expect(await db.file.findFirstOrThrow({ where: { id: shown[0]?.id } })).toMatchObject({ owner: 'problem', uploadedById: author.userId })
})

it('row 35: who may not read the row may not have its file, and learns nothing: one answer with that for no file at all', async () => {
  const alliance = await buildAlliance()
  const { id } = await reportProblem(await leadOf(alliance), problemForm({ allianceId: alliance.id, visibility: 'alliance' }), [
    await stage('现场.png', HEADS.png),
  ])
  const file = await fileOf(id)
  const readers = [alliance.members[0]?.leader, await buildOfficer(alliance.governingUnionId), await addMember(alliance.lead)]
  for (const reader of readers) expect(await gets(await actorFor(reader ?? { id: '' }), file)).toBe('done')
  for (const stranger of [visitor, await actorFor(await buildUser()), await leadOf(await buildAlliance())]) {
    expect(await refusal(getFile(stranger, file))).toEqual(await refusal(getFile(stranger, 'no-such-file-00')))
    expect(await gets(stranger, file)).toBe('not_found')
  }
})

it('P9 row 33: a file of a sealed bid is its team’s until the bids are opened, and the administrator’s attempt is written down', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'open' })
  const workshop = await buildWorkshop()
  const [leader, colleague] = [await actorFor(workshop.leader), await addMember(workshop)]
  const input = { ...bidFor(workshop), members: [{ username: colleague.username, duty: '试验' }] }
  const { id } = await submitBid(leader, challenge.id, input, [await stage('方案.pdf', HEADS.pdf)])
  const file = await fileOf(id)
  const lead = await leadOf(alliance)
  const admin = await actorFor(await buildUser({ isAdmin: true }))
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  expect([await gets(leader, file), await gets(await actorFor(colleague), file)]).toEqual(['done', 'done'])
  for (const outsider of [lead, officer, visitor, await actorFor(await addMember(workshop))])
    expect(await gets(outsider, file)).toBe('not_found')
  expect(await gets(admin, file)).toBe('sealed')
  expect(await gets(admin, 'no-such-file-00')).toBe('sealed')
  expect(await securityKindsOf(admin.userId)).toEqual(['sealed_attempt', 'sealed_attempt'])
  await passDeadline(challenge.id)
  await closeChallenge(systemActor, challenge.id)
  expect(await gets(lead, file)).toBe('not_found')
  await openBids(lead, challenge.id)
  expect([await gets(lead, file), await gets(officer, file), await gets(visitor, file)]).toEqual(['done', 'done', 'not_found'])
})

it('CH-24 evidence is for the team, those who accept and the panel, without who stands aside', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_progress', bids: [{}, {}] })
  const [winner, loser] = bids
  const { id: milestoneId } = await db.milestone.findFirstOrThrow({ where: { challengeId: challenge.id, status: 'in_progress' } })
  const report = { text: '样机完成', key: freshKey() }
  const member = await actorFor(winner?.member ?? { id: '' })
  await reportMilestone(member, { challengeId: challenge.id, milestoneId }, report, [await stage('数据.csv', HEADS.csv)])
  const file = await fileOf((await db.milestoneReport.findFirstOrThrow({ where: { milestoneId } })).id)
  expect([await gets(member, file), await gets(await leadOf(alliance), file)]).toEqual(['done', 'done'])
  expect([await gets(await actorFor(loser?.leader ?? { id: '' }), file), await gets(visitor, file)]).toEqual(['not_found', 'not_found'])
  const [expert, partial] = [await buildExpert(), await buildExpert({ unitId: winner?.workshop.unitId ?? null })]
  expect(await gets(await actorFor(expert), file)).toBe('not_found')
  if (winner) await finishWork(challenge.id, winner, alliance)
  await appointPanel(await leadOf(alliance), challenge.id, [expert.id, partial.id])
  expect([await gets(await actorFor(expert), file), await gets(await actorFor(partial), file)]).toEqual(['done', 'not_found'])
})

it('RS-01 a file goes with its owner: once the resource is withdrawn it is gone for others, and its owner gone for all', async () => {
  const owner = await actorFor((await buildWorkshop()).leader)
  const reader = await actorFor(await buildUser())
  const { id } = await offerResource(owner, resourceForm(), [await stage('说明书.pdf', HEADS.pdf)])
  const file = await fileOf(id)
  expect(await gets(reader, file)).toBe('done')
  await withdrawResource(owner, id)
  expect([await gets(reader, file), await gets(owner, file)]).toEqual(['not_found', 'done'])
  await db.resource.delete({ where: { id } })
  expect(await gets(owner, file)).toBe('not_found')
})

it('P1 a file whose transaction did not come about has no owner and no row', async () => {
  const author = await actorFor(await buildUser())
  const before = await db.file.count()
  const attempt = reportProblem(author, problemForm({ sectorKey: 'astrology' }), [await stage('现场.png', HEADS.png)])
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid' })
  expect(await db.file.count()).toBe(before)
})

it('P11 the form sent twice keeps one file; with another file the key is refused', async () => {
  const author = await actorFor(await buildUser())
  const form = problemForm()
  const { id } = await reportProblem(author, form, [await stage('现场.png', HEADS.png)])
  expect(await reportProblem(author, form, [await stage('现场.png', HEADS.png)])).toEqual({ id })
  expect(await db.file.count({ where: { ownerId: id } })).toBe(1)
  const other = reportProblem(author, form, [await stage('另一张.jpg', HEADS.jpg)])
  expect(await refusal(other)).toMatchObject({ code: 'idempotency_key_reused' })
})

it('row 105: a file that is missing or cut off on disk is said to be unavailable, never given half', async () => {
  const author = await actorFor(await buildUser())
  const { id } = await reportProblem(author, problemForm(), [await stage('现场.png', HEADS.png)])
  const file = await fileOf(id)
  const { path } = await getFile(author, file)
  truncateSync(path, 3)
  expect(await refusal(getFile(author, file))).toMatchObject({ code: 'unavailable' })
  rmSync(path)
  expect(await refusal(getFile(author, file))).toMatchObject({ code: 'unavailable' })
})

it('row 90: the sweep takes what no row owns after an hour, and nothing else', async () => {
  const author = await actorFor(await buildUser())
  const [owned, orphan, young] = [await stage('留.txt', HEADS.txt), await stage('弃.txt', HEADS.txt), await stage('新.txt', HEADS.txt)]
  await reportProblem(author, problemForm(), [owned])
  const half = `${filePath(orphan.storageKey)}.part`
  writeFileSync(half, 'half of it')
  const longAgo = new Date(Date.now() - 2 * 3_600_000)
  for (const old of [filePath(owned.storageKey), filePath(orphan.storageKey), half]) utimesSync(old, longAgo, longAgo)
  expect(await sweepFiles()).toBe(2)
  const left = liesIn(folder)
  expect([owned, orphan, young].map(({ storageKey }) => left.includes(storageKey))).toEqual([true, false, true])
  expect(await sweepFiles()).toBe(0)
  await Promise.all([sweepFiles(Date.now() + 2 * 3_600_000), sweepFiles(Date.now() + 2 * 3_600_000)])
  const rows = (await db.file.findMany({ select: { storageKey: true } })).map(({ storageKey }) => storageKey)
  expect(liesIn(folder).filter((name) => !rows.includes(name))).toEqual([])
  expect(liesIn(folder)).toContain(owned.storageKey)
})
