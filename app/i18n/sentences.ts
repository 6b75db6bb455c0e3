import type { DomainError, FieldFault } from '~server/core/errors'
import { formatTime } from './format'
import type { ServerText } from './server'

/** The sentence of a refusal: states and actions named as the page names them, times in 北京时间. */
export function refusalSentence({ code, detail }: Pick<DomainError, 'code' | 'detail'>, { find, language }: ServerText): string {
  const { entity, status, action, deadline, missing, ...rest } = detail
  const values: Record<string, unknown> = { ...rest }
  if (entity && status) values.status = find([`states.${String(entity)}.${String(status)}`, 'states.unknown'])
  if (action) values.action = find([`actions.${String(action)}`, 'actions.unknown'])
  if (typeof deadline === 'string') values.deadline = formatTime(new Date(deadline), language)
  return find([`errors.${code}_${String(missing)}`, `errors.${code}`], values)
}

/** The sentence beside a field. */
export function fieldSentence({ code, detail = {} }: FieldFault, { find }: ServerText): string {
  return find([`fields.${code}`, 'fields.invalid'], detail)
}
