// npm run cli -- <command>: the commands of server/cli.ts, on the services of the running app or on its own.
import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { build, fail, install, root } from './steps.mjs'

process.chdir(root)
process.env.NODE_ENV ||= 'production'
try {
  await install()
  await build()
} catch (error) {
  fail(error)
}
await import(pathToFileURL(path.join(root, 'build/start/cli.js')).href)
