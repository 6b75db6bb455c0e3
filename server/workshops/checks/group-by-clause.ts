import type { Tx } from '../../core/database'
import type { ChecklistKey } from '../../rules/checklists'
import type { ClauseQuote, Requirement } from '../../rules/requirement'

export interface ClauseGroup {
  /** 有领衔人才, 有创新团队, …: what the clause is about. */
  readonly title: string
  readonly clause: ClauseQuote
  readonly requirements: readonly Requirement[]
}

interface List {
  readonly key: ChecklistKey
  readonly requirements: readonly Requirement[]
}

const nameOf = ({ ruleSetKey, version, reference }: Pick<ClauseQuote, 'ruleSetKey' | 'version' | 'reference'>) =>
  JSON.stringify([ruleSetKey, version, reference])

/** The items of each check list below the clause that asks for them, in the list's order. */
export async function groupByClause(tx: Tx, lists: readonly List[]): Promise<{ key: ChecklistKey; clauses: ClauseGroup[] }[]> {
  const sets = new Set(lists.flatMap(({ requirements }) => requirements.map(({ clause }) => clause.ruleSetKey)))
  const rows = await tx.clause.findMany({
    where: { ruleSet: { key: { in: [...sets] } } },
    select: { title: true, reference: true, ruleSet: { select: { key: true, version: true } } },
  })
  const titles = new Map(
    rows.map(({ title, reference, ruleSet }) => [nameOf({ ruleSetKey: ruleSet.key, version: ruleSet.version, reference }), title]),
  )
  return lists.map(({ key, requirements }) => {
    const groups = new Map<string, Requirement[]>()
    for (const one of requirements) groups.set(nameOf(one.clause), [...(groups.get(nameOf(one.clause)) ?? []), one])
    const clauses = [...groups].flatMap(([name, [first, ...rest]]) =>
      first ? [{ title: titles.get(name) ?? '', clause: first.clause, requirements: [first, ...rest] }] : [],
    )
    return { key, clauses }
  })
}
