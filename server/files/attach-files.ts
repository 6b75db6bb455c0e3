import type { FileOwner, Tx } from '../core/database'
import type { StagedFile } from './stage-file'

export interface FileItem {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
}

/** Gives staged files their owner, in the owner's transaction. */
export async function attachFiles(
  tx: Tx,
  owner: FileOwner,
  ownerId: string,
  uploadedById: string,
  files: readonly StagedFile[],
): Promise<void> {
  if (files.length > 0) await tx.file.createMany({ data: files.map((file) => ({ ...file, owner, ownerId, uploadedById })) })
}

/** The files of rows that the caller has already let the actor read, by owner. */
export async function listFiles(tx: Tx, owner: FileOwner, ownerIds: readonly string[]): Promise<Map<string, FileItem[]>> {
  const rows = await tx.file.findMany({ where: { owner, ownerId: { in: [...ownerIds] } }, orderBy: { createdAt: 'asc' } })
  const byOwner = new Map<string, FileItem[]>(ownerIds.map((id) => [id, []]))
  for (const { ownerId, id, name, size, mediaType } of rows) byOwner.get(ownerId)?.push({ id, name, size, mediaType })
  return byOwner
}
