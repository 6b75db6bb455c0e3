import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, devices, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { fromRoot } from '~server/core/root'

const executablePath = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((place) => existsSync(place))

/** A real Chromium, headless, that looks nothing up by itself. */
export function launchBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: npm test finds or installs a browser')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ]
  return chromium.launch({ executablePath, args })
}

export type Size = 'desktop' | 'phone'

interface ContextOptions {
  readonly size?: Size
  readonly scripts?: boolean
  readonly dark?: boolean
}

/** A fresh browser of one person: desktop or phone, light or dark, with or without scripts. */
export function newContext(
  browser: Browser,
  { size = 'desktop', scripts = true, dark = false }: ContextOptions = {},
): Promise<BrowserContext> {
  const { defaultBrowserType: _type, ...phone } = devices['iPhone 13']
  const device = size === 'phone' ? { ...phone, isMobile: true } : { viewport: { width: 1280, height: 900 } }
  return browser.newContext({
    ...device,
    javaScriptEnabled: scripts,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
}

/** A page that is left, or asked again meanwhile, breaks off what it was loading; Remix lets that be heard. Nobody sees it. */
const BROKEN_OFF = /AbortError|signal is aborted/

/** Faults that a page reports by itself: script errors and breaches of its content security policy. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = []
  const note = (words: string) => {
    if (!BROKEN_OFF.test(words)) faults.push(words)
  }
  page.on('pageerror', (error) => note(`${error.name}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) note(message.text())
  })
  return faults
}

/** Signs in through the page. */
export async function signIn(page: Page, origin: string, username: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('账号', { exact: true }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(FACTORY_PASSWORD)
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Waits until the page's scripts have taken over and its socket is open. */
export async function whenLive(page: Page): Promise<void> {
  await page.waitForSelector('html[data-live="on"]')
}

const axe = readFileSync(createRequire(fromRoot('package.json')).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: { readonly html: string }[]
}

/** What axe finds wrong with the page, as text; empty when nothing. WCAG 2.2 A and AA and axe's own best practices. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe
    return (await runner.run({ resultTypes: ['violations'] })).violations
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
