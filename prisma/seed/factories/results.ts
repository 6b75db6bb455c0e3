import { publishResult } from '../../../server/results/publish-result'
import type { PublishResult } from '../../../server/results/result.schema'
import { actorFor } from './people'
import { longTextOf } from './problems'
import { freshKey } from './sequence'
import { RESULT_METHOD, RESULT_WORDS, type ResultContent } from './tasks'
import { buildWorkshop, type WorkshopWithLeader } from './workshops'

interface ResultOptions extends ResultContent {
  readonly workshop?: WorkshopWithLeader
}

/** A result of a workshop, without a challenge behind it. Returns its id. */
export async function buildResult({ workshop: given, method = RESULT_METHOD, ...content }: ResultOptions = {}): Promise<string> {
  const workshop = given ?? (await buildWorkshop())
  const input: PublishResult = {
    ...RESULT_WORDS,
    challengeId: null,
    workshopId: workshop.id,
    title: '示例成果',
    summary: '示例摘要：解决了一个常见的小问题。',
    sectorKey: workshop.sectorKey,
    contributors: [{ name: workshop.leader.name, part: '方案设计' }],
    ...content,
    method: longTextOf(method),
    key: freshKey(),
  }
  return (await publishResult(await actorFor(workshop.leader), input)).id
}
