import { expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { addMember } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { listTodos } from '~server/todos/list-todos'
import { getRecordBasics } from '~server/workshops/record/get-record'
import { confirmStatement, makeStatement, withdrawStatement } from '~server/workshops/record/statements'
import { outcomes, refusal } from '../../challenges/given'
import { happened, photograph, recordWorld, type RecordWorld } from './given'

const words = { kind: 'legal_registration' as const, text: '单位为依法登记的事业单位。' }
const idOf = async ({ workshop }: RecordWorld) => (await db.workshopStatement.findFirstOrThrow({ where: { workshopId: workshop.id } })).id

it('R32 a statement is made with evidence, waits in the to-do list of the unit union, and is confirmed by it', async () => {
  const world = await recordWorld()
  const { workshop, core, officer, above } = world
  await makeStatement(core, workshop.id, words, [photograph('s')])
  expect((await listTodos(officer)).map(({ kind, title }) => [kind, title])).toEqual([['confirm_record', workshop.name]])
  expect(await listTodos(above)).toEqual([])
  await confirmStatement(officer, workshop.id, await idOf(world))
  expect(await listTodos(officer)).toEqual([])
  const [statement] = (await getRecordBasics(core, workshop.id)).statements
  expect(statement).toMatchObject({ text: words.text, confirmedBy: officer.name, files: [{ name: 's.png' }] })
})

it('R32 what is stated anew needs a new confirmation, and the page that was read before cannot give it', async () => {
  const world = await recordWorld()
  const { workshop, leader, officer } = world
  await makeStatement(leader, workshop.id, words, [photograph('t')])
  const first = await idOf(world)
  await confirmStatement(officer, workshop.id, first)
  await makeStatement(leader, workshop.id, { ...words, text: '单位已经换了登记。' })
  expect((await refusal(confirmStatement(officer, workshop.id, first))).code).toBe('not_found')
  const [statement] = (await getRecordBasics(leader, workshop.id)).statements
  expect(statement).toMatchObject({ confirmedAt: null, files: [{ name: 't.png' }] })
})

it('R32 the same words again change nothing', async () => {
  const world = await recordWorld()
  const { workshop, leader, officer } = world
  await makeStatement(leader, workshop.id, words)
  await confirmStatement(officer, workshop.id, await idOf(world))
  await makeStatement(leader, workshop.id, words)
  expect((await getRecordBasics(leader, workshop.id)).statements[0]?.confirmedAt).not.toBeNull()
})

it('R32 nobody of the team confirms, not even as an officer; of two officers at once one does', async () => {
  const world = await recordWorld()
  const { workshop, leader, member, stranger, officer, above } = world
  await makeStatement(leader, workshop.id, words)
  const id = await idOf(world)
  const inTeam = await addMember(workshop, { user: await db.user.findUniqueOrThrow({ where: { id: officer.userId } }) })
  const others = [leader, member, stranger, await actorFor(inTeam), await actorFor(await buildUser())]
  const codes = await Promise.all(others.map(async (actor) => (await refusal(confirmStatement(actor, workshop.id, id))).code))
  expect(new Set(codes)).toEqual(new Set(['forbidden']))
  const twice = await outcomes([confirmStatement(above, workshop.id, id), confirmStatement(above, workshop.id, id)])
  expect(twice.sort()).toEqual(['already_answered', 'done'])
})

it('R32 the union takes its confirmation back with a reason that stands in the changes; strangers read no statement', async () => {
  const world = await recordWorld()
  const { workshop, leader, officer, stranger } = world
  await makeStatement(leader, workshop.id, words)
  const id = await idOf(world)
  expect((await refusal(withdrawStatement(officer, workshop.id, id, '登记已注销'))).code).toBe('already_answered')
  await confirmStatement(officer, workshop.id, id)
  await withdrawStatement(officer, workshop.id, id, '登记已注销')
  const record = await getRecordBasics(leader, workshop.id)
  expect(record.statements[0]?.confirmedAt).toBeNull()
  expect(record.timeline.at(-1)).toMatchObject({ name: 'workshop.statement_withdrawn', reason: '登记已注销' })
  expect((await getRecordBasics(stranger, workshop.id)).statements).toEqual([])
  expect(await happened(workshop.id)).toHaveLength(3)
})
