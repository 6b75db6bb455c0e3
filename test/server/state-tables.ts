import type { Move, StateMachine } from '~server/core/states'

type Table = StateMachine<string>

const files = import.meta.glob<Record<string, unknown>>('/server/**/*.states.ts', { eager: true })

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && 'moves' in value && 'initial' in value

/** Every table of every *.states.ts, by its entity: found, not listed, so that a new one cannot be forgotten. */
export const stateTables: readonly (readonly [entity: string, table: Table])[] = Object.values(files)
  .flatMap((file) => Object.entries(file))
  .flatMap(([name, value]) => (isTable(value) ? [[name.replace(/States$/, ''), value] as const] : []))

export const movesOf = (table: Table): [action: string, move: Move<string>][] => Object.entries(table.moves)

/** All states that a table knows. */
export const statesOf = (table: Table): string[] => [
  ...new Set([table.initial, ...table.ends, ...movesOf(table).flatMap(([, move]) => [...move.from, move.to])]),
]
