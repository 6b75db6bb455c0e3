// npm start: installs what is missing, builds what is stale, runs.
import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { build, fail, install, root } from './steps.mjs'

process.chdir(root)
try {
  await install()
  await build()
} catch (error) {
  fail(error)
}
process.env.NODE_ENV ||= 'production'
await import(pathToFileURL(path.join(root, 'build/start/index.js')).href)
