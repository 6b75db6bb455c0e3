import type { ParameterValue } from '~server/rules/parameters'
import { formatMoney } from '~/i18n/format'
import type { Text } from '~/i18n/text'

interface Named {
  readonly key: string
  readonly evaluator?: string | null
}

/** What a parameter is called; an item of one kind of workshop only says which. */
export function parameterName({ key, evaluator }: Named, { find, note }: Text): string {
  const name = find([`policies.names.${evaluator}`, `policies.names.${key}`, 'policies.value'])
  const kind = key.split('@')[1]
  return kind ? note(name, find([`workshops.kinds.${kind}`, 'policies.value'])) : name
}

/** Where the record names the words of a list, by the evaluator that looks for them. */
const NAMES: Readonly<Record<string, string>> = {
  team_structure: 'records.dimensions',
  venue_nature: 'records.venue_nature',
  venue_uses: 'records.venue_uses',
  signs: 'records.signs',
  equipment: 'records.equipment',
  rule_documents: 'records.documents',
  documents_published: 'records.publications',
  statements: 'records.statements',
  functions: 'records.functions',
  not_named: 'workshops.title_kinds',
}

/** One word of a list: "model_worker@city" is 市级及以上劳动模范. */
export function wordName(word: string, { key, evaluator }: Named, { find, t }: Text): string {
  if (evaluator === 'leader_qualification') {
    const [kind = '', level = ''] = word.split('@')
    if (kind === 'vocational')
      return t('records.qualifications.vocational', { level: find([`records.vocational_levels.${level}`, 'policies.value']) })
    const [levelName, honour] = [find([`records.levels.${level}`, 'policies.value']), find([`records.honours.${kind}`, 'policies.value'])]
    return t('records.qualifications.honour', { level: levelName, honour })
  }
  const own = NAMES[evaluator ?? '']
  return find([
    ...(own ? [`${own}.${word}`] : []),
    ...[`policies.words.${key}.${word}`, `policies.words.any.${word}`, `workshops.title_kinds.${word}`, 'policies.value'],
  ] as [string, 'policies.value'])
}

/** The value of a parameter in words. */
export function parameterValue({ key, evaluator, value }: Named & { readonly value: ParameterValue }, text: Text): string {
  if (typeof value !== 'number')
    return text.list(value.map((word) => wordName(word, { key, ...(evaluator !== undefined && { evaluator }) }, text)))
  if (key.endsWith('_fen')) return formatMoney(BigInt(value), text.language)
  return text.find([`policies.numbers.${evaluator}`, `policies.numbers.${key}`, 'policies.numbers.any'], { value })
}
