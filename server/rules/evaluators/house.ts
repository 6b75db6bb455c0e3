import { all, atLeast, type Evaluator } from './evaluator'

const DECI = 10

/** A place of so many square metres (R13). */
export const venueArea: Evaluator<number> = ({ venue }, required) => atLeast(required, venue && venue.areaDeciM2 / DECI)

/** Fixed, independent (R13). */
export const venueNature: Evaluator<readonly string[]> = ({ venue }, required) =>
  all(required, venue && [...(venue.isFixed ? ['fixed'] : []), ...(venue.isIndependent ? ['independent'] : [])])

/** 学习研讨、创新实践、成果荣誉展示 (R13). */
export const venueUses: Evaluator<readonly string[]> = ({ venue }, required) => all(required, venue && venue.uses)

/** The signs that must hang there (R13, R25). */
export const signs: Evaluator<readonly string[]> = (facts, required) => all(required, facts.signs)

/** One thing at least of each category (R14). */
export const equipment: Evaluator<readonly string[]> = (facts, required) => all(required, facts.equipment)

/** The rule documents (R15). */
export const ruleDocuments: Evaluator<readonly string[]> = ({ documents }, required) =>
  all(
    required,
    documents.map(({ kind }) => kind),
  )

/**
 * 张贴上墙或网上公布 (R15, S3 一5): each document that the same check list asks for and that there is, is public in one of
 * these ways. What is not there at all is the other item's matter.
 */
export const documentsPublished: Evaluator<readonly string[]> = ({ documents }, ways, beside) => {
  const asked = documents.filter(({ kind }) => beside.list('documents').includes(kind))
  if (asked.length === 0) return { state: 'unknown', actual: null, missing: beside.list('documents') }
  return all(
    asked.map(({ kind }) => kind),
    asked.filter(({ publication }) => ways.includes(publication)).map(({ kind }) => kind),
  )
}

/** Money for this year or the last, so many entries (R16). */
export const funded: Evaluator<number> = ({ fundedYears, today }, required) => {
  const year = today.getUTCFullYear()
  return atLeast(required, fundedYears.filter((of) => of === year || of === year - 1).length)
}
