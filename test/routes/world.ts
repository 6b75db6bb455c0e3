import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildExpert, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { stageFile, type StagedFile } from '~server/files/stage-file'
import { startApp, type App } from '../support/app'
import type { Users } from './actors'

/** The people of one alliance and those around it. */
export interface Cast {
  readonly alliance: AllianceWithWorkshops
  /** The member workshop that bids: `leader` leads it, `member` is on its team. */
  readonly team: WorkshopWithLeader
  readonly foreign: AllianceWithWorkshops
  readonly users: Users
}

/** One of every kind of actor, each in the place that gives him the most rights of his kind. */
export async function buildCast(): Promise<Cast> {
  const province = await buildUnion()
  const union = await buildUnion({ level: 'unit', parentId: province.id })
  const unit = await buildUnit({ unionId: union.id })
  const lead = await buildWorkshop({ unitId: unit.id, title: 'provincial_system' })
  const team = await buildWorkshop({ sectorKey: 'education' })
  const alliance = await buildAlliance({ lead, members: [team, await buildWorkshop({ sectorKey: 'science' })] })
  const foreign = await buildAlliance()
  const users = {
    member: await addMember(team),
    leader: team.leader,
    lead: lead.leader,
    finance: await buildOfficer(union.id, { finance: true }),
    officer: await buildOfficer(union.id),
    governing: await buildOfficer(province.id),
    expert: await buildExpert(),
    administrator: await buildUser({ isAdmin: true }),
    stranger: foreign.lead.leader,
    suspended: await addMember(team),
    ex_session: await addMember(team),
  }
  return { alliance, team, foreign, users }
}

/** Starts the app; stopping it fails when it ended by itself before: no request may end the process (P19). */
export async function startWatched(options: Parameters<typeof startApp>[0] = {}): Promise<App> {
  const app = await startApp(options)
  return {
    ...app,
    stop: async (signal) => {
      const { exitCode, signalCode } = app.process
      if (exitCode !== null || signalCode !== null) throw new Error(`the app ended by itself (${exitCode ?? signalCode}): ${app.words()}`)
      return app.stop(signal)
    },
  }
}

/** Starts the app on a data directory that this process writes files to as well. */
export async function startAppWithFiles(): Promise<App> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-routes-'))
  process.env.DATA_DIR = dataDir
  const app = await startWatched({ dataDir })
  return {
    ...app,
    stop: async (signal) => {
      const code = await app.stop(signal)
      rmSync(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

async function* once(text: string) {
  yield await Promise.resolve(Buffer.from(text))
}

/** A file as an upload leaves it: on disk, without an owner. */
export function stage(name: string, text: string): Promise<StagedFile> {
  return stageFile(name, once(text))
}
