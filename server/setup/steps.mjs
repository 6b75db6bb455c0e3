// What a fresh checkout needs before anything else can run. Plain JavaScript with Node's own modules only.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')
const TICK_MS = 10_000

/** Runs one long step: says what it is, how long it has taken, and shows its words only when it fails. */
export async function step(label, command, args, { env = {}, show = false } = {}) {
  const startedAt = Date.now()
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0)
  const live = process.stderr.isTTY
  const draw = () => process.stderr.write(live ? `\r\x1b[K  ${label}… ${seconds()} s` : `  ${label}… ${seconds()} s\n`)
  draw()
  const timer = setInterval(draw, live ? 250 : TICK_MS)
  let words = ''
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (chunk) => (words += chunk))
    child.stderr?.on('data', (chunk) => (words += chunk))
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (exit) => resolve(exit ?? 1))
  })
  clearInterval(timer)
  process.stderr.write(`${live ? '\r\x1b[K' : ''}  ${label} ${code === 0 ? '✓' : '✗'} ${seconds()} s\n`)
  if (code !== 0) throw new Error(`${label}: ${words || code}`)
  return words
}

const bin = (name) => path.join(root, 'node_modules/.bin', name)
const hashFile = (file) =>
  createHash('sha256')
    .update(readFileSync(path.join(root, file)))
    .digest('hex')

/** node_modules as package-lock.json says. */
export async function install() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node ${process.versions.node} is too old: 20.19 or newer is needed (24 for production).`)
  const stamp = path.join(root, 'node_modules/.installed')
  const wanted = hashFile('package-lock.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await step('安装依赖 install', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

const SOURCES = ['app', 'server', 'search', 'prisma', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json']

function* files(entry) {
  const full = path.join(root, entry)
  if (!statSync(full).isDirectory()) return void (yield full)
  for (const name of readdirSync(full).sort()) {
    const inner = path.join(entry, name)
    if (inner !== path.join('server', 'core', 'generated')) yield* files(inner)
  }
}

/** A fingerprint of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const entry of SOURCES) for (const file of files(entry)) hash.update(path.relative(root, file)).update(readFileSync(file))
  return hash.digest('hex')
}

/** The typed database client, from the schema. The schema engine that Prisma would fetch is not needed for it. */
export async function generate() {
  await step('生成数据库客户端 generate', bin('prisma'), ['generate', '--schema', 'prisma/schema'], {
    env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
}

/** The programs that start: bundled by esbuild, because Remix takes Vite's own server input for itself. */
export async function bundle() {
  const args = [
    'server/index.ts',
    'server/cli.ts',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--target=node20',
    '--packages=external',
    '--sourcemap',
    '--outdir=build/start',
    '--log-level=warning',
  ]
  await step('打包服务 bundle', bin('esbuild'), args)
}

/** build/ as the sources say; nothing is done when it is. */
export async function build() {
  const stamp = path.join(root, 'build/.built')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(path.join(root, 'build'), { recursive: true, force: true })
  await generate()
  await step('构建页面 build', bin('remix'), ['vite:build', '--logLevel=warn'], { env: { NODE_ENV: 'production' } })
  await bundle()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Ends the process with the words of an error, without its stack. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
