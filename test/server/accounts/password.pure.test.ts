import { expect, it } from 'vitest'
import { COMMON_PASSWORDS } from '~server/accounts/common-passwords'
import { hashPassword, newPassword, passwordMatches, typedPassword } from '~server/accounts/password'

const faults = (typed: unknown) => newPassword.safeParse(typed).error?.issues.map(({ message }) => message) ?? []

it.each([
  ['', ['required']],
  ['1234567', ['password_short']],
  ['😀😀😀😀', ['password_short']],
  ['password', ['password_common']],
  ['PassWord123', ['password_common']],
  ['woaini1314', ['password_common']],
  ['x'.repeat(129), ['too_long']],
  ['x'.repeat(1_000_000), ['too_large']],
  ['x'.repeat(128), []],
  ['correct horse', []],
  ['  两边有空格  ', []],
  ['ｆｕｌｌ－ｗｉｄｔｈ', []],
  ['😀😀😀😀😀😀😀😀', []],
  [undefined, ['required']],
  [{ not: '' }, ['required']],
])('row 18, 19: the new password %j has the faults %j', (typed, expected) => {
  expect(faults(typed)).toEqual(expected)
})

it('row 19: a password is taken as typed', () => {
  for (const typed of ['  两边有空格  ', 'ｆｕｌｌ－ｗｉｄｔｈ', 'é-e\u0301-e\u0301é-ab']) expect(newPassword.parse(typed)).toBe(typed)
})

it('ID-01 every common password is long enough to be typed', () => {
  const short = [...COMMON_PASSWORDS].filter((password) => password.length < 8)
  expect(short).toEqual([])
  expect([...COMMON_PASSWORDS].every((password) => password === password.toLowerCase())).toBe(true)
})

it('row 18: a password of a megabyte is refused before it is hashed', () => {
  expect(typedPassword.safeParse('x'.repeat(1_000_000)).success).toBe(false)
  expect(typedPassword.safeParse('x'.repeat(1024)).success).toBe(true)
})

it('ID-01 a password matches its own hash only, and without an account none does', async () => {
  const hash = await hashPassword('correct horse')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashPassword('correct horse')).not.toBe(hash)
  expect([await passwordMatches('correct horse', hash), await passwordMatches('Correct horse', hash)]).toEqual([true, false])
  expect(await passwordMatches('no account has this password', undefined)).toBe(false)
})
