import { useLoaderData } from '@remix-run/react'
import {
  associateSchema,
  endAssociateSchema,
  nameSchema,
  principlesSchema,
  proposeLeadSchema,
  recommendSchema,
  refuseSchema,
  versionSchema,
} from '~server/alliances/alliance.schema'
import { addAssociate, endAssociate } from '~server/alliances/associates'
import { nameAlliance, recommendAlliance, returnAlliance } from '~server/alliances/decide-alliance'
import { dissolveAlliance } from '~server/alliances/dissolve-alliance'
import { getFormation } from '~server/alliances/get-formation'
import { acceptLead, declineLead, proposeLead } from '~server/alliances/rotate-lead'
import { submitAlliance, writePrinciples } from '~server/alliances/submit-alliance'
import { AllianceFrame } from '~/components/alliances/alliance-frame'
import { Associates } from '~/components/alliances/associates-section'
import { Decisions } from '~/components/alliances/decisions'
import { LeadSection } from '~/components/alliances/lead-section'
import { Principles } from '~/components/alliances/principles'
import { WayToName } from '~/components/alliances/way-to-name'
import { Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'
import { z } from 'zod'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('alliances.title'),
  live: ['alliance'],
}

export const loader = loaderOf(async ({ actor, params, context }) => ({
  ...(await getFormation(actor, params.allianceId ?? '')),
  ...{ key: formKey(), ...sentencesOf(context.language, 'formation', 'rules') },
}))

type Params = Readonly<Record<string, string | undefined>>
const idOf = (params: Params) => params.allianceId ?? ''
const here = (params: Params) => paths.allianceFormation(idOf(params))

export const action = actionOf({
  write_principles: intent(principlesSchema, async ({ actor, input, params }) => {
    await writePrinciples(actor, idOf(params), input)
    return here(params)
  }),
  submit: intent(versionSchema, async ({ actor, input, params }) => {
    await submitAlliance(actor, idOf(params), input)
    return here(params)
  }),
  recommend: intent(recommendSchema, async ({ actor, input, params }) => {
    await recommendAlliance(actor, idOf(params), input)
    return here(params)
  }),
  name: intent(nameSchema, async ({ actor, input, params }) => {
    await nameAlliance(actor, idOf(params), input)
    return here(params)
  }),
  return: intent(refuseSchema, async ({ actor, input, params }) => {
    await returnAlliance(actor, idOf(params), input)
    return here(params)
  }),
  dissolve: intent(refuseSchema, async ({ actor, input, params }) => {
    await dissolveAlliance(actor, idOf(params), input)
    return paths.alliance(idOf(params))
  }),
  add_associate: intent(associateSchema, async ({ actor, input, params }) => {
    await addAssociate(actor, idOf(params), input)
    return here(params)
  }),
  end_associate: intent(endAssociateSchema, async ({ actor, input, params }) => {
    await endAssociate(actor, idOf(params), input.associateId)
    return here(params)
  }),
  propose_lead: intent(proposeLeadSchema, async ({ actor, input, params }) => {
    await proposeLead(actor, idOf(params), input)
    return here(params)
  }),
  accept_lead: intent(z.strictObject({}), async ({ actor, params }) => {
    await acceptLead(actor, idOf(params))
    return here(params)
  }),
  decline_lead: intent(z.strictObject({}), async ({ actor, params }) => {
    await declineLead(actor, idOf(params))
    return here(params)
  }),
})

export default function Formation() {
  const { t } = useText()
  const formation = useLoaderData<typeof loader>()
  const { actions, version } = formation
  return (
    <AllianceFrame alliance={formation}>
      <WayToName formation={formation} />
      <Principles formation={formation} />
      <Associates formation={formation} formKey={formation.key} />
      <LeadSection formation={formation} />
      <Decisions decisions={formation.decisions} />
      {actions.includes('dissolve') && (
        <Section title={t('formation.dissolve')}>
          <ReasonForm intent="dissolve" label={t('formation.dissolve')} hint={t('formation.dissolve_hint')} required version={version} />
        </Section>
      )}
    </AllianceFrame>
  )
}
