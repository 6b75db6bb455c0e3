import { actorFor } from '~prisma/seed/factories/people'
import type { TodoKind } from '~server/todos/todo'
import { listTodos } from '~server/todos/list-todos'

/** What waits for each of these people, by who they are; people for whom nothing waits are left out. */
export async function waiting(people: Readonly<Record<string, { readonly id: string }>>): Promise<Record<string, TodoKind[]>> {
  const lists: [string, TodoKind[]][] = []
  for (const [who, user] of Object.entries(people)) {
    const kinds = (await listTodos(await actorFor(user))).map(({ kind }) => kind)
    if (kinds.length > 0) lists.push([who, kinds])
  }
  return Object.fromEntries(lists)
}
