import autocannon from 'autocannon'

export interface Load {
  readonly perSecond: number
  readonly p99: number
  readonly errors: number
}

const CONNECTIONS = 10

/** Asks an address with ten connections for some seconds, after a short warm-up. */
export async function load(url: string, seconds: number, headers: Readonly<Record<string, string>> = {}): Promise<Load> {
  await autocannon({ url, headers, connections: CONNECTIONS, duration: Math.max(1, Math.round(seconds / 3)) })
  const done = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds })
  return { perSecond: done.requests.average, p99: done.latency.p99, errors: done.errors + done.non2xx }
}

/** The same for a function: ten at a time for some seconds. */
export async function loadFunction(work: () => Promise<unknown>, seconds: number): Promise<Load> {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        const from = performance.now()
        await work()
        times.push(performance.now() - from)
      }
    }),
  )
  times.sort((a, b) => a - b)
  return { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0, errors: 0 }
}

/** A line of the report: the measure, beside the two that it is compared with. */
export function line(name: string, measured: Load, beside: readonly (readonly [string, Load])[]): string {
  const rows = beside.map(
    ([other, load_]) =>
      `${(measured.perSecond / load_.perSecond).toFixed(2)} × ${other} (${load_.perSecond.toFixed(0)}/s, p99 ${load_.p99.toFixed(0)} ms)`,
  )
  return `${name.padEnd(21)} ${measured.perSecond.toFixed(0).padStart(6)}/s  p99 ${measured.p99.toFixed(0).padStart(4)} ms   ${rows.join('   ')}`
}

/** The report goes to the terminal past the test runner's own words. */
export function report(text: string): void {
  process.stdout.write(`\n  bench  ${text}\n`)
}
