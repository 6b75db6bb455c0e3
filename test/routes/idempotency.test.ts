import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { stage } from './acts-challenges'
import { changedTables, databaseState } from './database-state'
import { allianceForm, bidForm, problemForm, resourceForm, resultForm, sheetForm, without, type Fields } from './forms'
import { buildCast, startAppWithFiles, type Cast } from './world'

interface CreatingForm {
  readonly who: 'leader' | 'lead' | 'member'
  readonly at: () => Promise<string> | string
  readonly fields: () => Promise<Fields> | Fields
  /** A field whose other content makes it another submission. */
  readonly other: Fields
  readonly count: () => Promise<number>
}

let app: App
let cast: Cast
const people = new Map<string, Person>()
const person = (name: string): Person => people.get(name) as Person
let open: string
let working: string
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  for (const name of ['leader', 'lead', 'member'] as const) people.set(name, await signInAs(app, cast.users[name].username))
  open = (await buildChallenge({ alliance: cast.alliance })).challenge.id
  working = (await stage(cast, { status: 'in_progress' })).challenge.id
})
afterAll(() => app.stop())

/** Every form that creates something. */
const forms: Readonly<Record<string, CreatingForm>> = {
  'a problem': {
    ...{ who: 'member', at: () => '/problems/new', fields: () => problemForm(), other: { title: '另一个问题' } },
    count: () => db.problem.count(),
  },
  'the sheet of a challenge': {
    ...{ who: 'lead', at: () => '/challenges/new', other: { title: '另一张榜单' } },
    fields: () => sheetForm({ allianceId: cast.alliance.id }),
    count: () => db.challenge.count(),
  },
  'a bid': {
    ...{ who: 'leader', at: () => `/challenges/${open}/bid`, fields: () => bidForm(cast.team.id), other: { cost: '1' } },
    count: () => db.bidEnvelope.count(),
  },
  'the draft of a bid': {
    ...{ who: 'member', at: async () => `/challenges/${(await buildChallenge({ alliance: cast.alliance })).challenge.id}/bid` },
    ...{ fields: () => bidForm(cast.team.id, { intent: 'draft' }), other: { cost: '1' } },
    count: () => db.bidEnvelope.count(),
  },
  'a result': {
    ...{ who: 'leader', at: () => '/results/new', other: { title: '另一项成果' } },
    fields: () => resultForm({ workshopId: cast.team.id }),
    count: () => db.result.count(),
  },
  'a resource': {
    ...{ who: 'leader', at: () => '/resources/new', other: { title: '另一个会议室' } },
    fields: () => resourceForm({ workshopId: cast.team.id }),
    count: () => db.resource.count(),
  },
  'an alliance': {
    ...{ who: 'leader', at: () => '/alliances/new', fields: () => allianceForm(cast.team.id), other: { purpose: '另一个目的' } },
    count: () => db.alliance.count(),
  },
  'a report on a milestone': {
    ...{ who: 'member', at: () => `/challenges/${working}/work`, other: { text: '另一份进展' } },
    fields: async () => {
      const { id } = await db.milestone.findFirstOrThrow({ where: { challengeId: working, status: 'in_progress' } })
      return { intent: 'report', milestoneId: id, text: '本周完成试用', key: randomUUID() }
    },
    count: () => db.milestoneReport.count(),
  },
}

const HUNDRED = Array.from({ length: 100 }, (_, place) => place)
const masked = (answer: Response) => [answer.status, answer.headers.get('location')] as const

describe('P11 a submission counts once', () => {
  it.each(Object.entries(forms))('P11 a hundred at once of %s make one, and all are told the same', async (_what, form) => {
    const [at, fields, before] = [await form.at(), await form.fields(), await form.count()]
    const answers = await Promise.all(HUNDRED.map(() => person(form.who).post(at, fields)))
    const told = new Set(answers.map((answer) => masked(answer).join(' ')))
    expect([...told]).toEqual([expect.stringMatching(/^303 \/\w+/)])
    expect(await form.count()).toBe(before + 1)
    const again = await person(form.who).post(at, fields)
    expect(masked(again).join(' ')).toBe([...told][0])
    const state = await databaseState()
    const changed = await person(form.who).post(at, { ...fields, ...form.other })
    expect([changed.status, await changed.text()]).toEqual([422, expect.stringContaining('同一提交编号的内容不一致')])
    expect(changedTables(state, await databaseState())).toEqual([])
  })

  it.each(Object.entries(forms))(
    'bad input 42 %s without a submission number, or with none that is one, is refused',
    async (_what, form) => {
      const [at, fields] = [await form.at(), await form.fields()]
      const state = await databaseState()
      for (const given of [
        without(fields, 'key'),
        { ...fields, key: '' },
        { ...fields, key: 'x'.repeat(10_000) },
        { ...fields, key: 'a\r\nb' },
      ]) {
        const answer = await person(form.who).post(at, given)
        expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('缺少提交编号')])
      }
      expect(changedTables(state, await databaseState())).toEqual([])
    },
  )

  it('P11 a hundred at once of a token make one, shown to one alone', async () => {
    const fields = { intent: 'create_token', name: '脚本', key: randomUUID() }
    const answers = await Promise.all(HUNDRED.map(async () => (await person('lead').post('/settings', fields)).text()))
    const shown = answers.filter((html) => /<code[^>]*>[A-Za-z0-9_-]{43}<\/code>/.test(html))
    expect(shown).toHaveLength(1)
    expect(await db.apiToken.count({ where: { userId: cast.users.lead.id } })).toBe(1)
  })

  it('P11 the number of one person is another one’s own: each makes his own thing', async () => {
    const fields = problemForm()
    const answers = await Promise.all(['lead', 'leader', 'member'].map((name) => person(name).post('/problems/new', fields)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(3)
  })
})
