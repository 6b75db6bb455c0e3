import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listApiTokens } from '~server/accounts/api-tokens'
import { listSessions } from '~server/accounts/list-sessions'
import { listUsers } from '~server/accounts/suspend-user'
import { listFoundingWorkshops } from '~server/alliances/create-alliance'
import { getAlliance } from '~server/alliances/get-alliance'
import { listAlliances } from '~server/alliances/list-alliances'
import { getAcceptance } from '~server/challenges/acceptance/get-acceptance'
import { findOwnBid, getBid, listBidders, listColleagues, listOwnBids } from '~server/challenges/bids/get-bid'
import { getChallenge, getChallengeHead, getChallengeTimeline } from '~server/challenges/get-challenge'
import { listChallenges } from '~server/challenges/list-challenges'
import { listSponsors } from '~server/challenges/list-sponsors'
import { getWork } from '~server/challenges/milestones/get-work'
import { getReview, getReviews, listExperts } from '~server/challenges/reviews/get-reviews'
import { db } from '~server/core/database'
import { DomainError } from '~server/core/errors'
import { fromRoot } from '~server/core/root'
import type { StoredEvent } from '~server/events/catalogue'
import { getFile } from '~server/files/get-file'
import { getOverview } from '~server/home/get-overview'
import type { Actor } from '~server/policies/actor'
import { getProblem, listProblemPlaces } from '~server/problems/get-problem'
import { listProblems } from '~server/problems/list-problems'
import { getResource, listResources } from '~server/resources/list-resources'
import { getResult, listResults } from '~server/results/list-results'
import { countTodos, listTodos } from '~server/todos/list-todos'
import { getWorkshop } from '~server/workshops/get-workshop'
import { listWorkshops } from '~server/workshops/list-workshops'
import { searchPostgres } from '~search/fallback'
import { syncPostgres } from '~search/sync'
import { organisationReaders } from './sealed-walk-organisations'
import type { World } from './sealed-world'

type Reader = (actor: Actor, world: World) => Promise<unknown>
const page = 1
/** Ids as somebody who guesses would try them: those of the bids there are, and as many again that are none. */
const guesses = (ids: readonly string[]) => [...ids, 'aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc'].slice(0, 3)
const each = async <One>(ids: readonly string[], read: (id: string) => Promise<One>) =>
  Promise.all(guesses(ids).map((id) => answer(() => read(id))))

/** Every function of server/** that reads for an actor. */
export const readers: Readonly<Record<string, Reader>> = {
  ...organisationReaders,
  getBid: (actor, { bids }) =>
    each(
      bids.map(({ id }) => id),
      (id) => getBid(actor, id),
    ),
  getFile: (actor, { bids }) =>
    each(
      bids.map(({ fileId }) => fileId),
      async (id) => {
        const { path: at, ...file } = await getFile(actor, id)
        return { ...file, bytes: readFileSync(at, 'utf8') }
      },
    ),
  getReviews: (actor, { challenge }) => getReviews(actor, challenge.id),
  getReview: async (actor, { bids }) => {
    const reviews = await db.review.findMany({ where: { bidId: { in: bids.map(({ id }) => id) } }, orderBy: { id: 'asc' } })
    return each(
      reviews.map(({ id }) => id),
      (id) => getReview(actor, id),
    )
  },
  listExperts: (actor, { challenge }) => listExperts(actor, challenge.id),
  listOwnBids: (actor) => listOwnBids(actor),
  findOwnBid: (actor, { challenge }) => findOwnBid(actor, challenge.id),
  listBidders: (actor) => listBidders(actor),
  listColleagues: (actor) => listColleagues(actor),
  getChallenge: (actor, { challenge }) => getChallenge(actor, challenge.id),
  getChallengeHead: (actor, { challenge }) => getChallengeHead(actor, challenge.id),
  getChallengeTimeline: (actor, { challenge }) => getChallengeTimeline(actor, challenge.id),
  listChallenges: (actor) => listChallenges(actor, { page }),
  listSponsors: (actor) => listSponsors(actor),
  getWork: (actor, { challenge }) => getWork(actor, challenge.id),
  getAcceptance: (actor, { challenge }) => getAcceptance(actor, challenge.id),
  getOverview: (actor) => getOverview(actor),
  listTodos: (actor) => listTodos(actor),
  countTodos: (actor) => countTodos(actor),
  listAlliances: (actor) => listAlliances(actor, { page }),
  getAlliance: (actor, { alliance }) => getAlliance(actor, alliance.id),
  listFoundingWorkshops: (actor) => listFoundingWorkshops(actor),
  listWorkshops: (actor) => listWorkshops(actor, { page }),
  getWorkshop: (actor, { workshops }) => Promise.all(workshops.map(({ id }) => getWorkshop(actor, id))),
  listProblems: (actor) => listProblems(actor, { page, mine: false }),
  getProblem: (actor) => getProblem(actor, 'no-such-problem'),
  listProblemPlaces: (actor) => listProblemPlaces(actor),
  listResults: (actor) => listResults(actor, { page }),
  getResult: (actor) => getResult(actor, 'no-such-result'),
  listResources: (actor) => listResources(actor, { page, mine: false }),
  getResource: (actor) => getResource(actor, 'no-such-resource'),
  listUsers: (actor) => listUsers(actor, { q: '', page }),
  listApiTokens: async (actor) => listApiTokens(actor),
  listSessions: (actor) => listSessions(actor, ''),
  searchPostgres: async (actor) => {
    const asked = ['kite0plan', 'kite', '方案', ''].map((q) => searchPostgres(actor, { q, limit: 50, offset: 0 }))
    return (await Promise.all(asked)).map(({ hits, total, facets }) => ({ hits, total, facets }))
  },
}

/** The names of all functions in server/** that get, list, find or count something for an actor: the walk must know each. */
export function readersInSources(): string[] {
  const files = readdirSync(fromRoot('server'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .flatMap((file) => [
      ...readFileSync(path.join(fromRoot('server'), file), 'utf8').matchAll(
        /export (?:async )?function ((?:get|list|find|count)\w+)\(\s*actor: Actor/g,
      ),
    ])
    .map((match) => match[1] ?? '')
}

/** What a reader says: its answer, or the code and detail of its refusal. Bytes as the text that they are. */
async function answer(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { refused: error.code, detail: error.detail, faults: error.faults }
  }
}

const asText = (value: unknown) =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? String(item) : item instanceof Uint8Array ? Buffer.from(item).toString('utf8') : item,
  )

/** Everything that an actor can get to see, as text, by reader. */
export async function walk(actor: Actor, world: World): Promise<Readonly<Record<string, string>>> {
  const seen = await Promise.all(
    Object.entries(readers).map(async ([name, read]) => [name, asText(await answer(() => read(actor, world)))] as const),
  )
  return Object.fromEntries(seen)
}

/** The words of these bids that an actor finds anywhere: "reader: word". */
export async function wordsSeen(actor: Actor, world: World, bids = world.bids): Promise<string[]> {
  const seen = await walk(actor, world)
  const words = bids.flatMap((bid) => bid.words)
  return Object.entries(seen).flatMap(([name, text]) => words.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`))
}

/** Brings the searchable copy up to date, as the listener does. */
export async function indexEverything(): Promise<void> {
  await syncPostgres((await db.event.findMany({ orderBy: { seq: 'asc' } })) as unknown as StoredEvent[])
}
