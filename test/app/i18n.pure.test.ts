import { expect, it } from 'vitest'
import { catalogue as en } from '~/i18n/en'
import { onDemand } from '~/i18n/on-demand'
import { LANGUAGES, languageOf } from '~/i18n/languages'
import { refusals } from '~/i18n/refusals'
import { catalogue as zh } from '~/i18n/zh-CN'
import { ERROR_CODES } from '~server/core/errors'
import type { StateMachine } from '~server/core/states'
import { EVENTS } from '~server/events/catalogue'
import { todoKinds } from '~server/todos/todo'

/** Every sentence by the way to it; keys with dots in them (events) are one step. */
function sentencesOf(node: object, way: readonly string[] = []): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? sentencesOf(value, [...way, key])
      : [[[...way, key].join(' > '), String(value)] as [string, string]],
  )
}

const catalogues = {
  'zh-CN': new Map(sentencesOf({ ...zh, ...onDemand['zh-CN'], ...refusals['zh-CN'] })),
  en: new Map(sentencesOf({ ...en, ...onDemand.en, ...refusals.en })),
}
const both = Object.entries(catalogues)
const placeholders = (sentence = '') => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort()

/** "acceptanceVoteStates" → "acceptance_vote": the entity of a table, as pages and refusals name it. */
const entityOf = (name: string) => name.replace(/States$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const modules = import.meta.glob<Record<string, unknown>>('../../server/**/*.states.ts', { eager: true })
const isMachine = (value: unknown): value is StateMachine<string> => typeof value === 'object' && value !== null && 'moves' in value
const machines = Object.values(modules).flatMap((exported) =>
  Object.entries(exported).flatMap(([name, value]) => (isMachine(value) ? [[entityOf(name), value] as const] : [])),
)

const missingFrom = (section: string, keys: readonly string[]) =>
  both.flatMap(([language, sentences]) =>
    keys.filter((key) => !sentences.has(`${section} > ${key}`)).map((key) => `${language}: ${section} > ${key}`),
  )

it('AD-14 both catalogues have the same keys', () => {
  expect([...catalogues.en.keys()].sort()).toEqual([...catalogues['zh-CN'].keys()].sort())
  expect(catalogues.en.size).toBeGreaterThan(500)
})

it('AD-14 a sentence has the same placeholders in both languages', () => {
  const differ = [...catalogues['zh-CN']].flatMap(([key, sentence]) => {
    const [chinese, english] = [placeholders(sentence), placeholders(catalogues.en.get(key))]
    return chinese.join() === english.join() ? [] : [[key, chinese, english]]
  })
  expect(differ).toEqual([])
})

it('AD-14 nothing in a sentence looks like a placeholder and is none', () => {
  const broken = both.flatMap(([language, sentences]) =>
    [...sentences].filter(([, sentence]) => /[{}]/.test(sentence.replace(/\{\{\w+\}\}/g, ''))).map(([key]) => `${language}: ${key}`),
  )
  expect(broken).toEqual([])
})

it('AD-14 no sentence is empty', () => {
  const empty = both.flatMap(([language, sentences]) =>
    [...sentences].filter(([, sentence]) => sentence.trim() === '').map(([key]) => `${language}: ${key}`),
  )
  expect(empty).toEqual([])
})

it('AD-14 English holds no Chinese characters or signs, except the way back to Chinese', () => {
  const chinese = [...catalogues.en].filter(([, sentence]) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(sentence))
  expect(chinese).toEqual([['nav > other_language', '切换到中文']])
})

it('AD-14 each language offers the other one in the words of the other', () => {
  expect([zh.nav.other_language, en.nav.other_language]).toEqual(['Switch to English', '切换到中文'])
})

it('AD-14 in English "review" is what reviewers of bids do, never acceptance or triage', () => {
  const { cast_vote, conclude_acceptance, accept_milestone, triage_problem } = onDemand.en.todos.kinds
  const others = {
    ...onDemand.en.problems,
    ...onDemand.en.work,
    ...onDemand.en.acceptance,
    ...en.states.problem,
    ...en.states.milestone,
    ...en.states.acceptance,
  }
  const said = sentencesOf({ others, cast_vote, conclude_acceptance, accept_milestone, triage_problem })
  expect(said.length).toBeGreaterThan(80)
  expect(said.filter(([, sentence]) => /review/i.test(sentence))).toEqual([])
})

it('AD-14 every event has a sentence', () => {
  expect(Object.keys(EVENTS).length).toBeGreaterThan(40)
  expect(missingFrom('events', [...Object.keys(EVENTS), 'unknown'])).toEqual([])
})

it('AD-14 no sentence is left of an event that cannot happen', () => {
  expect(Object.keys(zh.events).filter((name) => name !== 'unknown' && !Object.hasOwn(EVENTS, name))).toEqual([])
})

it('AD-14 every refusal has a sentence', () => {
  expect(ERROR_CODES.length).toBeGreaterThan(25)
  expect(missingFrom('errors', ERROR_CODES)).toEqual([])
})

it('AD-14 every table of states is found', () => {
  const entities = [
    'acceptance',
    'acceptance_vote',
    'alliance_member',
    'bid',
    'challenge',
    'milestone',
    'problem',
    'resource',
    'result',
    'review',
    'user',
  ]
  expect(machines.map(([entity]) => entity)).toEqual(expect.arrayContaining(entities))
})

it.each(machines)('AD-14 every state of %s has a name under it', (entity, { initial, ends, moves }) => {
  const reached = Object.values(moves).flatMap(({ from, to }) => [...from, to])
  const states = [...new Set([initial, ...ends, ...reached])]
  expect(states.length).toBeGreaterThan(1)
  expect(missingFrom(`states > ${entity}`, states)).toEqual([])
})

it.each(machines)('AD-14 every action on %s has a name', (_entity, { moves }) => {
  expect(Object.keys(moves).length).toBeGreaterThan(0)
  expect(missingFrom('actions', Object.keys(moves))).toEqual([])
})

it('AD-14 every kind of to-do has a sentence, and no other has', () => {
  for (const catalogue of Object.values(onDemand)) expect(Object.keys(catalogue.todos.kinds).sort()).toEqual([...todoKinds].sort())
})

it.each([
  ['', 'zh-CN'],
  ['theme=dark', 'zh-CN'],
  ['language=en', 'en'],
  ['theme=dark; language=en', 'en'],
  ['language=zh-CN; theme=dark', 'zh-CN'],
  ['language=fr', 'zh-CN'],
  ['language=', 'zh-CN'],
  ['language=en-GB', 'zh-CN'],
  ['mylanguage=en', 'zh-CN'],
  ['x=language=en', 'zh-CN'],
  ['language=__proto__', 'zh-CN'],
])('AD-14 the cookie "%s" chooses %s', (cookie, language) => {
  expect(languageOf(cookie)).toBe(language)
  expect(LANGUAGES).toContain(language)
})
