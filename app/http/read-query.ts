import { z } from 'zod'
import { DomainError } from '~server/core/errors'

/** What messengers and campaigns hang on a shared address; it means nothing here. */
const FOREIGN = /^(utm_\w+|from|isappinstalled|nsukey|scene|subscene|clicktime|enterid|sessionid|ascene|_routes|index)$/

/** The page of a list: 1 when none is given. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).default(1)

/** A choice of a filter; empty means all. */
export function choice<const Value extends string>(values: readonly Value[]) {
  return z.union([z.literal('').transform(() => undefined), z.enum(values as [Value, ...Value[]])]).optional()
}

export const sectorKey = choice(['education', 'science', 'culture', 'health', 'sports'])

// PostgreSQL cannot be asked for these, and nobody types them.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/** The address's parameters. Names and values that the page does not know are refused (invalid), never passed on. */
export function readQuery<Shape extends z.ZodRawShape>(url: URL, shape: Shape): z.output<z.ZodObject<Shape>> {
  const given = [...url.searchParams].filter(([name]) => !FOREIGN.test(name))
  if (given.some(([, value]) => CONTROL.test(value))) throw new DomainError('invalid')
  if (new Set(given.map(([name]) => name)).size < given.length) throw new DomainError('invalid')
  const parsed = z.strictObject(shape).safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new DomainError('invalid')
  return parsed.data as z.output<z.ZodObject<Shape>>
}
