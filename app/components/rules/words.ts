import type { Text } from '~/i18n/text'

/** Where the catalogues have the words of what an evaluator counts. */
const DICTIONARIES: Readonly<Record<string, string>> = {
  'alliance.min_sectors': 'sectors',
  'alliance.lead_titles': 'workshops.title_short',
  team_structure: 'records.dimensions',
  venue_nature: 'records.venue_nature',
  venue_uses: 'records.venue_uses',
  signs: 'records.signs',
  equipment: 'records.equipment',
  rule_documents: 'records.documents',
  documents_published: 'records.documents',
  statements: 'records.statements',
  not_named: 'workshops.title_short',
  functions: 'records.functions',
}

/** "model_worker@city": 市级及以上劳动模范. "vocational@senior": 高级工及以上职业资格. */
function qualification(word: string, { t, find }: Text): string {
  const [kind = '', level = ''] = word.split('@')
  if (kind === 'vocational')
    return t('records.qualifications.vocational', { level: find([`records.vocational_levels.${level}`, 'common.none']) })
  const values = { level: find([`records.levels.${level}`, 'common.none']), honour: find([`records.honours.${kind}`, 'common.none']) }
  return t('records.qualifications.honour', values)
}

/** The names of what an evaluator asks for, counted or misses, in a row. `asked`: as the rule lists them. */
export function wordsOf(evaluator: string, words: readonly string[], text: Text, asked = false): string {
  if (words.length === 0) return text.t('common.none')
  if (evaluator === 'leader_qualification') return text.list(words.map((word) => qualification(word, text)))
  const dictionary = asked && evaluator === 'documents_published' ? 'records.publications' : DICTIONARIES[evaluator]
  return text.list(words.map((word) => text.find([`${dictionary}.${word}`, 'common.none'])))
}
