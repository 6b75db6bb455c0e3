import { setTimeout as sleep } from 'node:timers/promises'
import { loadReference } from '../../prisma/reference/load'
import { MeilisearchAway } from '../../search/client'
import { prepareIndex } from '../../search/indexes'
import { countGrams } from '../../search/gram-frequency'
import { loadActor } from '../accounts/load-actor'
import { db } from '../core/database'
import { parseEnv } from '../core/env'
import { terminalProgress } from '../core/progress'
import { fromRoot } from '../core/root'
import { findInstance } from '../embedded/instance-lock'
import type { ListenerName } from '../events/catalogue'
import { deliverPending } from '../events/outbox'
import { checkRows, withoutClashes, type RowFault } from '../imports/check-rows'
import { personImporter } from '../imports/import-people'
import { problemImporter } from '../imports/import-problems'
import { resourceImporter } from '../imports/import-resources'
import { resultImporter } from '../imports/import-results'
import { importRows, type Importer } from '../imports/import-rows'
import { unitImporter } from '../imports/import-units'
import { workshopImporter } from '../imports/import-workshops'
import { readRows, type FileRow } from '../imports/read-rows'
import { UnreadableFile } from '../imports/unreadable-file'
import type { UserActor } from '../policies/actor'
import { CommandFault, print, SEARCH_IS_BEHIND, type Command } from './command'

const BATCH = 500
const SHOWN_FAULTS = 20

const importers: Readonly<Record<string, (userId: string) => Importer>> = {
  results: () => resultImporter as Importer,
  units: () => unitImporter(null) as Importer,
  people: () => personImporter(null) as Importer,
  workshops: () => workshopImporter as Importer,
  problems: (userId) => problemImporter(userId) as Importer,
  resources: (userId) => resourceImporter(userId) as Importer,
}

/** "id=externalId,disc=sector" as a map of column names. */
function columnMap(option: unknown): Record<string, string> {
  if (typeof option !== 'string') return {}
  return Object.fromEntries(
    option.split(',').map((pair) => {
      const [from = '', to = ''] = pair.split('=')
      if (!from || !to) throw new CommandFault('--map: column=field,column=field')
      return [from, to]
    }),
  )
}

function keeps(option: unknown): (row: FileRow) => boolean {
  if (typeof option !== 'string') return () => true
  const [, column = '', value = ''] = /^([^=]+)=(.*)$/.exec(option) ?? []
  if (!column) throw new CommandFault('--where: column=value')
  return ({ cells, unreadable }) => {
    const cell = cells[column]
    return unreadable === true || (typeof cell === 'number' ? String(cell) : cell) === value
  }
}

/** A fault as the terminal tells it; the page of imports has a sentence for each. */
function told({ line, field, code, detail = {} }: RowFault): string {
  const words: Readonly<Record<string, string>> = {
    no_object: 'no JSON object',
    row_twice: `${field} ${String(detail.key)} stands in line ${String(detail.twin)} already`,
    looks_alike: `${String(detail.typed)} 与已有单位名称「${String(detail.other)}」过于相似（looks like an existing name）`,
  }
  return `  line ${line}: ${words[code] ?? `${field} ${code}`}`
}

/** The whole file is looked at before anything is written: a file with faults is told about row by row. */
async function check(file: string, importer: Importer, map: Readonly<Record<string, string>>, keep: (row: FileRow) => boolean) {
  try {
    const checked = await checkRows(readRows(file), importer, { map, keep })
    const possible = await withoutClashes(db, importer, checked.rows)
    return { rows: possible.rows.map(({ row }) => row), faults: [...checked.faults, ...possible.faults].map(told) }
  } catch (error) {
    throw error instanceof UnreadableFile ? new CommandFault(error.message) : error
  }
}

/** The account in whose name the rows come in: the one named, else the first administrator. */
async function importingUser(name: unknown): Promise<UserActor> {
  const where = typeof name === 'string' ? { username: name.toLowerCase() } : { isAdmin: true }
  const user = await db.user.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { id: true } })
  const actor = user && (await loadActor(user.id))
  if (!actor || actor === 'suspended')
    throw new CommandFault(
      '--user <account>: in whose name? There is no such account, or no administrator yet (npm start loads the demo, npm run cli -- user makes one)',
    )
  return actor
}

