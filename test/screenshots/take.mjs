// npm run screenshots: the pictures of the README, taken from a demo of its own. `npm run screenshots -- http://…` takes
// them from a demo that runs already; nothing in it is changed.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build, fail, install, root } from '../../server/setup/steps.mjs'
import { ensureBrowser } from '../browser-setup.mjs'
import { shrinkPng } from './shrink-png.mjs'

const PORT = '3999'
const PASSWORD = 'chuangmeng-demo'
const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** What each picture shows: who looks, on what, and the way there. */
const pictures = [
  { name: 'home', device: desktop, go: (page) => page.goto('/') },
  { name: 'board', device: desktop, go: (page) => page.goto('/challenges') },
  { name: 'challenge', device: desktop, user: 'lead', go: (page) => follow(page, '/challenges', '床上踝泵运动计数与提醒装置') },
  { name: 'report', device: { ...phone, viewport: { width: 390, height: 1010 } }, user: 'member', go: reportProblem },
  { name: 'reviews', device: desktop, user: 'province', go: (page) => follow(page, '/todos', '离床跌倒预警的床边感知方案') },
  { name: 'search', device: { ...phone, colorScheme: 'dark' }, go: (page) => page.goto(`/search?q=${encodeURIComponent('踝泵')}`) },
  { name: 'result', device: desktop, go: (page) => follow(page, '/results', '手术室回风口免拆清洁') },
  { name: 'alliance', device: desktop, go: (page) => follow(page, '/alliances', '科普教具共创创新工作室联盟') },
]

async function follow(page, from, title) {
  await page.goto(from)
  await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function reportProblem(page) {
  await page.goto('/problems/new')
  await page.waitForSelector('html[data-live="on"]')
  await page.getByLabel('具体情况').fill('病人压疮发现得晚，想要受压太久就提醒翻身的垫子。')
  await page.getByLabel('一句话说清问题').fill('卧床病人褥疮预警垫')
  await page.getByText('压力性损伤预警垫的研制与应用').waitFor()
}

async function take(browser, origin, { name, device, user, go }) {
  const context = await browser.newContext({ ...device, baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  if (user) {
    await page.goto('/sign-in')
    await page.getByLabel('账号', { exact: true }).fill(user)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
  }
  await go(page)
  await page.waitForLoadState('networkidle')
  const png = shrinkPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  const file = path.join(root, 'test/screenshots', `${name}.png`)
  writeFileSync(file, png)
  process.stdout.write(`  ${path.relative(root, file)}  ${Math.round(png.length / 1024)} kB\n`)
  await context.close()
}

/** A demo in a directory of its own, gone afterwards. */
async function startDemo() {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-screenshots-'))
  chmodSync(dir, 0o755)
  const env = { ...process.env, NODE_ENV: 'production', PORT, PUBLIC_ORIGIN: `http://localhost:${PORT}`, DATA_DIR: dir, DEMO: '1' }
  const child = spawn(process.execPath, [path.join(root, 'build/start/index.js')], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => chunk.toString().includes('就绪') && resolve())
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(dir, { recursive: true, force: true })
  }
  return { origin: env.PUBLIC_ORIGIN, stop }
}

process.chdir(root)
try {
  await install()
  const executablePath = await ensureBrowser()
  const given = process.argv[2]
  if (!given) await build()
  const demo = given ? { origin: given, stop: () => Promise.resolve() } : await startDemo()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] })
  try {
    for (const picture of pictures) await take(browser, demo.origin, picture)
  } finally {
    await browser.close()
    await demo.stop()
  }
} catch (error) {
  fail(error)
}
