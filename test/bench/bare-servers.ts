import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '~server/embedded/free-port'
import { fromRoot } from '~server/core/root'
import { step } from '../../server/setup/steps.mjs'

export interface Bare {
  readonly url: string
  stop(): Promise<void>
}

async function run(program: string, env: Readonly<Record<string, string>>, cleanUp = () => {}): Promise<Bare> {
  const port = String(await freePort())
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: env.DIR ?? fromRoot(),
    env: { ...process.env, NODE_ENV: 'production', PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`a bare server ended with ${code}`)))
  })
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      cleanUp()
    },
  }
}

/** Express and nothing else: answers with a page of this many bytes. */
export function bareExpress(bytes: number): Promise<Bare> {
  return run(
    `import express from 'express'
     const page = '<!doctype html>' + 'x'.repeat(${bytes - 15})
     express().get('/', (_q, r) => r.type('html').send(page)).listen(process.env.PORT, () => console.log('ready'))`,
    {},
  )
}

/** ws and nothing else: GET /tell says one message to every client. */
export function bareSockets(): Promise<Bare> {
  return run(
    `import { createServer } from 'node:http'
     import { WebSocketServer } from 'ws'
     const http = createServer((_q, r) => { const m = JSON.stringify(['changed', { at: 1, label: 'x'.repeat(120) }]); for (const c of wss.clients) c.send(m); r.end('ok') })
     const wss = new WebSocketServer({ server: http })
     http.listen(process.env.PORT, () => console.log('ready'))`,
    {},
  )
}

const CARD = `<article className="card-box flex flex-col p-4"><div className="mb-2 flex items-center justify-between gap-2"><span className="chip bg-soft-red">{card.status}</span><span className="text-sm text-mute">{card.number}</span></div><h2 className="font-bold"><Link to={'/c/' + card.number} className="plain-link">{card.title}</Link></h2><p className="mt-1 text-sm text-mute">{card.alliance}</p><p className="mt-2 line-clamp-2 flex-1 text-sm">{card.excerpt}</p><p className="mt-3 border-t border-line pt-2 text-sm">{card.deadline} <strong>{card.budget}</strong></p></article>`

/** A Remix app of one page without database, permissions or language: cards like the board's, filled up to its size. */
export async function bareRemix(cards: number, bytes: number): Promise<Bare> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-bare-remix-'))
  symlinkSync(fromRoot('node_modules'), path.join(dir, 'node_modules'))
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
    writeFileSync(path.join(dir, file), text)
  }
  put('package.json', '{"type":"module","sideEffects":false,"dependencies":{"@remix-run/node":"*","isbot":"*"}}')
  put(
    'vite.config.js',
    `import { vitePlugin as remix } from '@remix-run/dev'\nexport default { plugins: [remix({ future: { v3_singleFetch: true, v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true } })] }`,
  )
  put(
    'app/root.jsx',
    `import { Links, Outlet, Scripts } from '@remix-run/react'\nexport default () => <html lang="zh"><head><Links /></head><body><Outlet /><Scripts /></body></html>`,
  )
  put(
    'app/routes/_index.jsx',
    `import { Link, useLoaderData } from '@remix-run/react'
     export const loader = () => ({ cards: Array.from({ length: ${cards} }, (_, i) => ({ number: 'JB-2026-' + i, status: '揭榜中', title: '床上踝泵运动计数与提醒装置' + i, alliance: '示例联盟 · 卫生', excerpt: '长期卧床病人踝泵运动靠护士口头提醒，做没做、做够没有说不清。'.repeat(2), deadline: '2026年12月5日 18:00', budget: '5 万元' })), filling: 'x'.repeat(Number(process.env.FILLING)) })
     export default function Page() { const { cards, filling } = useLoaderData(); return <main>{cards.map((card) => <div key={card.number}>${CARD}</div>)}<p hidden>{filling}</p></main> }`,
  )
  await step('a bare Remix page', fromRoot('node_modules/.bin/remix'), ['vite:build', dir, '--logLevel=error'])
  const serve = (filling: number, cleanUp?: () => void) =>
    run(
      `import { createRequestHandler } from '@remix-run/express'
       import express from 'express'
       const build = await import(process.cwd() + '/build/server/index.js')
       express().all('*', createRequestHandler({ build })).listen(process.env.PORT, () => console.log('ready'))`,
      { DIR: dir, FILLING: String(filling) },
      cleanUp,
    )
  const probe = await serve(1)
  const empty = (await (await fetch(probe.url)).arrayBuffer()).byteLength
  await probe.stop()
  // The filling stands twice in a page: in its HTML and in what hydrates it.
  return serve(Math.max(1, Math.round((bytes - empty) / 2)), () => rmSync(dir, { recursive: true, force: true }))
}
