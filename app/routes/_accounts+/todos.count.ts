import { countTodos } from '~server/todos/list-todos'
import { loaderOf } from '~/http/loader'

/** The number beside 待办 in the header; a visitor has none. */
export const loader = loaderOf(async ({ actor }) => ({ count: await countTodos(actor) }))
