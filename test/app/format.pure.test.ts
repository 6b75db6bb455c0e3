import { expect, it } from 'vitest'
import { formatDay, formatMoney, formatScore, formatSize, formatTime, machineTime, toYuanInput } from '~/i18n/format'

const YUAN = 100n

it.each([
  [0n, '0.00 元', 'CNY 0.00', '0.00'],
  [1n, '0.01 元', 'CNY 0.01', '0.01'],
  [10n, '0.10 元', 'CNY 0.10', '0.10'],
  [99n, '0.99 元', 'CNY 0.99', '0.99'],
  [YUAN, '1.00 元', 'CNY 1.00', '1.00'],
  [999n * YUAN, '999.00 元', 'CNY 999.00', '999.00'],
  [1_000n * YUAN, '1,000.00 元', 'CNY 1,000.00', '1000.00'],
  [2_000n * YUAN + 5n, '2,000.05 元', 'CNY 2,000.05', '2000.05'],
  [9_900n * YUAN, '9,900.00 元', 'CNY 9,900.00', '9900.00'],
  [999_999n, '9,999.99 元', 'CNY 9,999.99', '9999.99'],
  [10_000n * YUAN, '1 万元', 'CNY 10,000.00', '10000.00'],
  [1_000_001n, '10,000.01 元', 'CNY 10,000.01', '10000.01'],
  [10_001n * YUAN, '10,001.00 元', 'CNY 10,001.00', '10001.00'],
  [10_099n * YUAN, '10,099.00 元', 'CNY 10,099.00', '10099.00'],
  [10_100n * YUAN, '1.01 万元', 'CNY 10,100.00', '10100.00'],
  [11_000n * YUAN, '1.1 万元', 'CNY 11,000.00', '11000.00'],
  [12_500n * YUAN, '1.25 万元', 'CNY 12,500.00', '12500.00'],
  [12_550n * YUAN, '12,550.00 元', 'CNY 12,550.00', '12550.00'],
  [50_000n * YUAN, '5 万元', 'CNY 50,000.00', '50000.00'],
  [100_000n * YUAN, '10 万元', 'CNY 100,000.00', '100000.00'],
  [10_050_000n * YUAN, '1,005 万元', 'CNY 10,050,000.00', '10050000.00'],
  [100_000_000n * YUAN, '10,000 万元', 'CNY 100,000,000.00', '100000000.00'],
  [9_007_199_254_740_993n, '90,071,992,547,409.93 元', 'CNY 90,071,992,547,409.93', '90071992547409.93'],
])('AD-14 %d fen is %s in Chinese, %s in English and %s in a field', (fen, chinese, english, field) => {
  expect(formatMoney(fen, 'zh-CN')).toBe(chinese)
  expect(formatMoney(fen, 'en')).toBe(english)
  expect(toYuanInput(fen)).toBe(field)
})

it('AD-14 Chinese money says exactly the amount that English and the field say', () => {
  const amounts = Array.from({ length: 2_000 }, (_, index) => BigInt(index) * 1_237n * 7n ** BigInt(index % 5))
  for (const fen of amounts) {
    const [number = '', unit = ''] = formatMoney(fen, 'zh-CN').split(' ')
    const [whole = '', decimals = ''] = number.replaceAll(',', '').split('.')
    const said = unit === '万元' ? BigInt(whole) * 1_000_000n + BigInt(decimals.padEnd(6, '0')) : BigInt(whole + decimals)
    expect([said, unit === '万元' || unit === '元']).toEqual([fen, true])
    expect(formatMoney(fen, 'en').replace('CNY ', '').replaceAll(',', '')).toBe(toYuanInput(fen))
  }
})

