/** The rows of a statement over many things, told apart by the thing they belong to; of one without rows none. Pure. */
export function rowsBy<Key extends string, Row extends Readonly<Record<Key, string>>>(
  rows: readonly Row[],
  key: Key,
): (of: string) => Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[key])
    if (group) group.push(row)
    else groups.set(row[key], [row])
  }
  return (of) => groups.get(of) ?? []
}
