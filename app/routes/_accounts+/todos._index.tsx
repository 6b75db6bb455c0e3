import { Link, useLoaderData } from '@remix-run/react'
import { listTodos } from '~server/todos/list-todos'
import { Deadline } from '~/components/ui/deadline'
import { Empty } from '~/components/ui/empty'
import { Page } from '~/components/ui/page'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'

export const handle: PageHandle = {
  title: (t) => t('todos.title'),
  live: ['alliance', 'problem', 'challenge', 'bid', 'review', 'milestone', 'acceptance', 'result'],
}

export const loader = userLoaderOf(async ({ actor, context }) => ({
  todos: await listTodos(actor),
  ...sentencesOf(context.language, 'todos'),
}))

export default function Todos() {
  const { t } = useText()
  const { todos } = useLoaderData<typeof loader>()
  return (
    <Page title={t('todos.title')} lead={t('todos.lead')} narrow>
      {todos.length === 0 ? (
        <Empty>{t('todos.empty')}</Empty>
      ) : (
        <ul className="space-y-3">
          {todos.map((todo) => (
            <li key={`${todo.kind} ${todo.url} ${todo.title}`} className="card-box p-4" data-todo={todo.kind}>
              <p className="text-sm font-medium text-ink-red">{t(`todos.kinds.${todo.kind}`)}</p>
              <Link to={todo.url} className="plain-link font-bold">
                {todo.title}
              </Link>
              <p className="mt-1 text-sm text-mute">
                {todo.due ? (
                  <>
                    {t('todos.due')} <Deadline at={todo.due} />
                  </>
                ) : (
                  <>
                    {t('todos.since')} <Day at={todo.since} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