const SEARCH: ListenerName[] = ['search_postgres', 'search_meilisearch']
const notDelivered = { listener: { in: SEARCH }, processedAt: null, abandonedAt: null }

/** What search was not yet told. What it was told in vain is tried again by the app, some time: nobody waits for that here. */
const waiting = () => db.outboxDelivery.count({ where: { ...notDelivered, lastError: '' } })
const inVain = () => db.outboxDelivery.count({ where: { ...notDelivered, lastError: { not: '' } } })

async function deliverHere(): Promise<void> {
  try {
    await prepareIndex()
  } catch (error) {
    if (!(error instanceof MeilisearchAway)) throw error // the delivery finds out for itself, and notes it
  }
  await deliverPending(SEARCH)
}

/** Waits until search was told what was imported: the running app delivers, without one this command does. */
async function index(): Promise<void> {
  const total = await waiting()
  const bar = terminalProgress.bar('索引 index', total)
  const beside = findInstance(fromRoot(parseEnv(process.env).DATA_DIR))
  let done = false
  const delivering = beside ? Promise.resolve() : deliverHere().finally(() => (done = true))
  for (let left = total, shown = 0; left > 0 && !done; left = await waiting()) {
    bar.advance(Math.max(0, total - left - shown))
    shown = Math.max(shown, total - left)
    await sleep(200)
  }
  await delivering
  await countGrams()
  bar.done()
}

/** Imports a file: looked at first (--dry-run stops there), then written in batches. Safe to run again. */
export const importFile: Command = {
  usage:
    'import <units|workshops|people|results|problems|resources> FILE.jsonl|.csv|.xlsx [--dry-run] [--skip-faulty] [--map column=field,…] [--where column=value] [--user <account>]',
  options: {
    'dry-run': { type: 'boolean' },
    'skip-faulty': { type: 'boolean' },
    map: { type: 'string' },
    where: { type: 'string' },
    user: { type: 'string' },
  },
  needsServices: true,
  run: async (options, [kind = '', file = '']) => {
    const make = Object.hasOwn(importers, kind) ? importers[kind] : undefined
    if (!make || !file) throw new CommandFault(`Usage: npm run import -- ${importFile.usage.slice('import '.length)}`)
    await loadReference()
    const actor = await importingUser(options.user)
    const importer = make(actor.userId)
    const { rows, faults } = await check(file, importer, columnMap(options.map), keeps(options.where))
    process.stderr.write(`${rows.length} rows can be imported, ${faults.length} cannot\n`)
    for (const row of rows.slice(0, 3)) process.stderr.write(`  ${JSON.stringify(row).slice(0, 160)}\n`)
    if (faults.length > 0)
      process.stderr.write(
        `${faults.slice(0, SHOWN_FAULTS).join('\n')}\n${faults.length > SHOWN_FAULTS ? `  … ${faults.length - SHOWN_FAULTS} more\n` : ''}`,
      )
    if (faults.length > 0 && !options['skip-faulty'])
      throw new CommandFault('nothing was imported: mend these rows, or leave them out with --skip-faulty')
    if (options['dry-run']) return
    const bar = terminalProgress.bar('导入 import', rows.length)
    let changed = 0
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH)
      changed += await importRows(importer, actor, batch)
      bar.advance(batch.length)
    }
    bar.done()
    if ((await waiting()) + (await inVain()) > 0) await index() // also what an import that was broken off left behind
    print(`${rows.length} rows, ${changed} new or changed`)
    if ((await inVain()) > 0)
      throw new CommandFault(
        '数据已全部写入数据库；但搜索服务（Meilisearch）没有应答，新内容暂时搜不到：恢复后应用会自动补建索引，也可运行 npm run cli -- search rebuild',
        SEARCH_IS_BEHIND,
      )
  },
}
