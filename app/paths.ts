import { url } from '~server/core/url'

/** An address with its filters; empty ones are left out. */
function withQuery(path: string, query: Readonly<Record<string, string | number | boolean | null | undefined>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
  const search = new URLSearchParams(given.map(([name, value]) => [name, value === true ? '1' : String(value)]))
  return given.length > 0 ? `${path}?${search}` : path
}

type Query = Parameters<typeof withQuery>[1]

/** Every address of the app. */
export const paths = {
  home: '/',
  signIn: (redirectTo?: string) => withQuery('/sign-in', { redirectTo: redirectTo === '/' ? undefined : redirectTo }),
  signOut: '/sign-out',
  settings: '/settings',
  preferences: '/preferences',
  todos: '/todos',
  todoCount: '/todos/count',
  users: (query?: Query) => withQuery('/users', query),
  search: (query?: Query) => withQuery('/search', query),
  similar: '/similar',
  workshops: (query?: Query) => withQuery('/workshops', query),
  workshop: url.workshop,
  alliances: (query?: Query) => withQuery('/alliances', query),
  newAlliance: '/alliances/new',
  alliance: url.alliance,
  problems: (query?: Query) => withQuery('/problems', query),
  newProblem: (query?: Query) => withQuery('/problems/new', query),
  problem: url.problem,
  editProblem: (id: string) => `${url.problem(id)}/edit`,
  challenges: (query?: Query) => withQuery('/challenges', query),
  newChallenge: (query?: Query) => withQuery('/challenges/new', query),
  challenge: url.challenge,
  editChallenge: (id: string) => `${url.challenge(id)}/edit`,
  bidOn: (challengeId: string) => `${url.challenge(challengeId)}/bid`,
  challengeBids: url.challengeBids,
  challengeWork: url.challengeWork,
  challengeAcceptance: url.challengeAcceptance,
  challengeTimeline: (id: string) => `${url.challenge(id)}/timeline`,
  bids: '/bids',
  bid: url.bid,
  review: (id: string) => `/reviews/${id}`,
  results: (query?: Query) => withQuery('/results', query),
  newResult: (query?: Query) => withQuery('/results/new', query),
  result: url.result,
  editResult: (id: string) => `${url.result(id)}/edit`,
  resources: (query?: Query) => withQuery('/resources', query),
  newResource: '/resources/new',
  resource: url.resource,
  editResource: (id: string) => `${url.resource(id)}/edit`,
  file: (id: string) => `/files/${id}`,
} as const
