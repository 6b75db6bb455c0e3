import { HERITAGE, RELICS } from './presets'
import type { ChallengeSheet } from './shapes'

/** The alliance of relics and old books. */
export const relicChallenges: readonly ChallengeSheet[] = [
  {
    key: 'paper_acid',
    title: '古籍纸张酸度便携快检',
    alliance: 'relics',
    sector: 'culture',
    status: 'in_acceptance',
    wan: 16,
    termDays: 240,
    problem: 'paper_ph',
    background:
      '纸张酸化是古籍最主要的病害之一。现行冷抽提法要取样、要等一小时，珍本不允许取样；平头电极法要在书叶上滴水，容易留水渍。普查几十万册，实验室根本做不过来。\n希望有一支能带进书库的笔，一分钟内无水渍测出纸张酸碱度，结果能和实验室方法对得上。',
    indicators: [
      '测量范围 pH 3.5 至 9.0，与冷抽提法偏差不超过 0.3',
      '单点测量不超过 60 秒，加液量不超过 2 微升且无可见水渍',
      '整机不超过 300 克，单次充电测量不少于 200 点',
      '每点耗材成本不超过 1 元',
    ],
    criteria: HERITAGE,
    checks: ['与冷抽提法比对，不少于 6 种纸、每种 30 点', '测点 48 小时后在侧光、紫外光下无可见痕迹', '两家图书馆库房各使用 10 个工作日'],
    terms: RELICS,
    bids: [
      {
        by: 'trace',
        yuan: 148_000,
        points: 91,
        plan: '微升级凝胶液桥接触纸面，场效应管探头读数，十五秒稳定；凝胶自带缓冲指示，过期变色。量值可溯源到本院标准溶液。',
        milestones: [
          ['凝胶液桥与探头', 35, 70],
          ['六种纸比对试验', 35, 140],
          ['两馆库房试用与规程', 30, 200],
        ],
      },
      { by: 'film', yuan: 132_000, points: 80, plan: '薄膜光学变色贴片压在纸面，拍照读色，成本低，适合大批量初筛。' },
      { by: 'sorbent', yuan: 118_000, points: 75, plan: '多孔吸附针头从书脑处吸取微量水汽凝液后检测，不接触书叶文字部分。' },
    ],
    reviewers: ['gu', 'tong', 'bai', 'ni'],
    reason: '量值可溯源，凝胶液桥对纸张最友好，三位评审专家排序一致。',
    reports: [
      ['凝胶配方定型，加液量 1.2 微升。宣纸、竹纸、皮纸各测 60 点，侧光下无水渍。', '探头温漂偏大，增加了测前十秒自校。'],
      ['六种纸共 216 点，与冷抽提法最大偏差 0.27，平均 0.11；机制纸偏差略大，已在规程中注明。'],
      ['两馆各使用 11 个工作日，共测 1463 册，发现 pH 低于 5 的 312 册。修复师最在意的水渍问题没有出现。'],
    ],
    summary: '四项指标全部达到，量值溯源报告、比对原始数据、库房使用记录齐备，操作规程已在两馆试行，申请验收。',
    panel: ['tong', 'bai', 'account:expert'],
    votes: 2,
    opinions: ['比对数据完整，对文物安全，同意通过。', '库房使用记录详实，建议补充机制纸修正表。'],
    pace: { from: 281, published: 270, deadline: 242, awarded: 224, until: 5 },
  },
  {
    key: 'sorbent_life',
    title: '展柜微环境调湿材料寿命预警',
    alliance: 'relics',
    sector: 'culture',
    status: 'open',
    wan: 10,
    termDays: 180,
    background:
      '展柜里的调湿板、调湿剂用多久该换，现在全凭经验：换早了浪费，换晚了湿度已经漂出去，往往是文物先告诉我们。一家馆四百多个展柜，逐个开柜称重不现实，开柜本身就破坏了微环境。\n希望不开柜就知道调湿材料还剩多少能力，提前两周提醒更换。',
    indicators: [
      '剩余调湿能力估算误差不超过 15%',
      '提前预警时间不少于 14 天，误报率低于 5%',
      '传感单元可放入 20 毫米高夹层，两年免维护',
      '单柜硬件成本不超过 350 元，释放物符合文物展柜用材要求',
    ],
    criteria: HERITAGE,
    checks: ['加速老化与自然使用各不少于 3 个月的比对数据', '10 个展柜在线运行 90 天记录', '挥发物检测报告', '更换前后湿度曲线对比'],
    terms: RELICS,
    bids: [
      { by: 'film', yuan: 92_000, plan: '薄膜电容贴在调湿板背面直接测含水率，每天一读，按两条老化曲线推算余量；纽扣电池两年。' },
      { by: 'storage', yuan: 78_000, plan: '利用已有温湿度记录仪的日波动幅度反推调湿能力，不加新硬件，先在五个展柜验证算法。' },
    ],
    pace: { from: 34, published: 27, deadline: -12, until: 3 },
  },
  {
    key: 'salt_watch',
    title: '石窟壁画盐分迁移无损监测',
    alliance: 'relics',
    sector: 'culture',
    status: 'awarded',
    wan: 22,
    termDays: 300,
    background:
      '壁画酥碱起甲大多与墙体内盐分随水汽迁移有关。取样分析会破坏画面，等到肉眼看见泛白已经晚了。\n希望用非接触或微接触的方式，长期跟踪地仗层盐分变化，给修复时机提供依据。',
    indicators: [
      '地仗层 0 至 20 毫米深度盐分相对变化分辨率 5%',
      '单点测量不接触画面，扫描 1 平方米不超过 10 分钟',
      '设备可一人搬运，无市电连续工作 4 小时',
      '模拟试块上与钻孔取样法相关系数不低于 0.9',
    ],
    criteria: HERITAGE,
    checks: ['12 块模拟试块比对报告', '一处非开放洞窟 6 个月监测记录', '对颜料层的安全性评估'],
    terms: RELICS,
    bids: [
      {
        by: 'film',
        yuan: 208_000,
        points: 88,
        plan: '高频涡流与近红外双模扫描，沿轻型导轨走线；以含盐模拟试块建立标定库，温湿度同步记录做修正。',
        milestones: [
          ['模拟试块与标定库', 30, 80],
          ['扫描样机', 40, 180],
          ['洞窟六个月监测', 30, 290],
        ],
      },
      {
        by: 'trace',
        yuan: 215_000,
        points: 83,
        plan: '以贴近墙脚的微型冷凝收集器分析水汽中的离子，作为盐分迁移的间接指标，对画面零接触。',
      },
    ],
    reviewers: ['tong', 'gu', 'luo'],
    reason: '双模扫描与标定库方案完整，安全性评估可操作。',
    pace: { from: 96, published: 88, deadline: 49, awarded: 11, until: 11 },
  },
]
