const MAX_DEPTH = 32
/** Of valid JSON: a string with the colon that makes it a name, and what opens and closes. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g

/**
 * JSON, without what JSON.parse lets pass in silence: the same name twice in one object (two readers would take two
 * values), half a character, a depth that nothing of ours has. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  const open: Set<string>[] = []
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    if (string !== undefined) {
      const plain = JSON.parse(string) as string
      if (/\p{Surrogate}/u.test(plain)) throw new SyntaxError('half a character')
      const names = colon === undefined ? undefined : open.at(-1)
      if (names?.has(plain)) throw new SyntaxError('the same name twice')
      names?.add(plain)
    } else if (token === '}' || token === ']') open.pop()
    else if (open.push(new Set()) > MAX_DEPTH) throw new SyntaxError('too deep')
  }
  return value
}
