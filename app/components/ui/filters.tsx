import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useText } from '~/hooks/use-text'
import type { Option } from './field'

/** Filters of a list as a GET form: the address holds them. */
export function Filters({ children }: { children: ReactNode }) {
  const { t } = useText()
  return (
    <Form className="no-print mb-4 flex flex-wrap items-end gap-2">
      {children}
      <button type="submit" className="btn btn-quiet">
        {t('common.filter')}
      </button>
    </Form>
  )
}

export function FilterSelect({
  name,
  label,
  options,
  value,
}: {
  name: string
  label: string
  options: readonly Option[]
  value: string | undefined
}) {
  const { t } = useText()
  return (
    <label className="block">
      <span className="block text-sm text-mute">{label}</span>
      <select name={name} defaultValue={value ?? ''} key={value ?? ''} className="select w-36">
        <option value="">{t('common.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

export function FilterCheck({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label className="flex h-10 items-center gap-2">
      <input type="checkbox" name={name} value="1" defaultChecked={checked} className="checkbox checkbox-sm" />
      {label}
    </label>
  )
}
