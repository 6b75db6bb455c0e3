import type { UnionRow, UnitRow } from './shapes'

/** From the national industry union down to the counties; every unit's own union is made with the unit. */
export const unions: readonly UnionRow[] = [
  ['national', '示例全国教科文卫体工会', 'national', null],
  ['north', '示例省教科文卫体工会', 'provincial', 'national'],
  ['coast', '示例海省教科文卫体工会', 'provincial', 'national'],
  ['city', '示例市教科文卫体工会', 'city', 'north'],
  ['harbour', '示例海市教科文卫体工会', 'city', 'coast'],
  ['county', '示例县总工会', 'county', 'city'],
]

export const units: readonly UnitRow[] = [
  ['hospital', '示例省人民医院', '西安', 'health', 'north', 3200, 'institution'],
  ['city_hospital', '示例市中心医院', '宝鸡', 'health', 'city', 1450, 'institution'],
  ['medical_school', '示例医科大学附属医院', '沈阳', 'health', 'coast', 4100, 'institution'],
  ['maternity', '示例市妇幼保健院', '咸阳', 'health', 'north', 860, 'institution'],
  ['county_hospital', '示例县人民医院', '宝鸡', 'health', 'county', 420, 'institution'],
  ['normal_university', '示例师范大学', '西安', 'education', 'north', 2600, 'institution'],
  ['primary_school', '示例市实验小学', '宝鸡', 'education', 'city', 180, 'institution'],
  ['special_school', '示例特殊教育学校', '西安', 'education', 'north', 130, 'institution'],
  ['college', '示例职业技术学院', '大连', 'education', 'harbour', 690, 'institution'],
  ['middle_school', '示例市第三中学', '汉中', 'education', 'north', 260, 'institution'],
  ['equipment', '示例智能装备有限公司', '西安', 'science', 'north', 320, 'private_enterprise'],
  ['materials', '示例省材料研究所', '西安', 'science', 'north', 540, 'institution'],
  ['informatics', '示例市信息技术研究所', '宝鸡', 'science', 'city', 150, 'institution'],
  ['metrology', '示例海省计量测试研究院', '沈阳', 'science', 'coast', 480, 'institution'],
  ['science_museum', '示例海市科技馆', '大连', 'science', 'harbour', 95, 'institution'],
  ['relics', '示例省文物保护研究院', '西安', 'culture', 'north', 210, 'institution'],
  ['museum', '示例市博物馆', '宝鸡', 'culture', 'city', 160, 'institution'],
  ['library', '示例海省图书馆', '沈阳', 'culture', 'coast', 380, 'institution'],
  ['theatre', '示例大剧院', '西安', 'culture', 'north', 240, 'state_enterprise'],
  ['art_centre', '示例海市群众艺术馆', '大连', 'culture', 'harbour', 75, 'institution'],
  ['sports_science', '示例省体育科学研究所', '西安', 'sports', 'north', 120, 'institution'],
  ['sports_university', '示例体育学院', '沈阳', 'sports', 'coast', 900, 'institution'],
  ['sports_school', '示例市青少年体育学校', '宝鸡', 'sports', 'city', 140, 'institution'],
  ['fitness', '示例海市全民健身中心', '大连', 'sports', 'harbour', 60, 'institution'],
  // The homes of experts: no workshop of theirs takes part, so nothing binds them.
  ['technical_university', '示例理工大学', '西安', 'science', 'north', 3000, 'institution'],
  ['standards', '示例省标准化研究院', '咸阳', 'science', 'north', 230, 'institution'],
  ['education_research', '示例省教育科学研究院', '延安', 'education', 'north', 110, 'institution'],
  ['second_hospital', '示例市第二医院', '延安', 'health', 'city', 980, 'institution'],
  ['heritage', '示例省非物质文化遗产保护中心', '汉中', 'culture', 'north', 70, 'institution'],
  ['training_centre', '示例省体育训练中心', '咸阳', 'sports', 'north', 330, 'institution'],
]
