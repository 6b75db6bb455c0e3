import { longTextOf } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { db } from '~server/core/database'
import type { ReportProblem, ReviseProblem } from '~server/problems/problem.schema'

const content = {
  ...({ title: '夜班呼叫器经常误报', category: 'pain_point', sectorKey: 'health', visibility: 'signed_in', distinction: '' } as const),
  body: longTextOf('病房呼叫器夜间平均误报十二次，护士来回奔走。'),
}

/** What a person types to report a problem, sent to nobody in particular. */
export const problemForm = (change: Partial<ReportProblem> = {}): ReportProblem => ({
  ...{ ...content, workshopId: null, allianceId: null, key: freshKey() },
  ...change,
})

export const problemNow = (id: string) => db.problem.findUniqueOrThrow({ where: { id } })

/** What somebody who triages decides on the page as it stands now. */
export const decisionOn = async (id: string, reason = '') => ({ reason, version: (await problemNow(id)).version })

/** What a person changes on the page as it stands now. */
export async function revisionOf(id: string, change: Partial<ReviseProblem> = {}): Promise<ReviseProblem> {
  const { allianceId, version } = await problemNow(id)
  return { ...content, allianceId, version, ...change }
}
