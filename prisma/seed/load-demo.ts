import type { PoolClient } from 'pg'
import { db, pool } from '../../server/core/database'
import { terminalProgress, type Bar } from '../../server/core/progress'
import { alliances } from './demo/alliances'
import { clearHalfDemo, markBegun } from './demo/clear-half-demo'
import { challenges, loadChallenge } from './demo/load-challenges'
import { loadOrganisations, loadPeople, loadWorkshops, workshops } from './demo/load-people'
import { loadRecords } from './demo/load-records'
import { loadAlliances, loadProblem, loadResource, loadResult, results } from './demo/load-works'
import { unions, units } from './demo/organisations'
import { accounts, experts, officers } from './demo/people'
import { sourceProblems } from './demo/problems'
import { intakeProblems } from './demo/problems-intake'
import { resources } from './demo/resources'
import { emptyWorld, fewAtATime } from './demo/world'
import { writePast } from './demo/write-past'

/** Enough to keep PostgreSQL busy while Node thinks; two cores gain nothing from more. */
const AT_ONCE = 6
/** Connections that are not for the work: the one that holds the lock, and one to spare. */
const RESERVED = 2

const rows = [
  unions,
  units,
  accounts,
  experts,
  officers,
  workshops,
  alliances,
  sourceProblems,
  intakeProblems,
  challenges,
  results,
  resources,
]

/** Makes everything in the order in which one thing needs another. */
async function load(client: PoolClient, bar: Bar): Promise<void> {
  const world = emptyWorld()
  const width = Math.max(1, Math.min(AT_ONCE, (pool().options.max ?? AT_ONCE) - RESERVED))
  const done = () => bar.advance()
  await loadOrganisations(world, width, done)
  await loadPeople(world, done)
  await loadWorkshops(world, width, done)
  await loadAlliances(world, width, done)
  await fewAtATime(sourceProblems, width, (sheet) => loadProblem(world, sheet).then(done))
  const jobs = [
    ...challenges.map((sheet) => () => loadChallenge(world, sheet)),
    ...intakeProblems.map((sheet) => () => loadProblem(world, sheet)),
    ...results.map((row, place) => () => loadResult(world, row, place)),
    ...resources.map((row) => () => loadResource(world, row)),
  ]
  await fewAtATime(jobs, width, (job) => job().then(done))
  await loadRecords(world)
  await writePast(client, world.paces)
}

/** Anything at all counts: the demo dates and numbers every row anew, and must find none but its own. */
async function isInUse(): Promise<boolean> {
  const [users, workshops, results] = await Promise.all([db.user.count(), db.workshop.count(), db.result.count()])
  return users + workshops + results > 0
}

/**
 * Loads the demo into an empty database. Of two processes that start at once one loads and the other waits for it
 * (advisory lock). A demo whose loading broke off is cleared away and loaded anew.
 */
export async function loadDemo(): Promise<void> {
  const client = await pool().connect()
  // It waits most of the time: when PostgreSQL goes meanwhile, the work says so; an error nobody hears ends the process.
  const lost = () => undefined
  client.on('error', lost)
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('load_demo'))`)
    try {
      await clearHalfDemo(client)
      if (await isInUse()) return
      const bar = terminalProgress.bar(
        '载入演示数据 demo',
        rows.reduce((sum, { length }) => sum + length, 0),
      )
      await markBegun(client)
      await load(client, bar)
      bar.done()
    } finally {
      await client.query(`SELECT pg_advisory_unlock(hashtext('load_demo'))`)
    }
  } finally {
    client.off('error', lost)
    client.release()
  }
}
