import { Link, useFetcher, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
import { onChanged } from '~/hooks/changed'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { Icon } from '~/components/ui/icon'

/** The way to the to-do list; with scripts it says how many things wait, and counts again when something happens. */
export function TodoLink() {
  const { t } = useText()
  const { load, data } = useFetcher<{ count: number }>()
  const idle = useNavigation().state === 'idle'
  useEffect(() => {
    if (idle) load(paths.todoCount)
  }, [idle, load])
  useEffect(() => onChanged(() => load(paths.todoCount)), [load])
  const count = data?.count ?? 0
  return (
    <Link to={paths.todos} className="btn btn-ghost px-2" aria-label={count > 0 ? t('nav.todos_count', { count }) : t('nav.todos')}>
      <Icon name="list-todo" size={20} />
      <span className="hidden xl:inline">{t('nav.todos')}</span>
      {count > 0 && <span className="rounded-full bg-primary px-1.5 text-xs leading-5 font-medium text-primary-content">{count}</span>}
    </Link>
  )
}
