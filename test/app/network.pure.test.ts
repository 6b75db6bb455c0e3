import { expect, it } from 'vitest'
import { networkOf } from '~/http/network'

it.each([undefined, ''])('AD-12 no address (%s) has no network', (address) => {
  expect(networkOf(address)).toBe('')
})

it.each(['127.0.0.1', '10.0.0.7', '203.0.113.255', '0.0.0.0', '255.255.255.255'])('AD-12 an IPv4 address counts whole: %s', (address) => {
  expect(networkOf(address)).toBe(address)
})

it.each([
  '::ffff:203.0.113.9',
  '::FFFF:203.0.113.9',
  '::ffff:cb00:7109',
  '::FFFF:CB00:7109',
  '0:0:0:0:0:ffff:203.0.113.9',
  '0:0:0:0:0:ffff:cb00:7109',
  '0000:0000:0000:0000:0000:ffff:cb00:7109',
  '0::ffff:203.0.113.9',
  '::0:ffff:cb00:7109',
  '::ffff:203.0.113.9%eth0',
  '::ffff:cb00:7109%2',
])('AD-12 an IPv4 address written as IPv6 is that IPv4 address: %s', (address) => {
  expect(networkOf(address)).toBe('203.0.113.9')
})

it('AD-12 two IPv4 addresses written as IPv6 stay two', () => {
  expect([networkOf('::ffff:1.2.3.4'), networkOf('::ffff:102:305'), networkOf('::ffff:0:0')]).toEqual(['1.2.3.4', '1.2.3.5', '0.0.0.0'])
})

it.each([
  '2001:db8:1:2:3:4:5:6',
  '2001:DB8:1:2:3:4:5:6',
  '2001:0db8:0001:0002:0003:0004:0005:0006',
  '2001:db8:1:2::',
  '2001:db8:1:2::1',
  '2001:db8:1:2:0:0:0:1',
  '2001:db8:1:2:ffff:ffff:ffff:ffff',
  '2001:db8:1:2::ffff:203.0.113.9',
  '2001:db8:1:2:3:4:203.0.113.9',
  '2001:db8:1:2::1%eth0',
  '2001:DB8:1:2::1%25en0',
])('AD-12 an IPv6 address counts by its /64, however it is written: %s', (address) => {
  expect(networkOf(address)).toBe('2001:0db8:0001:0002::/64')
})

it.each([
  ['::', '0000:0000:0000:0000::/64'],
  ['::1', '0000:0000:0000:0000::/64'],
  ['0:0:0:0:0:0:0:1', '0000:0000:0000:0000::/64'],
  ['::203.0.113.9', '0000:0000:0000:0000::/64'],
  ['fe80::1%eth0', 'fe80:0000:0000:0000::/64'],
  ['fe80::a:b:c:d%lo0', 'fe80:0000:0000:0000::/64'],
  ['2001::1', '2001:0000:0000:0000::/64'],
  ['2001:db8::1', '2001:0db8:0000:0000::/64'],
  ['2001:db8:1::', '2001:0db8:0001:0000::/64'],
  ['2001:db8::1:2:3:4:5', '2001:0db8:0000:0001::/64'],
  ['::2:3:4:5:6:7:8', '0000:0002:0003:0004::/64'],
  ['1::3:4:5:6:7:8', '0001:0000:0003:0004::/64'],
  ['::3:4:5:6:203.0.113.9', '0000:0000:0003:0004::/64'],
  ['64:ff9b::203.0.113.9', '0064:ff9b:0000:0000::/64'],
])('AD-12 the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

it('AD-12 65,536 addresses of one /64 are one network, 256 neighbouring /64s are 256', () => {
  const one = new Set(
    Array.from({ length: 65_536 }, (_, last) => networkOf(`2001:db8:1:2:${(last * 7).toString(16).slice(-4)}::${last.toString(16)}`)),
  )
  expect([...one]).toEqual(['2001:0db8:0001:0002::/64'])
  expect(new Set(Array.from({ length: 256 }, (_, subnet) => networkOf(`2001:db8:1:${subnet.toString(16)}::1`))).size).toBe(256)
})

it('AD-12 a port that a proxy adds makes no other network', () => {
  expect(new Set(['203.0.113.9:1', '203.0.113.9:65535', '203.0.113.9'].map(networkOf))).toEqual(new Set(['203.0.113.9']))
  expect(networkOf('[2001:db8::1]:80')).toBe(networkOf('[2001:db8::2]:81'))
})

it.each([':::', 'x:y', ':', '1:2:3:4:5:6:7:8:9', '%', '::%', '::ffff:999.1.1.1', '::ffff:1.2.3', '1::2::3', '::1.2.3.4.5'])(
  'AD-12 what is no address still has a short name and breaks nothing: %s',
  (address) => {
    expect(networkOf(address)).toMatch(/^[\w.:%/]{1,60}$/)
  },
)
