/** A command of `npm run cli`. */
export interface Command {
  readonly usage: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** False for what needs no database of the app. */
  readonly needsServices: boolean
  readonly run: (options: Readonly<Record<string, string | boolean | undefined>>, positionals: readonly string[]) => Promise<void>
}

/** What the person at the terminal did wrong: shown without a stack. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault'
}

/** The answer of a command, on stdout; everything else goes to stderr. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
