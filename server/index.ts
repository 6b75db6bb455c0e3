import type { Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import { ConfigurationError, parseEnv } from './core/env'
import { log } from './core/log'
import { applyMigrations } from './core/migrations'
import { fromRoot } from './core/root'
import { AlreadyRunning } from './embedded/instance-lock'
import { startServices } from './embedded/services'
import { createApp, type Build } from './express/app'
import { createHttpServer } from './express/http-server'

const GRACE_MS = 10_000
/** Somebody asked for the end: what fails from then on, fails because of it. */
let stopping = false

async function main(): Promise<void> {
  const startedAt = Date.now()
  const env = parseEnv(process.env)
  process.env.PUBLIC_ORIGIN = env.PUBLIC_ORIGIN
  const development = env.NODE_ENV === 'development'
  const starting = startServices(env)

  let stopApp = () => Promise.resolve()
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    process.stdout.write(`\n收到 ${signal}，正在停止…\n`)
    await stopApp().catch((error: unknown) => log.error({ error: String(error) }, 'the app did not stop cleanly'))
    // Services that are still starting are waited for: they would outlive this process.
    await starting.then(
      (services) => services.stop(),
      () => undefined,
    )
    process.stdout.write('已停止。\n')
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))

  const services = await starting
  try {
    await applyMigrations(process.env.DATABASE_URL ?? '')
    const http = createHttpServer()
    const vite = development ? await createVite(http) : undefined
    const production = vite ? undefined : ((await import(pathToFileURL(fromRoot('build/server/index.js')).href)) as Build)
    const build = () => (production ? Promise.resolve(production) : (vite!.ssrLoadModule('virtual:remix/server-build') as Promise<Build>))
    const app = createApp({
      publicOrigin: env.PUBLIC_ORIGIN,
      trustProxy: env.TRUST_PROXY,
      build,
      ...(vite && { development: vite.middlewares }),
    })
    const { module } = (await build()).entry
    await module.prepare()
    if (env.DEMO === '1') await module.loadDemo()

    http.on('request', app)
    const running = await module.start(http, env.PUBLIC_ORIGIN)
    stopApp = async () => {
      const closed = new Promise<void>((resolve) => {
        http.close(() => resolve())
        // Whoever is still connected then is cut off, and not waited for.
        setTimeout(() => {
          http.closeAllConnections()
          resolve()
        }, GRACE_MS).unref()
      })
      http.closeIdleConnections()
      await vite?.close() // first: its sockets for hot reload hang on the server that the next line waits for
      await running.stop()
      http.closeIdleConnections()
      await closed
    }
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject)
      http.listen(env.PORT, env.HOST, resolve)
    })
    services.announce(env.PUBLIC_ORIGIN)
    await printWelcome(env.PUBLIC_ORIGIN, env.DEMO === '1' ? module : null, Date.now() - startedAt)
  } catch (error) {
    await stopApp().catch(() => undefined)
    await services.stop()
    throw error
  }
}

async function createVite(http: Server) {
  const { createServer: create } = await import('vite')
  return create({ server: { middlewareMode: true, hmr: { server: http, path: '/__hmr' } } })
}

async function printWelcome(address: string, demo: Build['entry']['module'] | null, ms: number): Promise<void> {
  const accounts = demo ? await demo.listDemoAccounts() : []
  const lines = [
    '',
    `  创盟 Chuangmeng   ${address}   （${(ms / 1000).toFixed(1)} 秒就绪）`,
    ...(demo && accounts.length > 0
      ? [
          '',
          `  演示账号（密码均为 ${demo.DEMO_PASSWORD}）：`,
          ...accounts.map(({ username, name }) => `    ${username.padEnd(12)} ${name}`),
        ]
      : []),
    '',
    '  按 Ctrl-C 停止。',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

main().catch((error: unknown) => {
  if (stopping) return
  const known = error instanceof ConfigurationError || error instanceof AlreadyRunning
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  if (error instanceof AlreadyRunning)
    process.stderr.write(`\n这个数据目录已有一个创盟在运行（进程 ${error.instance.pid}，${error.instance.address}）。\n`)
  if (inUse) process.stderr.write('\n端口已被占用，请用 PORT=… 换一个端口。\n')
  process.stderr.write(known || inUse ? `\n${(error as Error).message}\n` : `\n${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
