const HAN = /\p{Script=Han}/u
const WORD = /[\p{L}\p{N}]/u

/** One spelling for one thing: compatibility forms folded (full width, ligatures), lower case. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/**
 * The grams of a text in order: each Chinese character and each pair of neighbours; Latin words and numbers whole.
 * Single characters beside pairs help reworded text most (data/README.md: 0.73 → 0.90).
 */
export function gramsOf(text: string): string[] {
  const grams: string[] = []
  let previousHan = ''
  let word = ''
  const endWord = () => {
    if (word) grams.push(word)
    word = ''
  }
  for (const character of normalise(text)) {
    if (HAN.test(character)) {
      endWord()
      grams.push(character)
      if (previousHan) grams.push(previousHan + character)
      previousHan = character
      continue
    }
    previousHan = ''
    if (WORD.test(character)) word += character
    else endWord()
  }
  endWord()
  return grams
}

/** The characters of a long text that the index keeps grams of: enough to know it by, little enough to store. */
const INDEXED_CHARACTERS = 240

/** The distinct grams under which a document is kept. */
export function indexGrams(title: string, keywords: readonly string[], text: string): string[] {
  return [...new Set([...gramsOf(title), ...keywords.flatMap(gramsOf), ...gramsOf(text.slice(0, INDEXED_CHARACTERS))])]
}
