import { expect, it } from 'vitest'
import { UnreadableBody } from '~/http/read-body'
import { unflatten } from '~/http/read-form'

function statusOf(run: () => unknown): number | string {
  try {
    return JSON.stringify(run())
  } catch (error) {
    if (error instanceof UnreadableBody) return error.status
    throw error
  }
}

it('AD-12 plain fields stay as they are, empty ones too', () => {
  expect(unflatten({ title: '泵', body: '', version: '3' })).toEqual({ title: '泵', body: '', version: '3' })
  expect(unflatten({})).toEqual({})
})

it('AD-12 a name with brackets is a list, of one as of many', () => {
  expect(unflatten({ 'expertIds[]': ['a'], 'files[]': ['x', 'y', 'x'] })).toEqual({ expertIds: ['a'], files: ['x', 'y', 'x'] })
})

it('AD-12 names with dots become objects, and numbers in them lists', () => {
  expect(unflatten({ 'members.0.name': 'li', 'members.0.duty': '测试', 'members.1.name': 'wu', 'place.city': '西安', title: 't' })).toEqual(
    {
      members: [{ name: 'li', duty: '测试' }, { name: 'wu' }],
      place: { city: '西安' },
      title: 't',
    },
  )
  expect(unflatten({ 'indicators.0': 'a', 'indicators.1': 'b' })).toEqual({ indicators: ['a', 'b'] })
})

it('AD-12 holes in a list close up, and its order is that of the numbers', () => {
  const fields = { 'rows.10.x': 'third', 'rows.2.x': 'second', 'rows.0.x': 'first' }
  expect(unflatten(fields)).toEqual({ rows: [{ x: 'first' }, { x: 'second' }, { x: 'third' }] })
  expect(unflatten({ 'rows.999': 'b', 'rows.7': 'a' })).toEqual({ rows: ['a', 'b'] })
})

it('AD-12 a great number makes no great list, and numbers of four digits make none', () => {
  expect((unflatten({ 'rows.999.x': '1' }).rows as unknown[]).length).toBe(1)
  expect(unflatten({ 'rows.1000.x': '1' })).toEqual({ rows: { 1000: { x: '1' } } })
})

it('AD-12 numbers and words together are an object', () => {
  expect(unflatten({ 'rows.0': 'a', 'rows.x': 'b' })).toEqual({ rows: { 0: 'a', x: 'b' } })
})

it('AD-12 lists stand inside lists', () => {
  expect(unflatten({ 'a.0.1': 'x', 'a.0.0': 'w', 'b.0.c[]': ['1', '2'] })).toEqual({ a: [['w', 'x']], b: [{ c: ['1', '2'] }] })
})

it.each([
  [{ a: 'x', 'a.b': 'y' }],
  [{ 'a.b': 'y', a: 'x' }],
  [{ a: '', 'a.0.b': 'y' }],
  [{ 'a.b': 'x', 'a.b.c': 'y' }],
  [{ 'a.b.c': 'y', 'a.b': 'x' }],
  [{ 'a[]': ['x'], 'a.0': 'y' }],
  [{ 'a.0': 'y', 'a[]': ['x'] }],
  [{ 'a[]': ['x'], 'a.length': 'y' }],
  [{ 'a[]': ['x'], a: 'y' }],
  [{ a: 'y', 'a[]': ['x'] }],
])('AD-12 a name cannot hold a value and names at once, whichever came first: %j is unreadable', (fields) => {
  expect(statusOf(() => unflatten(fields))).toBe(400)
})

const inherited = Object.getOwnPropertyNames(Object.prototype)
/** What hangs on each of them: a field must never reach it. */
const hangsOn = () =>
  inherited.map((name) => [name, ...Reflect.ownKeys(Object(Reflect.get(Object.prototype, name)) as object).map(String)].join())

it.each(inherited.flatMap((name) => [name, `${name}.call`, `${name}.${name}`, `a.${name}.call`, `${name}.0`, `a.${name}[]`]))(
  'AD-12 the field "%s" changes nothing that every object inherits',
  (name) => {
    const before = hangsOn()
    const read = unflatten({ [name]: name.endsWith('[]') ? ['x'] : 'x' })
    expect(hangsOn()).toEqual(before)
    expect([Object.getOwnPropertyNames(Object.prototype), Object.getPrototypeOf(read)]).toEqual([inherited, Object.prototype])
    expect(Object.keys(read)).toEqual(name.split('.').slice(0, 1))
  },
)
