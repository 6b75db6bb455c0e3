import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorFor } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { db } from '~server/core/database'
import { reviseProblem } from '~server/problems/revise-problem'
import type { App } from '../support/app'
import { signInAs } from '../support/visit'
import { revisionOf } from '../server/problems/given'
import { changedTables, databaseState } from './database-state'
import { allianceForm } from './forms'
import { buildCast, startAppWithFiles, type Cast } from './world'

let app: App
let cast: Cast
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
})
afterAll(() => app.stop())

it('row 51: who decides on a page that is out of date gets 412, the text as it is now, and keeps what was typed', async () => {
  const { alliance, users } = cast
  const { id } = await buildProblem({ alliance, author: users.member })
  const revision = await revisionOf(id, { title: '改过的新题目', allianceId: alliance.id })
  await reviseProblem(await actorFor(users.member), id, revision)
  const officer = await signInAs(app, users.governing.username)
  for (const intent of ['accept', 'return', 'reject']) {
    const before = await databaseState()
    const answer = await officer.post(`/problems/${id}`, { intent, reason: '我写下的长长的理由', version: '1' })
    const html = await answer.text()
    expect(answer.status).toBe(412)
    for (const words of ['内容已被他人更新', '改过的新题目', '我写下的长长的理由', 'name="version" value="2"'])
      expect(html).toContain(words)
    expect(changedTables(before, await databaseState())).toEqual([])
  }
  for (const version of ['', 'x', '1.5', '3000000000', '-1e99']) {
    const answer = await officer.post(`/problems/${id}`, { intent: 'accept', reason: '', version })
    expect([version, answer.status]).toEqual([version, version === '' ? 412 : 422])
  }
  const answer = await officer.post(`/problems/${id}`, { intent: 'accept', reason: '可以立项', version: '2' })
  expect(answer.status).toBe(303)
  expect((await db.problem.findUniqueOrThrow({ where: { id } })).status).toBe('accepted')
})

it('row 65: an alliance whose name looks like another’s gets 409 in words, and keeps what was typed', async () => {
  const leader = await signInAs(app, cast.users.leader.username)
  const send = (name: string) => leader.post('/alliances/new', allianceForm(cast.team.id, { name }))
  expect((await send('ABC康复联盟')).status).toBe(303)
  const answer = await send('АВС 康复联盟')
  const html = await answer.text()
  expect(answer.status).toBe(409)
  for (const words of ['与已有联盟名称过于相似', '与已有名称看起来一样', 'АВС 康复联盟']) expect(html).toContain(words)
})
