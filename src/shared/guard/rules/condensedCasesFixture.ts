import type { FaithfulCase } from './faithfulCasesFixture.ts'

const clinic = `主诉：咳嗽6天，喘2天，体温最高39.4℃。
检查：T 38.7℃。HbA1c 7.6%（去年12月 8.3%）。Hb：术前118、今日79g/L↓。术后第3天。
用药：倍他司汀 12mg tid×7天；艾司奥美拉唑80mg静推，继以8mg/h泵入。补液 500ml/日。普瑞巴林75mg bid。
处理：3周后复查甲功；5-23复查B超；普瑞巴林维持150mg bid；针灸未施；颈椎MRI病人要求做，认为无必要，未开；停塞来昔布；停依诺肝素。`

const inpatient = `术后依诺肝素4000IU ih qd，塞来昔布200mg bid。甲巯咪唑服至第5周皮疹，停用甲巯咪唑，记为药物过敏。
已告知破裂大出血可能并签字。免疫组化：S-100-，Ki-67 10%。有无呕吐:无。
阿司匹林何时恢复待商定，目前不用。非诺贝特口服。
医嘱：停塞来昔布；停依诺肝素。请内分泌会诊。胸片家长不同意拍。破伤风人免疫球蛋白250IU im,已注。`

/** What a physician writes shorter than the record, each beside the error that reads like it. */
export const condensedCases: readonly FaithfulCase[] = [
  {
    rule: 'F1',
    source: clinic,
    fires: [
      '最高38.7℃。',
      'HbA1c由7.6%升至8.3%。',
      '咳嗽2天，气喘6天。',
      '倍他司汀12mg每日3次共5天。',
      '6月23日复查B超。',
      'Hb由118降至97g/L。',
    ],
    quiet: [
      '最高39.4℃。',
      'HbA1c由8.3%降至7.6%。',
      '咳嗽6天，气喘2天。',
      '倍他司汀12mg每日3次共7天。',
      '5月23日复查B超。',
      'Hb由118降至79g/L。',
      '术后3天。',
      '补液每日500ml。',
      '艾司奥美拉唑80mg静推后8mg/h泵入。',
    ],
  },
  {
    rule: 'F7',
    source: clinic,
    fires: ['甲功已复查。', '普瑞巴林维持75mg bid。', '继续塞来昔布治疗。'],
    quiet: ['3周后复查甲功。', '普瑞巴林维持150mg bid。', '停塞来昔布及依诺肝素。'],
  },
  {
    rule: 'F2',
    source: clinic,
    fires: ['已行针灸。', '予针灸。', '予针灸治疗。'],
    quiet: ['针灸未做。', '颈椎MRI未开。', '颈椎MRI无必要，未做。'],
  },
  {
    rule: 'F7',
    source: inpatient,
    fires: ['阿司匹林继续口服。', '已行内分泌会诊。', '甲巯咪唑继续口服。'],
    quiet: [
      '停用塞来昔布及依诺肝素。',
      '甲巯咪唑过敏。',
      '待内分泌会诊。',
      '阿司匹林何时恢复待商定。',
      '胸片家长未同意。',
      '已告知并签字。',
    ],
  },
  {
    rule: 'F1',
    source: inpatient,
    fires: ['Ki-67 100%。', 'Ki-67 1%。', '免疫球蛋白2500IU。'],
    quiet: ['S-100-，Ki-67 10%。', 'Ki-67 10%。', '免疫球蛋白250IU。'],
  },
]
