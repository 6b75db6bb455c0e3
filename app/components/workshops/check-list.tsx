import { Link } from '@remix-run/react'
import type { ClauseGroup } from '~server/workshops/checks/group-by-clause'
import { ClauseLine, RequirementLine } from '~/components/rules/requirements'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'

type Tab = Parameters<typeof paths.workshopRecord>[1]

const RECORD_TABS: Readonly<Record<string, Tab>> = {
  ...{ leader_qualification: 'team', team_size: 'team', team_structure: 'team' },
  ...{ venue_area: 'house', venue_nature: 'house', venue_uses: 'house', signs: 'house', equipment: 'house' },
  ...{ rule_documents: 'house', documents_published: 'house', funded: 'house', statements: 'house' },
  ...{ yearly_topics: 'plans', running_years: 'plans', yearly_plan: 'plans', yearly_activities: 'plans' },
  ...{ ideological_plan: 'plans', ideological_activities: 'plans', functions: 'plans' },
}

const ABOUT_RESULTS = ['recognised_results', 'yearly_results', 'converted_results', 'results_within']

/** Where the evidence of an item is recorded. */
function Evidence({ evaluator, workshopId }: { evaluator: string; workshopId: string }) {
  const { t } = useText()
  const tab = RECORD_TABS[evaluator]
  const aboutResults = ABOUT_RESULTS.includes(evaluator)
  return (
    <Link to={aboutResults ? paths.workshop(workshopId) : paths.workshopRecord(workshopId, tab)} className="text-link no-print text-sm">
      {t(aboutResults ? 'checks.to_results' : 'checks.to_record')}
    </Link>
  )
}

interface CheckListProps {
  readonly clauses: readonly ClauseGroup[]
  readonly workshopId: string
  /** Evaluators whose evidence is not for this reader. */
  readonly veiled: readonly string[]
}

/** A check list: its clauses in order, below each the items that it asks for. */
export function CheckList({ clauses, workshopId, veiled }: CheckListProps) {
  const { t } = useText()
  if (clauses.length === 0) return <p className="text-mute">{t('checks.none_of_kind')}</p>
  return (
    <ol className="space-y-5">
      {clauses.map(({ title, clause, requirements }) => (
        <li key={`${clause.ruleSetKey} ${clause.reference}`}>
          <h3 className="mb-2 font-bold">{title || clause.reference}</h3>
          <ul className="space-y-2">
            {requirements.map((requirement) => (
              <RequirementLine key={requirement.key} requirement={requirement} veiled={veiled.includes(requirement.evaluator)}>
                <Evidence evaluator={requirement.evaluator} workshopId={workshopId} />
              </RequirementLine>
            ))}
          </ul>
          <ClauseLine clause={clause} />
        </li>
      ))}
    </ol>
  )
}
