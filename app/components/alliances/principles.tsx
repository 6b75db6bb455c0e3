import { TextArea } from '~/components/ui/field'
import { Lines } from '~/components/ui/facts'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import type { FormationData } from './way-to-name'

/** How the alliance follows each principle (R05): a form for its lead while it forms, a text for everybody else. */
export function Principles({ formation: { principles, actions, version } }: { formation: FormationData }) {
  const { t, find } = useText()
  return (
    <Section title={t('formation.principles')}>
      <p className="mb-3 text-sm text-mute">{t('formation.principles_lead')}</p>
      {actions.includes('revise') ? (
        <ActionForm intent="write_principles" key={version}>
          <input type="hidden" name="version" value={version} />
          <div className="grid gap-x-4 sm:grid-cols-2">
            {principles.map(({ key, text }) => (
              <TextArea
                key={key}
                name={`principles.${key}`}
                label={find([`formation.principle.${key}`, 'formation.principle.other'])}
                defaultValue={text}
                rows={4}
              />
            ))}
          </div>
          <Submit kind="quiet">{t('formation.save_principles')}</Submit>
        </ActionForm>
      ) : (
        <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {principles.map(({ key, text }) => (
            <div key={key}>
              <dt className="text-sm text-mute">{find([`formation.principle.${key}`, 'formation.principle.other'])}</dt>
              <dd>{text ? <Lines text={text} /> : t('formation.unwritten')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}
