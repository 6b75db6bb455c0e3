import { pool } from '../core/database'

interface Alike {
  readonly name: string
  readonly owner: string
}

/**
 * Of these names, in the order of their file, those that nobody could tell from a name that the table has or that stood
 * before them (name_skeleton): each with that other name. The unique index on it keeps the same rule when two write at once.
 */
export async function alikeNames(table: 'Unit' | 'Workshop', names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool().query<Alike>(
    `WITH given AS (
       SELECT name, name_skeleton(name) AS skeleton, min(place) AS place FROM unnest($1::text[]) WITH ORDINALITY AS g(name, place) GROUP BY name
     ), known AS (
       SELECT name, name_skeleton(name) AS skeleton, 0 AS place FROM "${table}" WHERE name_skeleton(name) IN (SELECT skeleton FROM given)
       UNION ALL SELECT name, skeleton, place FROM given
     )
     SELECT DISTINCT name, owner FROM (SELECT name, first_value(name) OVER (PARTITION BY skeleton ORDER BY place) AS owner FROM known) AS owned
     WHERE name <> owner`,
    [names],
  )
  return new Map(rows.map(({ name, owner }) => [name, owner]))
}
