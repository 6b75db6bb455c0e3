import { VENUE_NATURE, VENUE_USES } from '~server/workshops/record.words'
import type { FileItem } from '~server/files/attach-files'
import { Disclosure } from '~/components/ui/disclosure'
import { Facts } from '~/components/ui/facts'
import { FileField, TextField } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { TickField } from '~/components/ui/tick-field'
import { useText } from '~/hooks/use-text'
import { wordName, wordOptions } from './options'

interface VenueProps {
  readonly venue: {
    readonly place: string
    readonly areaDeciM2: number
    readonly isFixed: boolean
    readonly isIndependent: boolean
    readonly uses: readonly string[]
    readonly files: readonly FileItem[]
  } | null
  readonly mayKeep: boolean
  readonly accept: string
}

/** 场地: where, how large, what for, with photographs. */
export function Venue({ venue, mayKeep, accept }: VenueProps) {
  const text = useText()
  const { t, list } = text
  const nature = [...(venue?.isFixed ? ['fixed'] : []), ...(venue?.isIndependent ? ['independent'] : [])]
  const words = (group: string, of: readonly string[]) => list(of.map((word) => wordName(text, group, word)))
  const area = venue && String(venue.areaDeciM2 / 10)
  return (
    <>
      {venue ? (
        <>
          <Facts
            rows={[
              [t('records.venue.place'), venue.place],
              [t('records.venue.area'), t('records.venue.square_metres', { area })],
              [t('records.venue.nature'), words('venue_nature', nature)],
              [t('records.venue.uses'), words('venue_uses', venue.uses)],
            ]}
          />
          <FileList files={venue.files} />
        </>
      ) : (
        <p className="text-mute">{t('records.basics.not_recorded')}</p>
      )}
      {mayKeep && (
        <Disclosure label={t(venue ? 'common.edit' : 'records.record')} intent="venue">
          <ActionForm intent="venue" files>
            <TextField name="place" label={t('records.venue.place')} defaultValue={venue?.place} maxLength={200} required />
            <TextField
              name="area"
              inputMode="decimal"
              label={t('records.venue.area')}
              hint={t('records.venue.area_hint')}
              defaultValue={area ?? undefined}
              required
            />
            <TickField
              name="nature"
              legend={t('records.venue.nature')}
              options={wordOptions(text, 'venue_nature', VENUE_NATURE)}
              defaultValue={nature}
            />
            <TickField
              name="uses"
              legend={t('records.venue.uses')}
              options={wordOptions(text, 'venue_uses', VENUE_USES)}
              defaultValue={venue?.uses ?? []}
            />
            <FileField label={t('records.photographs')} accept={accept} />
            <Submit>{t('common.save')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
