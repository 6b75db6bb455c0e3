import type { Text } from '~/i18n/text'

/** The name of a word of the record ("signs", "plaque"). */
export function wordName({ find }: Text, group: string, word: string): string {
  return find([`records.${group}.${word}`, 'common.none'])
}

/** The words of a dictionary as options of a field. */
export function wordOptions(text: Text, group: string, words: readonly string[]) {
  return words.map((value) => ({ value, label: wordName(text, group, value) }))
}

/** "model_worker@city" in words: 市级及以上劳动模范. */
export function qualificationName(text: Text, qualification: string): string {
  const [kind = '', level = ''] = qualification.split('@')
  if (kind === 'vocational') return text.t('records.qualifications.vocational', { level: wordName(text, 'vocational_levels', level) })
  const values = { level: wordName(text, 'levels', level), honour: wordName(text, 'honours', kind) }
  return text.t('records.qualifications.honour', values)
}
