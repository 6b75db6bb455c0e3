import { SIGN_KINDS } from '~server/workshops/record.words'
import type { FileItem } from '~server/files/attach-files'
import { Disclosure } from '~/components/ui/disclosure'
import { FileField, SelectField, TextField } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'
import { wordName, wordOptions } from './options'
import { RemoveEntry } from './remove-entry'

interface SignsProps {
  readonly signs: readonly {
    readonly id: string
    readonly kind: string
    readonly hungOn: Date
    readonly note: string
    readonly files: readonly FileItem[]
  }[]
  readonly mayKeep: boolean
  readonly accept: string
}

/** 标志: one of each kind, with its photograph. */
export function Signs({ signs, mayKeep, accept }: SignsProps) {
  const text = useText()
  const { t, language } = text
  return (
    <>
      {signs.length === 0 && <p className="text-mute">{t('records.basics.not_recorded')}</p>}
      <ul className="divide-y divide-line">
        {signs.map((sign) => (
          <li key={sign.id} className="flex flex-wrap items-start justify-between gap-2 py-2">
            <div className="min-w-0">
              {wordName(text, 'signs', sign.kind)} {sign.note && <span className="text-mute">{sign.note}</span>}
              <span className="block text-sm text-mute">{t('records.hung_on', { day: formatDay(sign.hungOn, language) })}</span>
              <FileList files={sign.files} />
            </div>
            {mayKeep && <RemoveEntry entry="sign" id={sign.id} name={wordName(text, 'signs', sign.kind)} />}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <Disclosure label={t('records.record')} intent="sign">
          <ActionForm intent="sign" files>
            <SelectField
              name="kind"
              label={t('records.kind')}
              hint={t('records.again')}
              options={wordOptions(text, 'signs', SIGN_KINDS)}
              required
            />
            <TextField name="hungOn" type="date" label={t('records.hung')} required />
            <TextField name="note" label={t('records.note')} maxLength={200} />
            <FileField label={t('records.photographs')} accept={accept} />
            <Submit>{t('common.save')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
