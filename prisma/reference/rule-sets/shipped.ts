import { p0 } from './p0'
import { s0 } from './s0'
import { s1 } from './s1'
import { s2 } from './s2'
import { s3 } from './s3'
import { s4 } from './s4'
import type { ShippedRuleSet } from './shapes'

/** The five documents and the platform's own conventions, as data. */
export const shippedRuleSets: readonly ShippedRuleSet[] = [s0, s1, s2, s3, s4, p0]
