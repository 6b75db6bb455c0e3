/** The rule set of alliances: 陕教科文卫体工发〔2022〕10号. The other four documents join with the rule engine. */
export const ruleSets = [
  {
    key: 'S0',
    version: 1,
    document: '《陕西省教科文卫体系统创新工作室联盟实施意见》',
    documentNumber: '陕教科文卫体工发〔2022〕10号',
    issuedOn: '2022-04-06',
    effectiveFrom: '2022-04-06',
    clauses: [
      {
        reference: '三（一）',
        sentence: '工作室联盟最少由3个创新工作室组成。',
        parameters: [{ rule: 'R01', key: 'alliance.min_workshops', value: 3 }],
      },
      {
        reference: '三（二）',
        sentence:
          '牵头工作室必须是被命名的“陕西省教科文卫体系统职工（劳模、工匠人才）创新工作室”或“陕西省示范性劳模和工匠人才创新工作室”或“全国示范性劳模和工匠人才创新工作室”。',
        parameters: [
          { rule: 'R03', key: 'alliance.lead_titles', value: ['provincial_system', 'provincial_demonstration', 'national_demonstration'] },
        ],
      },
      {
        reference: '三（三）',
        sentence: '倡导教育、科技、文化、卫生、体育各大行业多元融合，工作室联盟最少应跨2个具体行业。',
        parameters: [{ rule: 'R02', key: 'alliance.min_sectors', value: 2 }],
      },
    ],
  },
] as const
