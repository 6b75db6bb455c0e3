import { db } from '../core/database'

/** The unions above a union and itself, the highest first (全国产业工会 → 省 → 市 → 基层, S0 四, S4(二十五)). */
export async function unionPath(unionId: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    WITH RECURSIVE up AS (
      SELECT name, "parentId", 0 AS height FROM "Union" WHERE id = ${unionId}
      UNION ALL SELECT parent.name, parent."parentId", up.height + 1 FROM "Union" parent JOIN up ON parent.id = up."parentId"
    )
    SELECT name FROM up ORDER BY height DESC`
  return rows.map(({ name }) => name)
}
