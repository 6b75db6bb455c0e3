import { expect, it } from 'vitest'
import { buildUnit } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { alikeNames } from '~server/imports/alike-names'
import { workshopImporter } from '~server/imports/import-workshops'
import { outcomes, refusal } from '../challenges/given'
import { bringIn } from './given'

const row = (name: string, unit: string) => ({ name, unit, region: '西安', sector: '科技', foundedOn: '2022-04-06' })
const parsed = (rows: readonly object[]) => rows.map((one) => workshopImporter.schema.parse(one))

it('row 65: of the rows of a file those are named that look like a workshop or a unit that is there, or like a row before them', async () => {
  await buildWorkshop({ name: 'ABC示例工作室' })
  await buildUnit({ name: '示例第一医院' })
  const rows = [
    row('АВС示例工作室', '示例甲单位'), // Cyrillic
    row('ABC示例工作室', '示例甲单位'), // the workshop itself, told again
    row('示例乙工作室', '示例第ー医院'), // a katakana length mark for 一
    row('示例丙工作室', '示例第一医院'),
    row('示例 丙工作室', '示例第一医院'),
    row('示例丁工作室', '示例第二医院'),
  ]
  expect(await workshopImporter.clashes?.(parsed(rows), db)).toEqual(
    new Map([
      ['АВС示例工作室', { field: 'name', code: 'looks_alike', detail: { typed: 'АВС示例工作室', other: 'ABC示例工作室' } }],
      ['示例乙工作室', { field: 'unit', code: 'looks_alike', detail: { typed: '示例第ー医院', other: '示例第一医院' } }],
      ['示例 丙工作室', { field: 'name', code: 'looks_alike', detail: { typed: '示例 丙工作室', other: '示例丙工作室' } }],
    ]),
  )
  expect(await alikeNames('Workshop', [])).toEqual(new Map())
})

it('row 65: the database keeps look-alike workshops and units out, whoever writes them; of two at once one is kept', async () => {
  await bringIn(workshopImporter, [row('示例Ω工作室', '示例X中心')])
  expect(await refusal(bringIn(workshopImporter, [row('示例Ω　工作室', '示例X中心')]))).toMatchObject({ code: 'name_too_similar' })
  expect(await refusal(bringIn(workshopImporter, [row('示例新工作室', '示例Х中心')]))).toMatchObject({ code: 'name_too_similar' })
  for (let round = 0; round < 10; round++) {
    const both = [row(`第${round}号кoe工作室`, '示例X中心'), row(`第${round}号koe工作室`, '示例X中心')]
    const ended = await outcomes(both.map((one) => bringIn(workshopImporter, [one])))
    expect(ended.sort()).toEqual(['done', 'name_too_similar'])
  }
  expect(await db.workshop.count({ where: { name: { contains: '号' } } })).toBe(10)
})
