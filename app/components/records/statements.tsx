import { STATEMENT_KINDS } from '~server/workshops/record.words'
import type { FileItem } from '~server/files/attach-files'
import { Chip } from '~/components/ui/chip'
import { Disclosure } from '~/components/ui/disclosure'
import { Lines } from '~/components/ui/facts'
import { FileField, SelectField, TextArea } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'
import { wordName, wordOptions } from './options'

interface StatementItem {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly by: string
  readonly at: Date
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
  readonly files: readonly FileItem[]
}

interface StatementsProps {
  readonly statements: readonly StatementItem[]
  readonly may: { readonly keep: boolean; readonly confirm: boolean }
  readonly accept: string
}

/** What the workshop states of itself, and what the union has confirmed of it. */
export function Statements({ statements, may, accept }: StatementsProps) {
  const text = useText()
  const { t } = text
  return (
    <>
      <p className="mb-3 text-sm text-mute">{t('records.statements_hint')}</p>
      {statements.length === 0 && <p className="text-mute">{t('records.basics.not_recorded')}</p>}
      <ul className="divide-y divide-line">
        {statements.map((statement) => (
          <li key={statement.id} className="py-3">
            <Statement statement={statement} mayConfirm={may.confirm} />
          </li>
        ))}
      </ul>
      {may.keep && (
        <Disclosure label={t('records.state')} intent="state">
          <ActionForm intent="state" files>
            <SelectField name="kind" label={t('records.kind')} options={wordOptions(text, 'statements', STATEMENT_KINDS)} required />
            <TextArea name="text" label={t('records.statement_text')} hint={t('records.state_again')} required />
            <FileField label={t('records.evidence')} accept={accept} />
            <Submit>{t('records.state')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}

function Statement({ statement, mayConfirm }: { statement: StatementItem; mayConfirm: boolean }) {
  const text = useText()
  const { t, language } = text
  const of = ['statementId', statement.id] as const
  return (
    <>
      <p className="font-medium">
        {wordName(text, 'statements', statement.kind)}{' '}
        <Chip tone={statement.confirmedAt ? 'green' : 'amber'}>
          {t(statement.confirmedAt ? 'records.confirmed' : 'records.unconfirmed')}
        </Chip>
      </p>
      <Lines text={statement.text} />
      <p className="text-sm text-mute">
        {t('records.stated_by', { by: statement.by, day: formatDay(statement.at, language) })}
        {statement.confirmedAt &&
          ` · ${t('records.confirmed_by', { by: statement.confirmedBy ?? '', day: formatDay(statement.confirmedAt, language) })}`}
      </p>
      <FileList files={statement.files} />
      {mayConfirm && !statement.confirmedAt && (
        <ActionForm intent="confirm" of={of} className="mt-2">
          <Submit>{t('records.confirm')}</Submit>
        </ActionForm>
      )}
      {mayConfirm && statement.confirmedAt && (
        <Disclosure label={t('records.withdraw')} intent="withdraw" of={of}>
          <ActionForm intent="withdraw" of={of}>
            <TextArea name="reason" label={t('common.reason')} hint={t('common.reason_hint')} rows={3} required />
            <Submit kind="quiet">{t('records.withdraw')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
