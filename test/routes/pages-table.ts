import { each, signedIn, statuses, type ActorName } from './actors'
import { policyPages } from './pages-policies'
import type { Things } from './things'

/** One address of a route and what each kind of actor gets there. */
export interface Case {
  readonly at: (things: Things) => string
  readonly status: Readonly<Record<ActorName, number>>
}

const unions = ['finance', 'officer', 'governing'] as const
const to = (at: string | ((things: Things) => string), status: Case['status']): Case => ({
  at: typeof at === 'string' ? () => at : at,
  status,
})
const everybody = statuses(200)
const nobody = statuses(404)
/** Those of the alliance and the unions above it; the world does not know that it is there. */
const alliance = statuses(404, each(200, 'member', 'leader', 'lead', ...unions))
const allianceUsers = signedIn(404, each(200, 'member', 'leader', 'lead', ...unions))
/** An alliance that is not named yet: its workshops, those it asked (the stranger's) and its unions. */
const insiders = statuses(404, each(200, 'member', 'leader', 'lead', 'stranger', ...unions))
/** A sheet that is not published: the lead workshop and its unions. */
const sponsor = statuses(404, each(200, 'lead', ...unions))

/** A page below a challenge, on a public, an unpublished and an internal one, and on one that is not there. */
const underChallenge = (tab: string, published: Case['status'], kept: Case['status'], draft: Case['status']): Case[] => [
  to(({ open }) => `/challenges/${open}${tab}`, published),
  to(({ kept: id }) => `/challenges/${id}${tab}`, kept),
  to(({ draft: id }) => `/challenges/${id}${tab}`, draft),
  to(`/challenges/no-such-challenge${tab}`, nobody),
]
/** Until the opening even those who may read the challenge are told that nobody may look (row 33). */
const sealed = (may: Case['status']) =>
  Object.fromEntries(Object.entries(may).map(([name, status]) => [name, status === 200 ? 403 : status])) as Case['status']

