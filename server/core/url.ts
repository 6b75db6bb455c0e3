/**
 * Where things stand, for what leaves the server as data: search documents, live messages, the API. The pages' own
 * addresses are in app/paths.ts, which builds on these.
 */
export const url = {
  workshop: (id: string) => `/workshops/${id}`,
  alliance: (id: string) => `/alliances/${id}`,
  problem: (id: string) => `/problems/${id}`,
  challenge: (id: string) => `/challenges/${id}`,
  challengeBids: (id: string) => `/challenges/${id}/bids`,
  challengeWork: (id: string) => `/challenges/${id}/work`,
  challengeAcceptance: (id: string) => `/challenges/${id}/acceptance`,
  bid: (id: string) => `/bids/${id}`,
  result: (id: string) => `/results/${id}`,
  resource: (id: string) => `/resources/${id}`,
}
