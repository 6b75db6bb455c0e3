import { vi } from 'vitest'
import type { Person } from '~test/support/visit'

const PATIENCE = { timeout: 120_000, interval: 25 }
/** Every so many things one is taken back again. */
const WITHDRAWN = 4
const AHEAD = 12

/** What was asked for and what was answered; kept outside of the processes that are killed. */
export interface Ledger {
  /** Keys of forms that were sent at least once. */
  readonly sent: Set<string>
  /** Key → id of the thing, for each form that was answered with success. */
  readonly acknowledged: Map<string, string>
  /** Ids of things whose withdrawal was answered with success. */
  readonly withdrawn: Set<string>
  /** Requests that got no answer. */
  unanswered: number
  /** 503 with Retry-After. */
  refused: number
}

export interface Writers {
  readonly ledger: Ledger
  /** Waits until so many more forms have been answered with success. */
  progress(by: number): Promise<void>
  /** Finishes what was begun: every form that was sent gets its answer. */
  finish(): Promise<void>
}

/** Tries until somebody answers with success: the same form with the same key, as a person presses the button again. */
async function insist(ledger: Ledger, send: () => Promise<Response>, done: readonly number[]): Promise<Response> {
  const attempt = async (): Promise<Response | null> => {
    let given: Response
    let text: string
    try {
      given = await send()
      text = await given.text()
    } catch {
      ledger.unanswered++
      return null
    }
    if (done.includes(given.status)) return given
    if (given.status !== 503 || !given.headers.get('retry-after')) throw new Error(`answered with ${given.status}: ${text.slice(0, 500)}`)
    ledger.refused++
    return null
  }
  return vi.waitUntil(attempt, PATIENCE)
}

/**
 * Several tabs of a person who offers things without a pause, and takes some of them back. They begin a few more than
 * `progress` waits for, so that what strikes then strikes in the middle of writing.
 */
export function startWriters(person: Person, count = 4): Writers {
  const ledger: Ledger = { sent: new Set(), acknowledged: new Map(), withdrawn: new Set(), unanswered: 0, refused: 0 }
  let finishing = false
  let number = 0
  let allowed = 0

  const one = async () => {
    const turn = ++number
    const key = `fault-form-${turn}`
    const fields = { intent: 'offer', key, kind: 'instrument', title: `示例仪器${turn}号`, description: `第${turn}件，可做常规测量` }
    const rest = { contact: '示例科室', sectorKey: 'science', reach: turn % 2 ? 'public' : 'signed_in', workshopId: '' }
    ledger.sent.add(key)
    const answer = await insist(ledger, () => person.post('/resources/new', { ...fields, ...rest }), [303])
    const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
    ledger.acknowledged.set(key, id)
    if (turn % WITHDRAWN !== 0) return
    // 409: the one before was carried out, only its answer was lost.
    await insist(ledger, () => person.post(`/resources/${id}`, { intent: 'withdraw' }), [303, 409])
    ledger.withdrawn.add(id)
  }
  const loops = Array.from({ length: count }, async () => {
    for (;;) {
      await vi.waitUntil(() => finishing || number < allowed, { timeout: 600_000, interval: 2 })
      if (finishing) return
      await one()
    }
  })
  // Told by `progress` and `finish`, not as an unhandled rejection in between.
  const all = Promise.all(loops)
  all.catch(() => undefined)

  return {
    ledger,
    progress: async (by) => {
      const wanted = ledger.acknowledged.size + by
      allowed = wanted + AHEAD
      // A writer that met an answer that nobody may get ends the wait at once.
      await Promise.race([all, vi.waitUntil(() => ledger.acknowledged.size >= wanted, { timeout: 120_000, interval: 2 })])
    },
    finish: async () => {
      finishing = true
      await all
    },
  }
}
