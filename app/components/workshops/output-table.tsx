import type { Output, OutputRow } from '~server/workshops/checks/yearly-output'
import { Icon } from '~/components/ui/icon'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'

const COLUMNS = ['topics', 'awarded', 'activities', 'results', 'recognised', 'converted', 'adoptions'] as const

/** Whether a number is enough for a demand: an icon and words. */
function Verdict({ has, needs }: { has: number; needs: number }) {
  const { t } = useText()
  const enough = has >= needs
  return (
    <span className={`flex items-center gap-1 text-xs ${enough ? 'text-ink-green' : 'text-ink-red'}`}>
      <Icon name={enough ? 'circle-check' : 'circle-x'} size={14} />
      {enough ? t('checks.output.enough') : t('checks.output.short', { count: needs - has })}
    </span>
  )
}

type Demand = (row: OutputRow, column: (typeof COLUMNS)[number]) => readonly [has: number, needs: number] | null

function Rows({ rows, name, demand }: { rows: readonly OutputRow[]; name: (row: OutputRow) => string; demand: Demand }) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={name(row)}>
          <th scope="row" className="font-medium whitespace-nowrap">
            {name(row)}
          </th>
          {COLUMNS.map((column) => {
            const asked = demand(row, column)
            return (
              <td key={column}>
                {row[column]}
                {asked && <Verdict has={asked[0]} needs={asked[1]} />}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

/** What came of the last three years, and of each two in a row, beside what the documents ask for. */
export function OutputTable({ output: { demands, years, spans } }: { output: Output }) {
  const { t } = useText()
  const thisYear = years[0]?.years[0]
  const yearly: Demand = (row, column) => {
    if (column === 'topics') return [row.topics + row.awarded, demands.topics]
    return column === 'converted' ? [row.converted, demands.converted] : null
  }
  const biennial: Demand = (row, column) => (column === 'recognised' ? [row.recognised, demands.recognised] : null)
  return (
    <Section title={t('checks.output.title')} id="output">
      <p className="mb-3 text-sm text-mute">{t('checks.output.lead')}</p>
      <div className="overflow-x-auto">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t('checks.output.year')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="whitespace-nowrap">
                  {t(`checks.output.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <Rows
            rows={years}
            name={({ years: [year] }) => (year === thisYear ? t('checks.output.so_far', { year }) : String(year))}
            demand={yearly}
          />
          <Rows rows={spans} name={({ years: [from, to] }) => t('checks.output.span', { from, to })} demand={biennial} />
        </table>
      </div>
      <ul className="mt-3 text-sm text-mute">
        <li>{t('checks.output.demand_topics', { count: demands.topics })}</li>
        <li>{t('checks.output.demand_converted', { count: demands.converted })}</li>
        <li>{t('checks.output.demand_recognised', { count: demands.recognised })}</li>
      </ul>
    </Section>
  )
}
