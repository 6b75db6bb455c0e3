import { ActionForm, Submit } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'

/** Takes one entry out of the record. */
export function RemoveEntry({ entry, id, name }: { entry: string; id: string; name: string }) {
  const { t, note } = useText()
  return (
    <ActionForm intent="remove" of={['entryId', id]} className="no-print">
      <input type="hidden" name="entry" value={entry} />
      <Submit kind="quiet">
        <span aria-hidden>{t('records.remove')}</span>
        <span className="sr-only">{note(t('records.remove'), name)}</span>
      </Submit>
    </ActionForm>
  )
}
