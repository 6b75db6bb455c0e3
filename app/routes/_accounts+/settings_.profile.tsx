import { Link, useLoaderData } from '@remix-run/react'
import { getOwnProfile } from '~server/accounts/profile/get-person'
import { claimHonour, removeHonour } from '~server/accounts/profile/honours'
import { keepProfile } from '~server/accounts/profile/keep-profile'
import { honourIdSchema, honourSchema, profileSchema } from '~server/accounts/profile/profile.schema'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { HonourFields, HonourLine } from '~/components/records/honours'
import { ProfileFields } from '~/components/records/profile-fields'
import { Disclosure } from '~/components/ui/disclosure'
import { FileField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('accounts.settings'), live: ['user'] }

export const loader = userLoaderOf(async ({ actor, context }) => ({
  ...(await getOwnProfile(actor)),
  ...sentencesOf(context.language, 'accounts', 'records'),
  key: formKey(),
  accept: ACCEPTED_EXTENSIONS.join(','),
}))

export const action = actionOf({
  keep_profile: intent(profileSchema, async ({ actor, input }) => {
    await keepProfile(actor, input)
    return paths.profile
  }),
  claim_honour: intent(honourSchema, async ({ actor, input, files }) => {
    await claimHonour(actor, input, files)
    return paths.profile
  }),
  remove_honour: intent(honourIdSchema, async ({ actor, input }) => {
    await removeHonour(actor, input.honourId)
    return paths.profile
  }),
})

export default function OwnProfile() {
  const { t } = useText()
  const { profile, person, version, key, accept } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('records.profile.title')}
      lead={t('records.profile.lead')}
      crumbs={[{ to: paths.settings, label: t('accounts.settings') }]}
      actions={
        <Link to={paths.person(person.id)} className="btn btn-quiet">
          {t('records.profile.look')}
        </Link>
      }
      narrow
    >
      <Section>
        <ActionForm intent="keep_profile">
          <input type="hidden" name="version" value={version} />
          <ProfileFields profile={profile} />
          <Submit>{t('common.save')}</Submit>
        </ActionForm>
      </Section>
      <Section id="honours" title={t('records.profile.honours')}>
        <p className="mb-2 text-sm text-mute">{t('records.profile.honours_hint')}</p>
        <ul className="divide-y divide-line">
          {person.honours.map((honour) => (
            <li key={honour.id} className="flex flex-wrap items-start justify-between gap-2 py-2">
              <HonourLine honour={honour} />
              {!honour.confirmed && (
                <ActionForm intent="remove_honour" of={['honourId', honour.id]}>
                  <Submit kind="quiet">{t('records.remove')}</Submit>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
        <Disclosure label={t('records.profile.claim')} intent="claim_honour">
          <ActionForm intent="claim_honour" files>
            <HiddenKey value={key} />
            <HonourFields />
            <FileField label={t('records.profile.certificate')} accept={accept} />
            <Submit>{t('records.profile.claim')}</Submit>
          </ActionForm>
        </Disclosure>
      </Section>
    </Page>
  )
}
