import { transaction } from '../core/transaction'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { findChallenge } from './challenge-facts'
import type { ReviseChallenge } from './challenge.schema'
import { checkSector, sheetColumns } from './draft-challenge'
import { moveChallenge } from './move-challenge'

/** Changes the sheet while it is a draft. Throws not_found, forbidden, conflict, stale_version, invalid. */
export async function reviseChallenge(actor: Actor, id: string, { version, ...input }: ReviseChallenge): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, id)
    authorize(actor, challengePolicy, 'revise', challenge)
    await checkSector(tx, input.sectorKey)
    const { columns, criteria, checks } = sheetColumns(input)
    await moveChallenge(tx, actor, challenge, 'revise', { event: 'challenge.revised', extra: columns, version })
    await tx.scoringCriterion.deleteMany({ where: { challengeId: id } })
    await tx.scoringCriterion.createMany({ data: criteria.map((row) => ({ ...row, challengeId: id })) })
    await tx.acceptanceCriterion.deleteMany({ where: { challengeId: id } })
    await tx.acceptanceCriterion.createMany({ data: checks.map((row) => ({ ...row, challengeId: id })) })
  })
}
