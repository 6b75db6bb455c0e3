/** A command of `npm run cli`. */
export interface Command {
  readonly usage: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** False for what needs no database of the app. */
  readonly needsServices: boolean
  readonly run: (options: Readonly<Record<string, string | boolean | undefined>>, positionals: readonly string[]) => Promise<void>
}

/** Done, but search does not know of it yet. */
export const SEARCH_IS_BEHIND = 2

/** What the person at the terminal did wrong, or must know: shown without a stack. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault'
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

/** The answer of a command, on stdout; everything else goes to stderr. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
