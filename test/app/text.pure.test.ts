import { expect, it } from 'vitest'
import { catalogue as en } from '~/i18n/en'
import { refusals, type RefusalKey } from '~/i18n/refusals'
import { fieldSentence, refusalSentence } from '~/i18n/sentences'
import { sentencesOf } from '~/i18n/on-demand'
import { textOf } from '~/i18n/server'
import { createText, type TextKey } from '~/i18n/text'
import { catalogue as zh } from '~/i18n/zh-CN'

const chinese = createText<TextKey | RefusalKey>('zh-CN', zh, refusals['zh-CN'])
const english = createText<TextKey | RefusalKey>('en', en, refusals.en)
const refused = (detail: Record<string, string | number>, code: Parameters<typeof refusalSentence>[0]['code']) =>
  [chinese, english].map((text) => refusalSentence({ code, detail }, text))

it('AD-14 a sentence is found by its whole key in the language of the page', () => {
  expect([chinese.language, chinese.t('nav.home'), chinese.t('challenges.tabs.bids')]).toEqual(['zh-CN', '首页', '投标与评审'])
  expect([english.language, english.t('nav.home'), english.t('challenges.tabs.bids')]).toEqual(['en', 'Home', 'Bids and reviews'])
})

it('AD-14 keys that hold dots themselves are found too', () => {
  expect(english.t('events.challenge.published', { actor: '王' })).toBe('王 published the challenge')
})

it('AD-14 sentences that came with a page stand beside the others, and before them', () => {
  const page = english.with([sentencesOf('en', 'rules').sentences])
  expect(page.t('rules.requirement.alliance.min_sectors', { required: 2 })).toBe('Sectors, at least: 2')
  expect([page.t('nav.home'), english.t('rules.met')]).toEqual([english.t('nav.home'), ''])
})

it('AD-14 every placeholder is filled, words and numbers alike, as often as it stands there', () => {
  expect(chinese.t('common.page_of', { page: 2, pages: 7, total: 0 })).toBe('第 2 / 7 页，共 0 条')
  const twice = createText('en', { ...en, app: { ...en.app, name: '{{a}} and {{a}}, {{b}}' } })
  expect(twice.t('app.name', { a: 'x', b: 1.5 })).toBe('x and x, 1.5')
})

const bids = english.with([sentencesOf('en', 'bids').sentences])

it('AD-14 a placeholder without a value leaves nothing behind', () => {
  expect(bids.t('bids.form_title')).toBe('Bid: ')
  expect(bids.t('bids.form_title', { other: 'x' })).toBe('Bid: ')
})

it.each([undefined, null, true, { toString: () => 'x' }, ['x'], () => 'x'])(
  'AD-14 a value that is no word and no number is left out: %o',
  (title) => {
    expect(bids.t('bids.form_title', { title })).toBe('Bid: ')
  },
)

it('AD-14 what every object inherits is no value', () => {
  const odd = createText('en', { ...en, app: { ...en.app, name: '[{{constructor}}{{toString}}{{__proto__}}]' } })
  expect(odd.t('app.name', {})).toBe('[]')
})

it('AD-14 values are put in as they are: no pattern, no placeholder, no mark-up of theirs has a meaning', () => {
  for (const title of ['$&', '$1', '$$', '{{bidder}}', '<b>粗</b>', '\\'])
    expect(bids.t('bids.form_title', { title, bidder: 'no' })).toBe(`Bid: ${title}`)
})

it('AD-14 the first key that has a sentence is taken, with its values', () => {
  expect(english.find(['states.bid.opened', 'states.unknown'])).toBe('Opened')
  expect(english.find(['states.bid.no_such', 'states.unknown'])).toBe('Unknown state')
  expect(english.find(['no', 'events.bid.withdrawn', 'events.unknown'], { actor: '李' })).toBe('李 withdrew the bid')
  expect(english.find(['events.no.such', 'events.unknown'], { actor: '李' })).toBe('李 made a change')
})

it.each(['states', 'states.bid', 'states.bid.', '', 'constructor', 'toString', '__proto__'])(
  'AD-14 "%s" is no sentence: the last key answers',
  (key) => {
    expect(english.find([key, 'states.unknown'])).toBe('Unknown state')
  },
)

it('AD-14 a key that no catalogue has gives an empty sentence, never a fault', () => {
  expect([english.t('no.such' as TextKey), english.find(['no', 'no.such' as TextKey])]).toEqual(['', ''])
})

it('AD-14 the server has both languages at hand', () => {
  expect([textOf('zh-CN').t('nav.results'), textOf('en').t('nav.results')]).toEqual(['成果', 'Results'])
})

it('AD-14 a refusal names the state and the action as the page names them', () => {
  expect(refused({ entity: 'challenge', status: 'in_review', action: 'publish' }, 'conflict')).toEqual([
    '当前状态为「评审中」，不能执行「发榜」',
    'Not possible in the state “In review”: Publish',
  ])
  expect(refused({ entity: 'challenge', status: 'no_such', action: 'no_such' }, 'conflict')).toEqual([
    '当前状态为「未知状态」，不能执行「此操作」',
    'Not possible in the state “Unknown state”: This action',
  ])
})

it('AD-14 a refusal says its deadline in Beijing time', () => {
  expect(refused({ deadline: '2026-11-20T16:00:00.000Z' }, 'deadline_passed')).toEqual([
    '已过投标截止时间（北京时间 2026年11月21日 00:00），本次提交未被接收',
    'The deadline has passed (21 Nov 2026 00:00, Beijing time). Your bid was not taken',
  ])
})

it('AD-14 one code may have cases with a sentence each', () => {
  expect(refused({ missing: 'milestones', open: 1 }, 'milestones_incomplete')).toEqual([
    '还有 1 个里程碑没有通过',
    'Milestones not accepted yet: 1',
  ])
  expect(refused({ missing: 'else' }, 'milestones_incomplete')).toEqual(['里程碑尚未全部完成', 'Not all milestones are done'])
})

it('AD-14 a fault beside a field has its sentence with its numbers, and an unknown one has a general sentence', () => {
  const fault = { field: 'title', code: 'too_long', detail: { max: 200 } }
  expect([chinese, english].map((text) => fieldSentence(fault, text))).toEqual(['不超过 200 字', 'At most 200 characters'])
  expect(fieldSentence({ field: 'title', code: 'Invalid input: expected string' }, english)).toBe('This is not filled in correctly')
})
