/** Tells a person at the terminal how far a long step is: a bar on a terminal, a line every few seconds elsewhere. */
export interface Progress {
  /** `total` units of work; 0 when it is not known. */
  bar(label: string, total: number): Bar
}

export interface Bar {
  advance(by?: number): void
  done(): void
}

const WIDTH = 28
const QUIET_MS = 5_000

/** Progress on stderr. */
export const terminalProgress: Progress = {
  bar(label, total) {
    const live = process.stderr.isTTY
    const startedAt = Date.now()
    let count = 0
    let shownAt = 0
    const draw = (final: boolean) => {
      const now = Date.now()
      if (!final && now - shownAt < (live ? 100 : QUIET_MS)) return
      shownAt = now
      const seconds = ((now - startedAt) / 1000).toFixed(1)
      const share = total > 0 ? Math.min(1, count / total) : 1
      const filled = Math.round(WIDTH * share)
      const bar = `[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${Math.round(share * 100)} %`
      process.stderr.write(`${live ? '\r\x1b[K' : ''}  ${label} ${bar} ${count}/${total} ${seconds} s${live && !final ? '' : '\n'}`)
    }
    return {
      advance: (by = 1) => {
        count += by
        draw(false)
      },
      done: () => {
        count = Math.max(count, total)
        draw(true)
      },
    }
  },
}

/** For tests and for steps that another bar already shows. */
export const silentProgress: Progress = { bar: () => ({ advance: () => undefined, done: () => undefined }) }
