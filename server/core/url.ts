/**
 * Where things stand, for what leaves the server as data: search documents, live messages, the API. The pages' own
 * addresses are in app/paths.ts, which builds on these.
 */
export const url = {
  workshop: (id: string) => `/workshops/${id}`,
  person: (id: string) => `/people/${id}`,
  workshopPlaque: (id: string) => `/workshops/${id}/plaque`,
  alliance: (id: string) => `/alliances/${id}`,
  allianceFormation: (id: string) => `/alliances/${id}/formation`,
  allianceCharter: (id: string) => `/alliances/${id}/charter`,
  problem: (id: string) => `/problems/${id}`,
  challenge: (id: string) => `/challenges/${id}`,
  challengeBids: (id: string) => `/challenges/${id}/bids`,
  challengeWork: (id: string) => `/challenges/${id}/work`,
  challengeAcceptance: (id: string) => `/challenges/${id}/acceptance`,
  bid: (id: string) => `/bids/${id}`,
  result: (id: string) => `/results/${id}`,
  resource: (id: string) => `/resources/${id}`,
  policy: (key: string, version?: number) => `/policies/${key}${version === undefined ? '' : `?version=${version}`}`,
}
