// A Chromium for the browser journeys: the machine's own, Debian's, or the one of an npm package. Nothing else is downloaded.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { step } from '../server/setup/steps.mjs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome']

function found() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  return PLACES.find((place) => existsSync(place))
}

const works = (program) => spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0

/** Debian's packages, where this may install them: Chromium and a font with Chinese characters. */
async function installFromDebian() {
  const apt = spawnSync('which', ['apt-get']).status === 0
  const root = process.getuid?.() === 0
  const sudo = !root && spawnSync('sudo', ['-n', 'true']).status === 0
  if (!apt || (!root && !sudo)) return
  const run = (...args) => (root ? ['apt-get', args] : ['sudo', ['-n', 'apt-get', ...args]])
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await step('包列表 apt-get update', ...run('update', '-qq'), { env })
    await step('安装浏览器 chromium', ...run('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'), { env })
  } catch (error) {
    process.stderr.write(`  ${error.message}\n`)
  }
}

/** The path of a Chromium that runs here. Throws when there is none. */
export async function ensureBrowser() {
  if (!found()) await installFromDebian()
  const installed = found()
  if (installed && works(installed)) return installed
  const { default: packaged } = await import('@sparticuz/chromium')
  const path = await packaged.executablePath()
  if (works(path)) return path
  throw new Error('There is no Chromium that runs here: install one and set CHROMIUM_PATH.')
}
