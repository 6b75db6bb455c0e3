import { isUser, type Actor } from '../policies/actor'
import { allianceTodos } from './alliance-todos'
import { bidTodos } from './bid-todos'
import { challengeTodos } from './challenge-todos'
import { intakeTodos } from './intake-todos'
import { recordTodos } from './record-todos'
import type { Todo } from './todo'
import { workTodos } from './work-todos'

/** My to-do list (AD-05): what has a date first, the nearest before the others; then what has waited longest. */
export async function listTodos(actor: Actor): Promise<Todo[]> {
  if (!isUser(actor)) return []
  const lists = await Promise.all([
    intakeTodos(actor),
    allianceTodos(actor),
    challengeTodos(actor),
    bidTodos(actor),
    workTodos(actor),
    recordTodos(actor),
  ])
  const due = (todo: Todo) => todo.due?.getTime() ?? Number.MAX_SAFE_INTEGER
  return lists.flat().sort((a, b) => due(a) - due(b) || a.since.getTime() - b.since.getTime())
}

/** How many things wait: the number in the header. */
export async function countTodos(actor: Actor): Promise<number> {
  return (await listTodos(actor)).length
}
