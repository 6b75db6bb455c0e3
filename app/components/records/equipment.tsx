import { Link } from '@remix-run/react'
import { EQUIPMENT_CATEGORIES } from '~server/workshops/record.words'
import { Disclosure } from '~/components/ui/disclosure'
import { SelectField, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { wordName, wordOptions } from './options'
import { RemoveEntry } from './remove-entry'

interface EquipmentProps {
  readonly equipment: readonly { readonly id: string; readonly category: string; readonly name: string; readonly quantity: number }[]
  readonly mayKeep: boolean
}

/** 设备设施 by category; what others may use too becomes a resource. */
export function Equipment({ equipment, mayKeep }: EquipmentProps) {
  const text = useText()
  const { t } = text
  const held = EQUIPMENT_CATEGORIES.filter((category) => equipment.some((one) => one.category === category))
  return (
    <>
      {equipment.length === 0 && <p className="text-mute">{t('records.basics.not_recorded')}</p>}
      {held.map((category) => (
        <div key={category} className="mb-3">
          <h3 className="text-sm font-medium">{wordName(text, 'equipment', category)}</h3>
          <ul className="divide-y divide-line">
            {equipment
              .filter((one) => one.category === category)
              .map(({ id, name, quantity }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1">
                  <span>{t('records.quantity_of', { name, quantity })}</span>
                  {mayKeep && (
                    <span className="no-print flex flex-wrap gap-2">
                      <Link to={paths.newResource({ title: name })} className="btn btn-quiet">
                        {t('records.share')}
                      </Link>
                      <RemoveEntry entry="equipment" id={id} name={name} />
                    </span>
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {mayKeep && (
        <Disclosure label={t('records.record')} intent="equipment">
          <ActionForm intent="equipment">
            <SelectField
              name="category"
              label={t('records.kind')}
              options={wordOptions(text, 'equipment', EQUIPMENT_CATEGORIES)}
              required
            />
            <TextField name="name" label={t('records.equipment_name')} hint={t('records.again')} maxLength={100} required />
            <TextField name="quantity" inputMode="numeric" label={t('records.quantity')} defaultValue="1" required />
            <Submit>{t('common.save')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
