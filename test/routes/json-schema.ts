export interface Schema {
  readonly $ref?: string
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
}

const kindOf = (value: unknown) =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value

/** Where a value is not what its schema says; a property that the schema does not name is a fault as well. */
export function schemaFaults(value: unknown, schema: Schema, refs: Readonly<Record<string, Schema>>, at = '$'): string[] {
  if (schema.$ref) return schemaFaults(value, refs[schema.$ref.split('/').at(-1) ?? ''] ?? {}, refs, at)
  const kind = kindOf(value)
  if (schema.type && schema.type !== kind && !(schema.type === 'number' && kind === 'integer'))
    return [`${at}: ${kind}, not ${schema.type}`]
  const faults: string[] = []
  if (schema.enum && !schema.enum.includes(String(value))) faults.push(`${at}: ${String(value)} is none of the values`)
  if (schema.minimum !== undefined && Number(value) < schema.minimum) faults.push(`${at}: below ${schema.minimum}`)
  if (schema.maximum !== undefined && Number(value) > schema.maximum) faults.push(`${at}: above ${schema.maximum}`)
  if (schema.items && Array.isArray(value))
    faults.push(...value.flatMap((item, place) => schemaFaults(item, schema.items ?? {}, refs, `${at}[${place}]`)))
  if (!schema.properties) return faults
  const given = value as Readonly<Record<string, unknown>>
  for (const name of schema.required ?? []) if (!(name in given)) faults.push(`${at}.${name} is missing`)
  for (const [name, one] of Object.entries(given)) {
    const known = schema.properties[name]
    if (known) faults.push(...schemaFaults(one, known, refs, `${at}.${name}`))
    else faults.push(`${at}.${name} is not described`)
  }
  return faults
}
