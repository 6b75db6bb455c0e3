import { afterAll, beforeAll, describe } from 'vitest'
import type { Browser } from 'playwright-core'
import { startApp, type App } from '~test/support/app'
import { launchBrowser } from '~test/support/browser'
import { prepareCast, Stage, type Cast } from './journey'
import { findingPath } from './finding-path'
import { intakePath } from './intake-path'
import { biddingPath } from './bidding-path'
import type { Story } from './story'
import { workPath } from './work-path'

let app: App
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

describe.each([
  ['with scripts', true, '甲'],
  ['with scripts off', false, '乙'],
] as const)('the main path %s', (_name, scripts, tag) => {
  let stage: Stage
  let cast: Cast
  beforeAll(async () => {
    cast = await prepareCast(tag)
    stage = new Stage(browser, app.origin, { scripts })
  })
  afterAll(() => stage.close())
  const story: Story = { stage: () => stage, cast: () => cast, world: {} }
  intakePath(story)
  biddingPath(story)
  workPath(story)
  findingPath(story)
})
