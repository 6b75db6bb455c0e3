import { getOwnProfile, getPerson } from '~server/accounts/profile/get-person'
import { getCharter } from '~server/alliances/get-charter'
import { getFormation } from '~server/alliances/get-formation'
import { findPartners } from '~server/alliances/partners/find-partners'
import { listPartnersToInvite, listWorkshopCards } from '~server/alliances/partners/list-partners'
import { getImport, listImports } from '~server/imports/confirm-import'
import type { Actor } from '~server/policies/actor'
import { listTraces } from '~server/results/record-traces'
import { getRuleSet } from '~server/rule-sets/get-rule-set'
import { getLayerForm, getUnionRules } from '~server/rule-sets/get-union-rules'
import { listRuleSets } from '~server/rule-sets/list-rule-sets'
import { listWorkshopChoices } from '~server/rule-sets/what-if-workshop'
import { listSubSectors } from '~server/sectors/keep-sub-sectors'
import { getWorkshopChecks, getWorkshopTallies } from '~server/workshops/checks/get-workshop-checks'
import { getCoverage } from '~server/workshops/coverage/get-coverage'
import { getPlaque } from '~server/workshops/get-plaque'
import { getTitles } from '~server/workshops/get-titles'
import { getRecordBasics, getRecordHead, getRecordHouse, getRecordPlans, getRecordTeam } from '~server/workshops/record/get-record'
import type { World } from './sealed-world'

type Reader = (actor: Actor, world: World) => Promise<unknown>
const bidding = ({ workshops }: World) => workshops[0]?.id ?? ''
const ofWorkshop =
  (read: (actor: Actor, id: string) => Promise<unknown>): Reader =>
  (actor, world) =>
    read(actor, bidding(world))

/** Every function that reads workshops' records, alliances' lives, rules and imports for an actor. */
export const organisationReaders: Readonly<Record<string, Reader>> = {
  getCharter: (actor, { alliance }) => getCharter(actor, alliance.id),
  getFormation: (actor, { alliance }) => getFormation(actor, alliance.id),
  getImport: (actor) => getImport(actor, 'no-such-import'),
  listImports: (actor) => listImports(actor),
  listTraces: (actor) => listTraces(actor, 'no-such-result'),
  getRuleSet: (actor) => getRuleSet(actor, 'S0'),
  getUnionRules: (actor, { alliance }) => getUnionRules(actor, alliance.governingUnionId),
  getLayerForm: (actor, { alliance }) => getLayerForm(actor, alliance.governingUnionId, []),
  listRuleSets: (actor) => listRuleSets(actor),
  listWorkshopChoices: (actor) => listWorkshopChoices(actor),
  listSubSectors: (actor) => listSubSectors(actor),
  // Without the moment of the look, which is another one each time.
  getPlaque: async (actor, world) => ({ ...(await getPlaque(actor, bidding(world))), checkedAt: null }),
  getTitles: ofWorkshop(getTitles),
  getPerson: (actor, { teams }) => getPerson(actor, teams[0]?.[0]?.id ?? ''),
  getOwnProfile: (actor) => getOwnProfile(actor),
  findPartners: ofWorkshop(findPartners),
  listWorkshopCards: (actor, world) => listWorkshopCards(actor, [bidding(world)]),
  listPartnersToInvite: (actor, world) => listPartnersToInvite(actor, world.alliance.id, [bidding(world)]),
  getWorkshopChecks: ofWorkshop(getWorkshopChecks),
  getWorkshopTallies: ofWorkshop(getWorkshopTallies),
  getCoverage: (actor) => getCoverage(actor, 1),
  getRecordHead: ofWorkshop(getRecordHead),
  getRecordBasics: ofWorkshop(getRecordBasics),
  getRecordTeam: ofWorkshop(getRecordTeam),
  getRecordHouse: ofWorkshop(getRecordHouse),
  getRecordPlans: ofWorkshop(getRecordPlans),
}
