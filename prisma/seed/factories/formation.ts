import { addAssociate } from '../../../server/alliances/associates'
import { signCharter, writeCharter } from '../../../server/alliances/charter'
import { nameAlliance, recommendAlliance } from '../../../server/alliances/decide-alliance'
import { submitAlliance, writePrinciples } from '../../../server/alliances/submit-alliance'
import { db, type AllianceStatus, type AssociateKind, type User } from '../../../server/core/database'
import { markdownToRich } from '../../../server/core/rich-markdown'
import { richToText } from '../../../server/core/rich-text'
import { actorFor, buildOfficer } from './people'
import { freshKey, sequence } from './sequence'
import type { WorkshopWithLeader } from './workshops'

export interface FormationOptions {
  readonly charter?: string
  readonly principles?: Readonly<Record<string, string>>
  readonly associates?: readonly { readonly kind: AssociateKind; readonly name: string; readonly part?: string }[]
  readonly documentNumber?: string
}

export const PRINCIPLES = {
  compatible: '各工作室的业务前后相接，问题和方法可以互通。',
  aligned: '一年内把共同的难题变成能用的做法。',
  connected: '出题、研制、试用、推广各有承担者。',
  radiating: '牵头工作室带动，成果向同类单位推广。',
}

export const CHARTER = `## 管理机制

牵头工作室负责日常事务，重大事项由各成员工作室共同商定。

## 运行机制

每季度集中交流一次，共同的难题按揭榜办法组织攻关。

## 协调机制

各成员单位工会共同提供场地、交通和资料支持。

## 激励机制

成果共享，按实际贡献署名和推荐。`

/** A charter as the form gives it. */
export function charterText(markdown = CHARTER) {
  const doc = markdownToRich(markdown)
  return { doc, text: richToText(doc) }
}

const versionOf = async (id: string) => (await db.alliance.findUniqueOrThrow({ where: { id }, select: { version: true } })).version

/** The workshop's leader signs the newest charter. */
export async function signFor(allianceId: string, workshop: WorkshopWithLeader): Promise<void> {
  const where = { allianceId_workshopId: { allianceId, workshopId: workshop.id } }
  const { id: memberId } = await db.allianceMember.findUniqueOrThrow({ where })
  const newest = await db.charter.findFirstOrThrow({ where: { allianceId }, orderBy: { version: 'desc' } })
  await signCharter(await actorFor(workshop.leader), { allianceId, memberId }, newest.version)
}

/** Principles, associates and a charter that every workshop signs; the first workshop leads. */
export async function completeAlliance(id: string, workshops: readonly WorkshopWithLeader[], given: FormationOptions = {}): Promise<void> {
  const [lead] = workshops
  if (!lead) throw new Error('an alliance has a lead')
  const actor = await actorFor(lead.leader)
  for (const { part = '', ...associate } of given.associates ?? []) await addAssociate(actor, id, { ...associate, part, key: freshKey() })
  await writePrinciples(actor, id, { principles: given.principles ?? PRINCIPLES, version: await versionOf(id) })
  await writeCharter(actor, id, { body: charterText(given.charter), version: 0, key: freshKey() })
  for (const workshop of workshops) await signFor(id, workshop)
}

interface Way extends FormationOptions {
  readonly status: AllianceStatus
  readonly officers?: { readonly unit: User; readonly governing: User } | undefined
}

/** From the complete application to the name, as far as the status asks, by the officers of its unions. */
export async function formAlliance(
  id: string,
  workshops: readonly WorkshopWithLeader[],
  { status, officers, ...given }: Way,
): Promise<void> {
  const [lead] = workshops
  if (!lead || status === 'draft') return
  await completeAlliance(id, workshops, given)
  const version = async () => ({ version: await versionOf(id), reason: '' })
  await submitAlliance(await actorFor(lead.leader), id, await version())
  if (status === 'submitted') return
  const { governingUnionId, leadWorkshop } = await db.alliance.findUniqueOrThrow({
    where: { id },
    include: { leadWorkshop: { select: { unit: true } } },
  })
  const unit = officers?.unit ?? (await buildOfficer(leadWorkshop.unit.unionId ?? ''))
  await recommendAlliance(await actorFor(unit), id, await version())
  if (status === 'recommended') return
  const governing = officers?.governing ?? (await buildOfficer(governingUnionId))
  const documentNumber = given.documentNumber ?? `示例工发〔2026〕${sequence()}号`
  await nameAlliance(await actorFor(governing), id, { documentNumber, ...(await version()) })
}
