import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromRoot } from '~server/core/root'

const text = (file: string) => readFileSync(fromRoot(file), 'utf8')
const readmes = ['README.md', 'README.zh-CN.md'].map((file) => [file, text(file)] as const)
const [, english] = readmes[0]!
const [, chinese] = readmes[1]!

const headings = (page: string) => [...page.matchAll(/^(#+) /gm)].map(([, level]) => level)
const decisions = (page: string) => [...page.matchAll(/^\* \*\*(\d{4}-\d\d-\d\d) /gm)].map(([, day]) => day)
const pictures = (page: string) => [...page.matchAll(/test\/screenshots\/[\w-]+\.png/g)].map(([file]) => file)
/** Addresses inside the repository: [words](file), [words](<file>), src="file". */
const links = (page: string) =>
  [...page.matchAll(/\]\(<([^>]+)>\)|\]\(([^)<]+)\)|src="([^"]+)"/g)]
    .map(([, bracketed, plain, source]) => bracketed ?? plain ?? source ?? '')
    .filter((link) => !/^https?:/.test(link))

const variables = [...text('server/core/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? '')
const commands = Object.keys((JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts)
/** Steps of other commands: nobody calls them alone. */
const INNER = ['build']

it('the configuration of the code has variables to compare with', () => {
  expect(variables).toContain('PUBLIC_ORIGIN')
  expect(variables.length).toBeGreaterThan(10)
})

it.each(readmes)('%s has a row for every variable of the configuration, and no other', (_file, page) => {
  const section = page.split(/^## /m).find((part) => /^(Configuration|配置)\n/.test(part)) ?? ''
  const rows = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name ?? '')
  expect([...rows].sort()).toEqual([...variables].sort())
})

it.each(readmes)('%s names every command', (_file, page) => {
  const named = (command: string) => page.includes(`npm ${command}`) || page.includes(`npm run ${command}`)
  expect(commands.filter((command) => !INNER.includes(command) && !named(command))).toEqual([])
})

it('both languages have the same headings, decisions and pictures, one for one', () => {
  expect(headings(chinese)).toEqual(headings(english))
  expect(decisions(chinese)).toEqual(decisions(english))
  expect(decisions(english).length).toBeGreaterThan(0)
  expect(pictures(chinese)).toEqual(pictures(english))
})

it.each(readmes)('%s links to files that are there', (_file, page) => {
  expect(links(page).length).toBeGreaterThan(10)
  expect(links(page).filter((link) => !existsSync(fromRoot(link)))).toEqual([])
})

it('every picture is shown, and none is heavy', () => {
  const kept = readdirSync(fromRoot('test/screenshots'))
    .filter((name) => name.endsWith('.png'))
    .map((name) => `test/screenshots/${name}`)
  expect([...pictures(english)].sort()).toEqual(kept.sort())
  expect(kept.filter((file) => statSync(fromRoot(file)).size > 200_000)).toEqual([])
})
