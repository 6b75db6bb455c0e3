/** Recognition and use of a result. */
export const traces = {
  title: 'Recognition and use',
  recognise: 'Record an award, patent or appraisal',
  given_on: 'Given on',
  given_by: 'Given by',
  adopt: 'Record who uses it',
  adopter: 'Who uses it',
  adopted_by: 'Used by {{adopter}}',
  since: 'since {{day}}',
  adopted_on: 'In use since',
  economic: 'Economic benefit (CNY)',
  social: 'Social benefit',
} as const
