import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { importRows, type Importer } from '~server/imports/import-rows'

/** Rows as they stand in a file, checked and brought in by an administrator; returns how many were new or changed. */
export async function bringIn<Row>(importer: Importer<Row>, rows: readonly object[], by?: { readonly id: string }): Promise<number> {
  const actor = await actorFor(by ?? (await buildUser({ isAdmin: true })))
  return importRows(
    importer,
    actor,
    rows.map((row) => importer.schema.parse(row)),
  )
}
