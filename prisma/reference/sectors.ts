/** 教育 科技 文化 卫生 体育: the five sectors of S0 三(3). Never two of one for two. */
export const sectors = [
  { key: 'education', nameZh: '教育', nameEn: 'Education', ordinal: 1 },
  { key: 'science', nameZh: '科技', nameEn: 'Science and technology', ordinal: 2 },
  { key: 'culture', nameZh: '文化', nameEn: 'Culture', ordinal: 3 },
  { key: 'health', nameZh: '卫生', nameEn: 'Health', ordinal: 4 },
  { key: 'sports', nameZh: '体育', nameEn: 'Sports', ordinal: 5 },
] as const
