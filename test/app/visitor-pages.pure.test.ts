import { expect, it } from 'vitest'
import { announceCommit } from '~server/core/commits'
import { keepPage, keptPage, visitorTicket, type VisitorTicket } from '~/http/visitor-pages'

const ticketOf = (cookie = '') => visitorTicket(cookie, '') as VisitorTicket
const html = '<script nonce="first">1</script><p>首页</p><script nonce="first">2</script>'

it('a kept page carries the nonce of the answer that it is sent with, nowhere the first one', () => {
  keepPage(ticketOf(), '/', html, 'first')
  expect(keptPage(ticketOf(), '/', 'second')).toBe(html.replaceAll('first', 'second'))
})

it('a commit empties what is kept', () => {
  keepPage(ticketOf(), '/', html, 'first')
  announceCommit()
  expect(keptPage(ticketOf(), '/', 'second')).toBeUndefined()
})

it('a page that was read before a commit and drawn after it is not kept', () => {
  const before = ticketOf()
  announceCommit()
  keepPage(before, '/', html, 'first')
  expect(keptPage(ticketOf(), '/', 'second')).toBeUndefined()
})

it.each([
  ['another language', 'language=en', '/'],
  ['another theme', 'theme=dark', '/'],
  ['another query', '', '/?page=2'],
])('%s is another page', (_what, cookie, path) => {
  keepPage(ticketOf(), '/', html, 'first')
  expect(keptPage(ticketOf(cookie), path, 'second')).toBeUndefined()
})

it.each([
  ['a session', 'chuangmeng_session=abc', ''],
  ['a cookie that is not ours, beside the language', 'language=en; other=1', ''],
  ['a token', '', 'Bearer abc'],
])('whoever brings %s is no visitor', (_what, cookie, authorization) => {
  expect(visitorTicket(cookie, authorization)).toBeUndefined()
})

it('the oldest page goes when there are too many, whatever addresses somebody thinks of', () => {
  announceCommit()
  keepPage(ticketOf(), '/first', html, 'first')
  for (let i = 0; i < 300; i++) keepPage(ticketOf(), `/challenges?page=${i}`, html, 'first')
  expect(keptPage(ticketOf(), '/first', 'n')).toBeUndefined()
  expect(keptPage(ticketOf(), '/challenges?page=299', 'n')).toBeDefined()
})
