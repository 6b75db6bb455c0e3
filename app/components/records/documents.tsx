import { DOCUMENT_KINDS, PUBLICATIONS } from '~server/workshops/record.words'
import type { FileItem } from '~server/files/attach-files'
import { Chip } from '~/components/ui/chip'
import { Disclosure } from '~/components/ui/disclosure'
import { FileField, SelectField, TextField } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'
import { wordName, wordOptions } from './options'
import { RemoveEntry } from './remove-entry'

interface DocumentsProps {
  readonly documents: readonly {
    readonly id: string
    readonly kind: string
    readonly title: string
    readonly adoptedOn: Date
    readonly publication: string
    readonly files: readonly FileItem[]
  }[]
  readonly mayKeep: boolean
  readonly accept: string
}

/** 规章制度: one of each kind, and how it is made public. */
export function Documents({ documents, mayKeep, accept }: DocumentsProps) {
  const text = useText()
  const { t, language } = text
  return (
    <>
      {documents.length === 0 && <p className="text-mute">{t('records.basics.not_recorded')}</p>}
      <ul className="divide-y divide-line">
        {documents.map((document) => (
          <li key={document.id} className="flex flex-wrap items-start justify-between gap-2 py-2">
            <div className="min-w-0">
              {wordName(text, 'documents', document.kind)}{' '}
              <Chip tone={document.publication === 'unpublished' ? 'amber' : 'green'}>
                {wordName(text, 'publications', document.publication)}
              </Chip>
              <span className="block text-sm text-mute">
                {document.title} · {t('records.adopted_on', { day: formatDay(document.adoptedOn, language) })}
              </span>
              <FileList files={document.files} />
            </div>
            {mayKeep && <RemoveEntry entry="document" id={document.id} name={document.title} />}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <Disclosure label={t('records.record')} intent="document">
          <ActionForm intent="document" files>
            <SelectField
              name="kind"
              label={t('records.kind')}
              hint={t('records.again')}
              options={wordOptions(text, 'documents', DOCUMENT_KINDS)}
              required
            />
            <TextField name="title" label={t('records.document_title')} maxLength={100} required />
            <TextField name="adoptedOn" type="date" label={t('records.adopted')} required />
            <SelectField
              name="publication"
              label={t('records.publication')}
              options={wordOptions(text, 'publications', PUBLICATIONS)}
              required
            />
            <FileField label={t('common.files')} accept={accept} />
            <Submit>{t('common.save')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
