import { z } from 'zod'

export const IMPORT_KINDS = ['units', 'workshops', 'people'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export const previewImportSchema = z.strictObject({ kind: z.enum(IMPORT_KINDS, 'choose') })
export const confirmImportSchema = z.strictObject({})

/** The columns that a file of each kind may have, in Chinese, those that it must have first. */
export const COLUMNS: Readonly<Record<ImportKind, { readonly needed: readonly string[]; readonly more: readonly string[] }>> = {
  units: { needed: ['单位名称', '地区', '行业', '上级工会'], more: ['单位性质', '职工人数'] },
  workshops: { needed: ['工作室名称', '所在单位', '地区', '行业', '创建日期'], more: ['专业领域', '简介'] },
  people: { needed: ['账号', '姓名', '单位'], more: ['工作室', '角色', '加入日期', '出生日期', '学历', '专业', '技能'] },
}
