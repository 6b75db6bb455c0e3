import { HONOUR_KINDS, LEVELS } from '~server/workshops/record.words'
import type { FileItem } from '~server/files/attach-files'
import { Chip } from '~/components/ui/chip'
import { SelectField, TextField } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { useText } from '~/hooks/use-text'
import { wordName, wordOptions } from './options'

interface HonourLineProps {
  readonly honour: {
    readonly kind: string
    readonly level: string
    readonly year: number
    readonly issuedBy: string
    readonly confirmed: boolean
    readonly files: readonly FileItem[]
  }
}

/** An honour with its level, year and who gave it, and whether a union has confirmed it. */
export function HonourLine({ honour }: HonourLineProps) {
  const text = useText()
  const { t, note } = text
  const { kind, level, year, issuedBy, confirmed, files } = honour
  return (
    <div className="min-w-0">
      {note(wordName(text, 'honours', kind), wordName(text, 'levels', level))}{' '}
      <Chip tone={confirmed ? 'green' : 'amber'}>{t(confirmed ? 'records.confirmed' : 'records.unconfirmed')}</Chip>
      <span className="block text-sm text-mute">
        {year} · {issuedBy}
      </span>
      <FileList files={files} />
    </div>
  )
}

/** Kind, level, year, issuing body. */
export function HonourFields() {
  const text = useText()
  const { t } = text
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <SelectField name="kind" label={t('records.profile.honour')} options={wordOptions(text, 'honours', HONOUR_KINDS)} required />
      <SelectField name="level" label={t('records.profile.level')} options={wordOptions(text, 'levels', LEVELS)} required />
      <TextField name="year" inputMode="numeric" label={t('common.year')} required />
      <TextField name="issuedBy" label={t('records.profile.issued_by')} maxLength={100} required />
    </div>
  )
}
