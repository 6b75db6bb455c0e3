import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedRuleSets } from '~prisma/reference/rule-sets/shipped'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { changeDatum } from '../server/rules/given'
import { tokensOf } from './actors'
import { buildCast, startAppWithFiles, type Cast } from './world'

let app: App
let cast: Cast
let leader: Person
let headers: Record<string, string>
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  leader = await signInAs(app, cast.users.leader.username)
  headers = (await tokensOf(cast.users)).leader
})
afterAll(() => app.stop())

interface Item {
  readonly key: string
  readonly required: unknown
  readonly state: string
}

const CHECKED_ALLIANCE = ['alliance.min_workshops', 'alliance.min_sectors']
const shipped = shippedRuleSets.flatMap((ruleSet) =>
  ruleSet.clauses.flatMap(({ parameters }) => parameters.map((parameter) => ({ ...parameter, ruleSet: ruleSet.key }))),
)
/** Conditions of the other kind of workshop do not concern this one. */
const concerns = ({ key, evaluator }: { key: string; evaluator?: string }) =>
  (evaluator !== undefined && !key.endsWith('@model_worker')) || CHECKED_ALLIANCE.includes(key)
const items = shipped.filter(concerns)

/** What a page says, without its scripts. */
const words = async (at: string) => (await (await leader.get(at)).text()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ')

const isOfAlliance = (key: string) => key.startsWith('alliance.')
const pageOf = (key: string) => (isOfAlliance(key) ? `/alliances/${cast.alliance.id}` : `/workshops/${cast.team.id}/checks`)

async function fromApi(key: string): Promise<Item | undefined> {
  const at = isOfAlliance(key) ? `alliances/${cast.alliance.id}` : `workshops/${cast.team.id}`
  const { requirements } = (await (await fetch(`${app.origin}/api/v1/${at}`, { headers })).json()) as { requirements: Item[] }
  return requirements.find((one) => one.key === key)
}

/** Strange enough to be found on a page by itself. */
const STRANGE = 4321

describe('one datum: the check, the page and the API follow it together', () => {
  it.each(items.filter(({ value }) => typeof value === 'number').map((item) => [item.rule, item.key, item] as const))(
    '%s %s: a number',
    async (_rule, key, { value, ruleSet }) => {
      expect((await fromApi(key))?.required).toBe(value)
      await changeDatum({ key }, STRANGE)
      expect(await fromApi(key)).toMatchObject({ required: STRANGE })
      // Nobody has so many; of years without a result there may be so many more.
      expect((await fromApi(key))?.state).not.toBe(key === 'keeping.years_without_results' ? 'not_met' : 'met')
      expect(await words(pageOf(key))).toContain(String(STRANGE))
      expect(await words(`/policies/${ruleSet}`)).toContain(String(STRANGE))
      await changeDatum({ key }, value)
      expect(await words(pageOf(key))).not.toContain(String(STRANGE))
    },
  )

  it.each(items.filter(({ value }) => typeof value !== 'number').map((item) => [item.rule, item.key, item] as const))(
    '%s %s: a list',
    async (_rule, key, { value, ruleSet }) => {
      const list = value as readonly string[]
      const before = [await words(pageOf(key)), await words(`/policies/${ruleSet}`)]
      const fewer = list.length > 1 ? list.slice(1) : key.endsWith('leader') ? list : ['no_such_word']
      await changeDatum({ key }, fewer)
      expect((await fromApi(key))?.required).toEqual(fewer)
      const after = [await words(pageOf(key)), await words(`/policies/${ruleSet}`)]
      expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, false])
      await changeDatum({ key }, list)
    },
  )
})