it.each([
  ['2026-11-20T15:59:59.999Z', '2026年11月20日', '20 Nov 2026', '23:59'],
  ['2026-11-20T16:00:00.000Z', '2026年11月21日', '21 Nov 2026', '00:00'],
  ['2026-11-20T16:00:59.999Z', '2026年11月21日', '21 Nov 2026', '00:00'],
  ['2026-11-21T00:00:00.000Z', '2026年11月21日', '21 Nov 2026', '08:00'],
  ['2026-11-21T01:05:00.000Z', '2026年11月21日', '21 Nov 2026', '09:05'],
  ['2026-12-31T15:59:00.000Z', '2026年12月31日', '31 Dec 2026', '23:59'],
  ['2026-12-31T16:00:00.000Z', '2027年1月1日', '1 Jan 2027', '00:00'],
  ['2028-02-28T16:00:00.000Z', '2028年2月29日', '29 Feb 2028', '00:00'],
  ['2027-02-28T16:00:00.000Z', '2027年3月1日', '1 Mar 2027', '00:00'],
  ['2026-09-30T15:59:59.000Z', '2026年9月30日', '30 Sep 2026', '23:59'],
  // China's clocks were set forward in these summers; what is kept here is 北京时间 as it is today.
  ['1990-07-01T12:00:00.000Z', '1990年7月1日', '1 Jul 1990', '20:00'],
])('AD-14 the instant %s is %s, %s, %s in Beijing', (instant, chinese, english, hour) => {
  const at = new Date(instant)
  expect([formatDay(at, 'zh-CN'), formatTime(at, 'zh-CN')]).toEqual([chinese, `${chinese} ${hour}`])
  expect([formatDay(at, 'en'), formatTime(at, 'en')]).toEqual([english, `${english} ${hour}`])
  expect(machineTime(at)).toBe(instant)
})

it('AD-14 the twelve months have twelve names', () => {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)))
  expect(months.map((at) => formatDay(at, 'zh-CN'))).toEqual(months.map((_, month) => `2026年${month + 1}月15日`))
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  expect(months.map((at) => formatDay(at, 'en'))).toEqual(names.map((name) => `15 ${name} 2026`))
})

it('AD-14 the machine that shows a time may stand in any time zone', () => {
  const before = process.env.TZ
  try {
    const zones = { UTC: 0, 'America/Los_Angeles': 480, 'Pacific/Kiritimati': -840, 'Asia/Shanghai': -480 }
    for (const [zone, offset] of Object.entries(zones)) {
      process.env.TZ = zone
      const at = new Date('2026-11-20T16:00:00Z')
      expect([at.getTimezoneOffset(), formatTime(at, 'zh-CN')]).toEqual([offset, '2026年11月21日 00:00'])
    }
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})

it.each([
  [0, '1 KB'],
  [1, '1 KB'],
  [1_024, '1 KB'],
  [1_535, '1 KB'],
  [1_536, '2 KB'],
  [12_288, '12 KB'],
  [1_047_551, '1023 KB'],
  [1_047_552, '1023 KB'],
  [1_048_575, '1.0 MB'],
  [1_048_576, '1.0 MB'],
  [3_565_158, '3.4 MB'],
  [20 * 1_048_576, '20.0 MB'],
])('AD-14 a file of %d bytes is shown as %s', (bytes, shown) => {
  expect(formatSize(bytes)).toBe(shown)
})

it.each([
  [0, '0'],
  [5, '0.01'],
  [4, '0'],
  [100, '0.1'],
  [1_000, '1'],
  [1_005, '1.01'],
  [9_999, '10'],
  [10_000, '10'],
  [59_900, '59.9'],
  [60_000, '60'],
  [87_500, '87.5'],
  [87_050, '87.05'],
  [87_333, '87.33'],
  [87_335, '87.34'],
  [87_667, '87.67'],
  [90_000, '90'],
  [99_990, '99.99'],
  [99_999, '100'],
  [100_000, '100'],
])('AD-14 %d thousandths of a point are %s points', (milli, shown) => {
  expect(formatScore(milli)).toBe(shown)
})
