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
  {
    rule: 'F7',
    source:
      '处理：1.查痰涂片找抗酸杆菌；2.6小时后复查胸片；3.拟今日下午拔管；4.破伤风人免疫球蛋白250IU im，已注；5.若引流<200ml且无漏气拔管。',
    fires: ['胸片已复查。', '痰涂片已查。', '已拔管。', '拟注射破伤风人免疫球蛋白250IU。'],
    quiet: ['6小时后复查胸片。', '查痰涂片。', '拟今日下午拔管。', '破伤风人免疫球蛋白250IU已注射。'],
  },
  {
    rule: 'F2',
    source: '脉冲射频谈过，患者暂不考虑。曾建议抗凝，患者惧怕出血未服。因备孕拒绝I-131治疗。针灸未施。普瑞巴林不再加量。',
    fires: ['接受I-131治疗。', '普瑞巴林加量。'],
    quiet: ['脉冲射频患者暂不考虑。', '未抗凝。', 'I-131治疗因备孕未接受。', '针灸未做。', '普瑞巴林不加量。'],
  },
  {
    rule: 'F0',
    source: '右颊肿物半年，破溃1月余，行走约200米即需休息，双手背红斑伴痒。',
    fires: ['右颊肿物坏死。', '行走约200米晕厥。'],
    quiet: ['右颊肿物溃破1个多月。', '行走约200米需歇息。'],
  },
  {
    rule: 'F1',
    source:
      '沈某，女，71岁，女儿43岁。\n现病史：患者6天前受凉后出现咳嗽、咳黄痰，近2天气促加重，平素行走200米无不适。\n6天前开始发热。查体：体温38.6℃，血氧饱和度91%。',
    fires: ['患者2天前受凉后出现咳嗽、咳黄痰。', '女，43岁。', '女性，91岁。', '平素行走6米无不适。'],
    quiet: ['患者6天前受凉后出现咳嗽、咳黄痰。', '女，71岁。', '71岁女性。', '平素行走200米无不适。'],
  },
  {
    rule: 'F1',
    source:
      'Mr K, 66M, seen on 4 May after 9 days of left-sided headache. The ESR was 82. Prednisolone 40 mg for 5 days. His mother is 91.',
    fires: ['91 year old man.', 'Seen on 4 May after 5 days of left-sided headache.', 'A 40-year-old man.'],
    quiet: ['66-year-old man.', 'Seen on 4 May after 9 days of left-sided headache.', 'Prednisolone 40 mg for 5 days.'],
  },
  {
    rule: 'F2',
    source:
      '化验：孕酮5.9ng/ml↓，Hb 119g/L；铁蛋白8ng/ml↓ CRP 4.1。胃镜：慢性非萎缩性胃炎伴糜烂。DSA：肝S5结节未见明显染色，造影见红色斑。术后镇痛泵患者不要。若出现口齿不清即急诊。',
    fires: ['Hb 119g/L↓。', 'CRP升高。', '无糜烂。', '肝S5结节可见染色。'],
    quiet: ['孕酮5.9ng/ml↓，HGB 119g/L。', '铁蛋白降低，CRP 4.1。', '慢性非萎缩性胃炎伴有糜烂。', '肝S5结节未见染色。'],
  },
  {
    rule: 'F7',
    source: '现用药：舍曲林100mg每晨一次。评估：轻躁狂。处理：舍曲林即日停用。术后镇痛泵患者不要。',
    fires: ['继续服用舍曲林。', '术后用镇痛泵。', '正在服舍曲林。'],
    quiet: ['现用药：舍曲林100mg每晨一次。', '术后镇痛泵不要。', '舍曲林已停。'],
  },
  {
    rule: 'F2',
    source:
      'Mom: "his BROTHER is allergic to amoxicillin, hives." Milo has had amoxicillin twice. FGM: no. Smokes 4/day. Son with asthma? He works nights.',
    fires: ['Milo is allergic to amoxicillin.', 'Does not smoke.', 'FGM: yes.'],
    quiet: ['Milo has had amoxicillin twice.', 'FGM: no. Smokes 4/day.', 'He works nights.'],
  },
  {
    rule: 'F11',
    source: '予厄他培南1g qd静滴（与家属说明：头孢西丁过敏，首剂缓慢）。\nAllergy: bacitracin (rash).\nProc: petrolatum dressing.',
    fires: ['予头孢西丁2g静滴。', 'Apply bacitracin ointment.', 'Start bacitracin daily.'],
    quiet: ['继续厄他培南1g qd静滴。', 'Apply petrolatum daily.', '头孢西丁过敏。'],
  },
  {
    rule: 'F1',
    source: `评定　　　　入院　　　出院
MBI　　　　　30　　　　70
洼田　　　　　V级　　　III级
HAMD-17 22分，HAMA 15分。卧BP 142/74，立1min 118/66。腋窝淋巴结 2/19 (+)。肌酐 131μmol/L（eGFR 47）；血糖 6.1。
hs-cTnT 305ng/L（参考<14），2小时后复测 511ng/L。破膜超18h。左肝术后2月余。`,
    fires: ['MBI 45分。', 'HAMD-17评分15分。', '腋窝淋巴结转移2/11枚。', 'hs-cTnT由305升至551ng/L。', 'eGFR 74。'],
    quiet: [
      '出院时MBI 70分。',
      'HAMD-17评分22分。',
      '卧位142/74，立位1分钟118/66mmHg。',
      '腋窝淋巴结转移2/19枚。',
      'hs-cTnT由305升至511ng/L。',
      '破膜超过18小时。',
      '肌酐131μmol/L，eGFR 47。',
      '肝癌根治术后2个多月。',
    ],
  },
  {
    rule: 'F2',
    source:
      '无尿频，无尿急尿痛。胃管未留置。4周不排则输尿管镜碎石。SpO2 93%（未吸氧）。不换丙硫氧嘧啶。尼卡地平泵备用，未启用。患者及女儿只同意胃镜，下周二做。父亲有癫痫，TSH 2.9。',
    fires: ['有尿频尿急。', '已留置胃管。', '改用丙硫氧嘧啶。', '不行输尿管镜碎石。'],
    quiet: [
      '不伴尿频尿急尿痛。',
      '未置胃管。',
      '4周未排出则输尿管镜碎石。',
      '未吸氧血氧饱和度93%。',
      '不改用丙硫氧嘧啶。',
      '尼卡地平泵备而未用。',
      '下周二胃镜。',
      '父亲有癫痫史，TSH 2.9。',
    ],
  },
  {
    rule: 'F6',
    source: '诊断：考虑寻常型银屑病（中度），Auspitz征(+)。待鉴别：脂溢性皮炎。肝功能异常，甲亢所致？监测有无双相反应。',
    fires: ['确诊脂溢性皮炎。', '双相反应。', '寻常型银屑病。'],
    quiet: ['考虑寻常型银屑病（中度），Auspitz征阳性。', '脂溢性皮炎待鉴别。', '肝功异常原因待定。', '留观防双相反应。'],
  },
]
