import { randomUUID } from 'node:crypto'
import { actorFor } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { previewImport } from '~server/imports/preview-import'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { act, type Act } from './act'
import { stage, type Cast } from './world'

/** A list of one unit that is not there yet. */
async function listOfOne({ users }: Cast): Promise<string> {
  const union = await db.union.findFirstOrThrow({ where: { officers: { some: { userId: users.governing.id } } } })
  return `单位名称,地区,行业,上级工会\n示例${randomUUID().slice(0, 8)}中心,西安,卫生,${union.name}\n`
}

/** The administrator, with a file beside the fields of each form that he posts. */
async function sending(app: App, { users }: Cast, content: string): Promise<Person> {
  const person = await signInAs(app, users.administrator.username)
  return {
    ...person,
    post: (path, fields) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, String(value))
      body.append('files', new File([content], 'list.csv'))
      return fetch(app.origin + path, { method: 'POST', redirect: 'manual', body, headers: { Cookie: person.cookie, Origin: app.origin } })
    },
  }
}

export const partnerActs: Readonly<Record<string, Act>> = {
  'routes/alliances+/$allianceId_.partners invite': act('lead', 403, {}, async ({ alliance }) => {
    const { id } = await buildWorkshop()
    const at = `/alliances/${alliance.id}/partners?workshops=${id}`
    return { at, fields: () => ({ intent: 'invite', workshopId: id, partners: id }) }
  }),
  'routes/import+/_index preview': act(
    'administrator',
    404,
    {},
    async (cast, app) => ({
      at: '/import',
      fields: () => ({ intent: 'preview', kind: 'units' }),
      doer: await sending(app, cast, await listOfOne(cast)),
    }),
    { also: ['governing'] },
  ),
  'routes/import+/$importId confirm': act('administrator', 404, {}, async (cast) => {
    const actor = await actorFor(cast.users.administrator)
    const { id } = await previewImport(actor, 'units', [await stage('list.csv', await listOfOne(cast))])
    return { at: `/import/${id}`, fields: () => ({ intent: 'confirm' }) }
  }),
}
