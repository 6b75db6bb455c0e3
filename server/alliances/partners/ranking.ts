import { bestLead } from './best-lead'
import type { Parameters } from '../../rules/parameters'
import { score, type Partner, type Score } from './partner'

export interface Proposal {
  /** The workshop that looks for partners first, then the proposed ones by id. */
  readonly workshopIds: readonly string[]
  readonly leadId: string
  readonly score: Score
}

const keyOf = ({ workshopIds }: Proposal) => workshopIds.join(' ')

/** The better proposal first; of equals the one whose ids come first, so that an answer can be given again. */
function inOrder(a: Proposal, b: Proposal): number {
  return b.score.total - a.score.total || (keyOf(a) < keyOf(b) ? -1 : 1)
}

/** The best valid alliances seen so far: at most `most`. */
export class Ranking {
  #best: Proposal[] = []
  constructor(
    private readonly parameters: Parameters,
    private readonly minimum: number,
    private readonly most: number,
  ) {}

  /** Looks at an alliance; it is kept when the rules allow it and it is among the best. */
  offer(workshops: readonly [Partner, ...Partner[]]): void {
    const [start, ...others] = workshops
    const worth = score(workshops, this.minimum)
    if (worth.total < this.least) return
    const { leadId, valid } = bestLead(workshops, this.parameters)
    if (!valid) return
    const workshopIds = [start.id, ...others.map(({ id }) => id).sort()]
    this.#best = [...this.#best, { workshopIds, leadId, score: worth }].sort(inOrder).slice(0, this.most)
  }

  /** Below this nothing is kept any more. */
  get least(): number {
    return this.#best.length < this.most ? Number.NEGATIVE_INFINITY : (this.#best.at(-1)?.score.total ?? Number.NEGATIVE_INFINITY)
  }

  get proposals(): readonly Proposal[] {
    return this.#best
  }
}
