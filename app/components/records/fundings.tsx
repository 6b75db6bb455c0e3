import { FUNDING_SOURCES } from '~server/workshops/record.words'
import { Disclosure } from '~/components/ui/disclosure'
import { SelectField, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Money } from '~/components/ui/money'
import { useText } from '~/hooks/use-text'
import { wordName, wordOptions } from './options'
import { RemoveEntry } from './remove-entry'

interface FundingsProps {
  readonly fundings: readonly { readonly id: string; readonly year: number; readonly source: string; readonly amountFen: bigint }[]
  readonly mayKeep: boolean
}

/** 经费投入 by year and source. */
export function Fundings({ fundings, mayKeep }: FundingsProps) {
  const text = useText()
  const { t, note } = text
  return (
    <>
      <p className="mb-2 text-sm text-mute">{t('records.funds.private')}</p>
      {fundings.length === 0 && <p className="text-mute">{t('records.basics.not_recorded')}</p>}
      <ul className="divide-y divide-line">
        {fundings.map(({ id, year, source, amountFen }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1">
            <span>
              {note(year, wordName(text, 'funding_sources', source))} <Money fen={amountFen} />
            </span>
            {mayKeep && <RemoveEntry entry="funding" id={id} name={String(year)} />}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <Disclosure label={t('records.record')} intent="funding">
          <ActionForm intent="funding">
            <TextField name="year" inputMode="numeric" label={t('common.year')} required />
            <SelectField
              name="source"
              label={t('records.funds.source')}
              hint={t('records.again')}
              options={wordOptions(text, 'funding_sources', FUNDING_SOURCES)}
              required
            />
            <TextField name="amount" inputMode="decimal" label={t('records.funds.amount')} required />
            <Submit>{t('common.save')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
