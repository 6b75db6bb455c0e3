/** A file that cannot be read as a table: `words` are for the terminal, `line` is where it breaks when that is known. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  constructor(
    words: string,
    readonly reason: 'broken' | 'unsafe' | 'kind' | 'absent' = 'broken',
    readonly line?: number,
  ) {
    super(words)
  }
}
