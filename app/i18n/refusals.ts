import { api as apiEn, errors as errorsEn, fields as fieldsEn } from './en/errors'
import { actions as actionsEn } from './en/states'
import type { Language } from './languages'
import type { Leaves, Shape } from './text'
import { api, errors, fields } from './zh-CN/errors'
import { actions } from './zh-CN/states'

const zhCN = { actions, api, errors, fields }

/** "errors.conflict": a sentence that the server says; pages get it ready-made, so it is not in their scripts. */
export type RefusalKey = Leaves<typeof zhCN>

/** The sentences of refusals in each language; English has the same keys, or it does not compile. */
export const refusals: Readonly<Record<Language, Shape<typeof zhCN>>> = {
  'zh-CN': zhCN,
  en: { actions: actionsEn, api: apiEn, errors: errorsEn, fields: fieldsEn },
}