export const pages: Readonly<Record<string, readonly Case[]>> = {
  root: [to('/', everybody)],
  'routes/_home+/_index': [to('/', everybody)],
  'routes/_home+/$': [to('/no-such-page', nobody), to('/problems/a/b/c', nobody)],
  'routes/_home+/preferences': [to('/preferences', statuses(302, { suspended: 302 }))],
  'routes/_search+/search': [to('/search?q=示例', everybody), to('/search?type=nonsense', statuses(422))],
  'routes/_search+/similar': [to('/similar?title=示例榜单', signedIn(200)), to('/similar', signedIn(422))],
  'routes/_accounts+/sign-in': [to('/sign-in', statuses(302, { visitor: 200 }))],
  'routes/_accounts+/sign-out': [to('/sign-out', nobody)],
  'routes/_accounts+/settings': [to('/settings', signedIn(200))],
  'routes/_accounts+/settings_.profile': [to('/settings/profile', signedIn(200))],
  'routes/_accounts+/users': [to('/users', signedIn(404, { administrator: 200 }))],
  'routes/_accounts+/todos._index': [to('/todos', signedIn(200))],
  'routes/_accounts+/todos.count': [to('/todos/count', everybody)],
  'routes/alliances+/_index': [to('/alliances', everybody), to('/alliances?page=0', statuses(422))],
  'routes/alliances+/new': [
    to('/alliances/new', signedIn(200)),
    to(({ workshop, leadWorkshop }) => `/alliances/new?lead=${leadWorkshop}&partners=${workshop}`, signedIn(200)),
  ],
  'routes/alliances+/$allianceId_.partners': [
    to(({ alliance: id, workshop }) => `/alliances/${id}/partners?workshops=${workshop}`, signedIn(403, { lead: 200 })),
    to(({ alliance: id }) => `/alliances/${id}/partners`, signedIn(422)),
    to(({ workshop }) => `/alliances/no-such-one/partners?workshops=${workshop}`, signedIn(404)),
  ],
  'routes/workshops+/$workshopId_.partners': [
    to(({ leadWorkshop }) => `/workshops/${leadWorkshop}/partners`, signedIn(403, each(200, 'lead', ...unions))),
    to(({ workshop }) => `/workshops/${workshop}/partners`, signedIn(403, each(200, 'member', 'leader'))),
    to('/workshops/no-such-one/partners', signedIn(404)),
  ],
  'routes/network+/_index': [to('/network', everybody), to('/network?page=1', statuses(422))],
  'routes/import+/_index': [to('/import', signedIn(404, each(200, 'administrator', 'governing')))],
  'routes/import+/$importId': [
    to(({ sentList }) => `/import/${sentList}`, signedIn(404, { administrator: 200 })),
    to('/import/no-such-one', signedIn(404)),
  ],
  'routes/alliances+/$allianceId': [
    to((things) => `/alliances/${things.alliance}`, everybody),
    to(({ forming }) => `/alliances/${forming}`, insiders),
    to('/alliances/no-such-one', nobody),
  ],
  'routes/alliances+/$allianceId_.charter': [
    to((things) => `/alliances/${things.alliance}/charter`, everybody),
    to((things) => `/alliances/${things.alliance}/charter?version=9`, nobody),
    to(({ forming }) => `/alliances/${forming}/charter`, insiders),
  ],
  'routes/alliances+/$allianceId_.formation': [
    to((things) => `/alliances/${things.alliance}/formation`, everybody),
    to(({ forming }) => `/alliances/${forming}/formation`, insiders),
  ],
  ...policyPages,
  'routes/workshops+/_index': [to('/workshops', everybody)],
  'routes/workshops+/$workshopId_.checks': [
    to(({ workshop }) => `/workshops/${workshop}/checks`, everybody),
    to('/workshops/no-such-one/checks', nobody),
  ],
  'routes/workshops+/$workshopId_.plaque': [
    to(({ workshop }) => `/workshops/${workshop}/plaque?format=card`, everybody),
    to(({ workshop }) => `/workshops/${workshop}/plaque?format=poster`, statuses(422)),
    to('/workshops/no-such-one/plaque', nobody),
  ],
  'routes/coverage+/_index': [to('/coverage', everybody), to('/coverage?page=0', statuses(422))],
  'routes/workshops+/$workshopId_.titles': [
    to(({ leadWorkshop }) => `/workshops/${leadWorkshop}/titles`, signedIn(403, { governing: 200 })),
  ],
  'routes/workshops+/$workshopId': [to(({ workshop }) => `/workshops/${workshop}`, everybody), to('/workshops/no-such-one', nobody)],
  'routes/workshops+/$workshopId_.record': [to(({ workshop }) => `/workshops/${workshop}/record`, everybody)],
  'routes/workshops+/$workshopId_.record._index': [
    to(({ workshop }) => `/workshops/${workshop}/record`, everybody),
    to('/workshops/no-such-one/record', nobody),
  ],
  'routes/workshops+/$workshopId_.record.team': [
    to(({ workshop }) => `/workshops/${workshop}/record/team`, everybody),
    to('/workshops/no-such-one/record/team', nobody),
  ],
  'routes/workshops+/$workshopId_.record.house': [
    to(({ workshop }) => `/workshops/${workshop}/record/house`, everybody),
    to('/workshops/no-such-one/record/house', nobody),
  ],
  'routes/workshops+/$workshopId_.record.plans': [
    to(({ workshop }) => `/workshops/${workshop}/record/plans`, everybody),
    to('/workshops/no-such-one/record/plans', nobody),
  ],
  'routes/people+/$userId': [to(({ person }) => `/people/${person}`, signedIn(200)), to('/people/no-such-person', signedIn(404))],
  'routes/problems+/_index': [to('/problems', signedIn(200))],
  'routes/problems+/new': [to('/problems/new', signedIn(200))],
  'routes/problems+/$problemId': [
    to(({ problem }) => `/problems/${problem}`, signedIn(200)),
    to(({ keptProblem }) => `/problems/${keptProblem}`, allianceUsers),
    to('/problems/no-such-problem', signedIn(404)),
  ],
  'routes/problems+/$problemId_.edit': [
    to(({ problem }) => `/problems/${problem}/edit`, signedIn(403, { member: 200 })),
    to(({ keptProblem }) => `/problems/${keptProblem}/edit`, signedIn(404, { member: 200, ...each(403, 'leader', 'lead', ...unions) })),
  ],
  'routes/challenges+/_index': [to('/challenges', everybody), to('/challenges?sort=password', statuses(422))],
  'routes/challenges+/new': [
    to('/challenges/new', signedIn(403, each(200, 'lead', 'stranger'))),
    to(({ keptProblem }) => `/challenges/new?problem=${keptProblem}`, signedIn(403, { lead: 200, stranger: 404 })),
  ],
  // The frame around the tabs: what it shows is the listing's, and it is asked for alone here.
  'routes/challenges+/$challengeId': underChallenge('', everybody, alliance, sponsor).slice(1, 3),
  'routes/challenges+/$challengeId._index': underChallenge('', everybody, alliance, sponsor),
  'routes/challenges+/$challengeId.timeline': underChallenge('/timeline', everybody, alliance, sponsor),
  'routes/challenges+/$challengeId.work': underChallenge('/work', everybody, alliance, sponsor),
  'routes/challenges+/$challengeId.acceptance': underChallenge('/acceptance', everybody, alliance, sponsor),
  'routes/challenges+/$challengeId.bids': [
    ...underChallenge('/bids', sealed(everybody), sealed(alliance), sealed(sponsor)),
    to(({ inReview }) => `/challenges/${inReview}/bids`, everybody),
  ],
  'routes/challenges+/$challengeId_.bid': [
    to(({ open }) => `/challenges/${open}/bid`, signedIn(200, { lead: 403 })),
    to(({ kept }) => `/challenges/${kept}/bid`, signedIn(404, { lead: 403, ...each(200, 'member', 'leader', ...unions) })),
    to(({ draft }) => `/challenges/${draft}/bid`, signedIn(404, each(409, 'lead', ...unions))),
    to(({ inReview }) => `/challenges/${inReview}/bid`, signedIn(409)),
  ],
  'routes/challenges+/$challengeId_.edit': [
    to(({ draft }) => `/challenges/${draft}/edit`, signedIn(404, { lead: 200, ...each(403, ...unions) })),
    to(({ open }) => `/challenges/${open}/edit`, signedIn(403)),
  ],
  'routes/bids+/_index': [to('/bids', signedIn(200))],
  'routes/bids+/$bidId': [
    to(({ sealedBid }) => `/bids/${sealedBid}`, signedIn(404, { administrator: 403, ...each(200, 'member', 'leader') })),
    to(
      ({ openedBid }) => `/bids/${openedBid}`,
      signedIn(404, { administrator: 403, ...each(200, 'member', 'leader', 'lead', 'expert', ...unions) }),
    ),
    to('/bids/no-such-bid', signedIn(404, { administrator: 403 })),
  ],
  'routes/reviews+/$reviewId': [
    to(({ review }) => `/reviews/${review}`, signedIn(404, { expert: 200 })),
    to('/reviews/no-such-review', signedIn(404)),
  ],
  'routes/results+/_index': [to('/results', everybody)],
  'routes/results+/new': [
    to('/results/new', signedIn(403, each(200, 'leader', 'lead', 'stranger'))),
    to(({ accepted }) => `/results/new?challenge=${accepted}`, signedIn(403, { leader: 200 })),
    to(({ draft }) => `/results/new?challenge=${draft}`, signedIn(404, each(403, 'lead', ...unions))),
  ],
  'routes/results+/$resultId': [
    to(({ result }) => `/results/${result}`, everybody),
    to(({ keptResult }) => `/results/${keptResult}`, alliance),
    to('/results/no-such-result', nobody),
  ],
  'routes/results+/$resultId_.edit': [
    to(({ result }) => `/results/${result}/edit`, signedIn(403, { leader: 200 })),
    to(({ keptResult }) => `/results/${keptResult}/edit`, signedIn(404, { leader: 200, ...each(403, 'member', 'lead', ...unions) })),
  ],
  'routes/resources+/_index': [to('/resources', everybody)],
  'routes/resources+/new': [to('/resources/new', signedIn(200))],
  'routes/resources+/$resourceId': [
    to(({ resource }) => `/resources/${resource}`, everybody),
    to(({ internalResource }) => `/resources/${internalResource}`, statuses(200, { visitor: 404 })),
    to(({ withdrawn }) => `/resources/${withdrawn}`, statuses(404, each(200, 'member', 'leader'))),
    to('/resources/no-such-resource', nobody),
  ],
  'routes/resources+/$resourceId_.edit': [
    to(({ resource }) => `/resources/${resource}/edit`, signedIn(403, { leader: 200 })),
    to(({ withdrawn }) => `/resources/${withdrawn}/edit`, signedIn(404, each(403, 'member', 'leader'))),
  ],
  'routes/files+/$fileId': [
    to(({ publicFile }) => `/files/${publicFile}`, everybody),
    to(({ keptFile }) => `/files/${keptFile}`, statuses(404, { administrator: 403, ...each(200, 'member', 'leader', 'lead', ...unions) })),
    to(({ sealedFile }) => `/files/${sealedFile}`, statuses(404, { administrator: 403, ...each(200, 'member', 'leader') })),
    to('/files/no-such-file', statuses(404, { administrator: 403 })),
  ],
}

