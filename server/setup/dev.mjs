// npm run dev: pages and use cases reload as they are saved; what the starting process itself is made of restarts it.
import { spawn } from 'node:child_process'
import { readFileSync, watch } from 'node:fs'
import path from 'node:path'
import { clearTimeout, setTimeout } from 'node:timers'
import { bundle, fail, generate, install, root } from './steps.mjs'

const program = path.join(root, 'build/start/index.js')
/** Not SIGTERM: Remix's second Vite would end the process before it has stopped its services. */
const STOP = 'SIGINT'
/** Editors write a file in several steps. */
const SETTLE_MS = 100

let child
let stopping = false
let restarting = false
let savedAgain = false

function run() {
  child = spawn(process.execPath, [program], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } })
  child.once('exit', (code) => {
    if (stopping || !restarting) process.exit(code ?? 1)
  })
}

/** The bundle first: with a mistake in it the old process goes on. */
async function restart() {
  if (restarting) savedAgain = true
  if (restarting || stopping) return
  restarting = true
  savedAgain = false
  try {
    await bundle()
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill(STOP)
      await ended
    }
    run()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
  }
  restarting = false
  if (savedAgain) await restart()
}

/** Watches the files of the bundle, by their folders: a file that is replaced keeps its watcher. */
function watchSources() {
  const { sources } = JSON.parse(readFileSync(`${program}.map`, 'utf8'))
  const files = new Set(sources.map((source) => path.resolve(path.dirname(program), source)))
  let timer
  for (const dir of new Set([...files].map((file) => path.dirname(file))))
    watch(dir, (_event, name) => {
      if (!name || !files.has(path.join(dir, name))) return
      clearTimeout(timer)
      timer = setTimeout(restart, SETTLE_MS)
    })
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    stopping = true
    if (!child || child.exitCode !== null || child.signalCode !== null) process.exit(0)
    // From a terminal the child has heard Ctrl-C itself; it minds one signal only.
    child.kill(STOP)
  })

process.chdir(root)
process.env.NODE_ENV = 'development'
try {
  await install()
  await generate()
  await bundle()
} catch (error) {
  fail(error)
}
run()
watchSources()
