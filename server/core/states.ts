/** One move: from which states, to which. `from` and `to` may be the same state (a change that stays where it is). */
export interface Move<Status extends string> {
  readonly from: readonly Status[]
  readonly to: Status
}

/**
 * A life as a table that a person can read aloud. `ends` are the states in which it may rest for ever.
 * The page draws its buttons from the same table; test/server/states.test.ts walks every one.
 */
export interface StateMachine<Status extends string> {
  readonly initial: Status
  readonly ends: readonly Status[]
  readonly moves: Readonly<Record<string, Move<Status>>>
}

export type ActionOf<Machine extends StateMachine<string>> = keyof Machine['moves'] & string

/** True when the table allows the action in this state. */
export function canMove<Status extends string>(machine: StateMachine<Status>, action: string, status: Status): boolean {
  return machine.moves[action]?.from.includes(status) ?? false
}
