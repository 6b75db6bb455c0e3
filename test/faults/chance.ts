/** The same numbers in every run (mulberry32): a failure can be run again. */
export function chance(seed: number): (from: number, to: number) => number {
  let state = seed
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return from + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (to - from + 1))
  }
}

/** The long form runs many rounds, the one in every test run a few. */
export const FULL = process.env.FAULTS === 'full'

/** The verdict's numbers, past the test runner's own words. */
export function report(text: string): void {
  process.stdout.write(`\n  faults  ${text}\n`)
}