/** The API asks for a bearer token: without one a visitor, with a revoked one nobody (401). */
const token = (others: number, given: Parameters<typeof statuses>[1] = {}) => statuses(others, { ex_session: 401, ...given })
const item = (name: string, id: keyof Things, status = token(200)): Case[] => [
  to((things) => `/api/v1/${name}/${things[id]}`, status),
  to(`/api/v1/${name}/no-such-thing`, token(404)),
]
const unpublished = token(404, each(200, 'lead', ...unions))
const inAlliance = token(404, each(200, 'member', 'leader', 'lead', ...unions))

export const api: Readonly<Record<string, readonly Case[]>> = {
  'routes/api+/v1+/$': [to('/api/v1/no-such-thing', token(404))],
  'routes/api+/v1+/openapi[.]json': [to('/api/v1/openapi.json', token(200))],
  'routes/api+/v1+/search': [to('/api/v1/search?q=示例', token(200)), to('/api/v1/search?filter=orgId', token(422))],
  'routes/api+/v1+/similar': [to('/api/v1/similar', statuses(405, each(405, 'suspended', 'ex_session')))],
  'routes/api+/v1+/challenges._index': [to('/api/v1/challenges', token(200))],
  'routes/api+/v1+/challenges.$challengeId': [
    ...item('challenges', 'open'),
    ...item('challenges', 'draft', unpublished),
    ...item('challenges', 'kept', inAlliance),
  ],
  'routes/api+/v1+/results._index': [to('/api/v1/results', token(200))],
  'routes/api+/v1+/results.$resultId': [...item('results', 'result'), ...item('results', 'keptResult', inAlliance)],
  'routes/api+/v1+/resources._index': [to('/api/v1/resources', token(200))],
  'routes/api+/v1+/resources.$resourceId': [
    ...item('resources', 'resource'),
    ...item('resources', 'internalResource', token(200, { visitor: 404 })),
  ],
  'routes/api+/v1+/alliances._index': [to('/api/v1/alliances', token(200))],
  'routes/api+/v1+/alliances.$allianceId': [
    ...item('alliances', 'alliance'),
    ...item('alliances', 'forming', token(404, each(200, 'member', 'leader', 'lead', 'stranger', ...unions))),
  ],
  'routes/api+/v1+/workshops._index': [to('/api/v1/workshops', token(200))],
  'routes/api+/v1+/workshops.$workshopId': item('workshops', 'workshop'),
}
