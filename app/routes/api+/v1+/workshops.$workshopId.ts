import { getWorkshopChecks } from '~server/workshops/checks/get-workshop-checks'
import { getWorkshop } from '~server/workshops/get-workshop'
import { apiLoader } from '~/http/api'

/** GET /api/v1/workshops/{id}: with how it stands to each check list; item by item with the clause for people with an account. */
export const loader = apiLoader(async ({ actor, params: { workshopId = '' } }) => {
  const { mayFoundAlliance: _may, mayGrantTitles: _grant, members: _members, ...workshop } = await getWorkshop(actor, workshopId)
  const { tallies, lists } = await getWorkshopChecks(actor, workshopId)
  const requirements = lists?.flatMap(({ key, clauses }) =>
    clauses.flatMap((clause) => clause.requirements.map((requirement) => ({ checklist: key, ...requirement }))),
  )
  return { ...workshop, tallies, requirements: requirements ?? null }
})
