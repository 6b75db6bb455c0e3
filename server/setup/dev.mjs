// npm run dev: pages and use cases reload as they are saved; server/index.ts itself needs a restart.
import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { bundle, fail, generate, install, root } from './steps.mjs'

process.chdir(root)
process.env.NODE_ENV = 'development'
try {
  await install()
  await generate()
  await bundle()
} catch (error) {
  fail(error)
}
await import(pathToFileURL(path.join(root, 'build/start/index.js')).href)
