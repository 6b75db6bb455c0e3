// npm test: installs what is missing (the browser too), then looks at everything. `npm test -- <vitest arguments>` runs a part.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build, fail, install, root, step } from '../server/setup/steps.mjs'

process.chdir(root)
const part = process.argv.slice(2)
const report = path.join(root, 'build/test-report.json')
const bin = (name) => path.join(root, 'node_modules/.bin', name)
const checks = [
  ['格式 format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['代码检查 lint', 'eslint', ['.']],
  ['引用方向 imports', 'depcruise', ['app', 'server', 'search', 'prisma', '--output-type', 'err']],
  ['类型 types', 'tsc', ['--noEmit']],
]

let failed = 0
let passed = 0
try {
  await install()
  const { ensureBrowser } = await import('./browser-setup.mjs')
  process.env.CHROMIUM_PATH = await ensureBrowser()
  await build()
} catch (error) {
  fail(error)
}

for (const [label, command, args] of part.length > 0 ? [] : checks) {
  try {
    await step(label, bin(command), args)
    passed++
  } catch (error) {
    failed++
    process.stderr.write(`${error.message}\n`)
  }
}

rmSync(report, { force: true })
spawnSync(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...part], { stdio: 'inherit' })
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed +=
    numFailedTests + numPendingTests + (success ? 0 : Math.max(numFailedTests > 0 ? 0 : 1, numFailedTestSuites > numFailedTests ? 1 : 0))
} else failed++

process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
