/** Sections written for one rule each, on both sides: those that must fire and those that must not. */
export const chart = `赵某，男，66岁，入院日期2024-03-01，出院日期2024-03-09。
主诉：上腹痛2周，黑便3天。
现病史：2周前出现上腹痛，3天前解黑便，伴头晕。查 PE 待定，AF 复查。
既往史：高血压病10年，曾服硝苯地平，已停用硝苯地平。青霉素过敏。
诊断：1.胃溃疡伴出血 2.贫血
查体：T 36.5℃，P 96次/分，BP 110/70mmHg。
治疗计划：奥美拉唑40mg 静滴 bid。拟行胃镜检查。2周后门诊复查胃镜。已行输血治疗。`

export type SectionCase = {
  readonly rule: string
  readonly section: string
  readonly fires: readonly string[]
  readonly quiet: readonly string[]
}
const discharge = '入院日期 入院情况 入院诊断 诊疗经过 出院诊断 出院情况 出院医嘱 出院日期 医师签名'
const without = (item: string) => [discharge.replace(item, ''), `出院小结：${discharge.replace(item, '')}`, '患者好转出院。']
const withItem = [discharge, `\n${discharge.replaceAll(' ', '：略。\n')}`, `${discharge} 完`]
const items = ['入院日期', '出院日期', '入院情况', '入院诊断', '诊疗经过', '出院诊断', '出院情况', '出院医嘱', '医师签名']

export const sectionCases: readonly SectionCase[] = [
  {
    rule: 'F8',
    section: 'draft',
    fires: ['肺栓塞待查。', '子痫前期。', '考虑肺栓塞。'],
    quiet: ['PE 待定。', '上腹痛2周。', '胃溃疡伴出血。'],
  },
  {
    rule: 'F10',
    section: 'draft',
    fires: ['2024-03-11出院。', '住院30天。', '2023年3月1日入院。'],
    quiet: ['2024-03-09出院。', '住院8天。', '2024年3月1日入院。'],
  },
  {
    rule: 'F11',
    section: 'draft',
    fires: ['无药物过敏史。', '予阿莫西林口服。', '予哌拉西林静滴。'],
    quiet: ['青霉素过敏。', '奥美拉唑40mg静滴。', '避免使用青霉素（过敏）。'],
  },
  {
    rule: 'F12',
    section: 'draft',
    fires: ['**上腹痛**2周', '<think>上腹痛</think>', '## 主诉\n上腹痛'],
    quiet: ['上腹痛2周。', 'P 96次/分，T<37℃', '胃溃疡*伴出血'],
  },
  {
    rule: 'F13',
    section: 'draft',
    fires: ['奥美拉唑40.0mg', '地高辛.5mg', '胰岛素8u'],
    quiet: ['奥美拉唑40mg', '地高辛0.5mg', '胰岛素8 U'],
  },
  { rule: 'F14', section: 'draft', fires: ['T 46.5℃', 'BP 70/110mmHg', '子宫肌瘤'], quiet: ['T 36.5℃', 'BP 110/70mmHg', '前列腺增生'] },
  { rule: 'A1', section: '主诉', fires: ['', ' ', '\n'], quiet: ['上腹痛2周。', '原文未记载', '黑便3天'] },
  {
    rule: 'A2',
    section: '主诉',
    fires: [
      '患者两周以来反复出现上腹部疼痛不适并于三天前开始解黑色大便',
      '上腹痛2周，黑便3天，伴头晕、乏力、心悸、出冷汗、食欲减退',
      '反复上腹部隐痛不适2周余并于3天前开始出现柏油样黑便伴头晕',
    ],
    quiet: ['上腹痛2周，黑便3天', '黑便3天', '上腹痛2周'],
  },
  { rule: 'A3', section: '主诉', fires: ['上腹痛', '2周', '黑便'], quiet: ['上腹痛2周', '黑便三天', '上腹痛2周，黑便3天'] },
  { rule: 'A4', section: '主诉', fires: ['胃溃疡2周', '肺炎3天', '高血压10年'], quiet: ['上腹痛2周', '体检发现胃溃疡2周', '黑便3天'] },
  {
    rule: 'A5',
    section: '主诉',
    fires: ['腹痛、黑便、头晕、乏力3天', '咳嗽、咳痰、发热、气促2天', '恶心、呕吐、腹泻、发热1天'],
    quiet: ['上腹痛2周，黑便3天', '咳嗽、咳痰、发热3天', '黑便3天'],
  },
  {
    rule: 'A6',
    section: '主诉',
    fires: ['黑便3天，上腹痛2周', '头晕1天，腹痛1月', '腹痛2天，乏力3年'],
    quiet: ['上腹痛2周，黑便3天', '腹痛1月，加重1天', '黑便3天'],
  },
  { rule: 'A7', section: '主诉', fires: ['上腹痛数天', '腹痛很久', '身体不舒服2周'], quiet: ['上腹痛2周', '黑便3天', '腹痛1月'] },
  { rule: 'A8', section: '主诉', fires: ['胸痛2周', '咳嗽3天', '呕血3天'], quiet: ['上腹痛2周', '黑便3天', '头晕3天'] },
  { rule: 'B1', section: '诊断结论', fires: ['', '待查。', '诊断待查'], quiet: ['胃溃疡伴出血', '腹痛待查：胃溃疡？', '贫血'] },
  {
    rule: 'B2',
    section: '诊断结论',
    fires: ['贫血；胃溃疡伴出血', '1.贫血 2.胃溃疡', '高血压病，胃溃疡'],
    quiet: ['胃溃疡伴出血；贫血', '1.胃溃疡', '胃溃疡，高血压病'],
  },
  { rule: 'B3', section: '诊断结论', fires: ['高血压病', '胃溃疡；高血压病', '诊断：高血压'], quiet: ['胃溃疡', '贫血', '高血压病史'] },
  { rule: 'B4', section: '诊断结论', fires: ['房颤', '心梗', '甲亢'], quiet: ['胃溃疡', '贫血', '心房颤动'] },
  { rule: 'P1', section: '治疗建议', fires: ['', '遵医嘱。', '对症治疗'], quiet: ['原文未记载', '拟行胃镜检查。', '奥美拉唑40mg静滴bid'] },
  {
    rule: 'P2',
    section: '治疗建议',
    fires: ['硝苯地平口服。', '予硝苯地平10mg。', '继续硝苯地平'],
    quiet: ['奥美拉唑40mg静滴bid。', '停用硝苯地平。', '拟行胃镜检查。', '青霉素过敏，避免使用。'],
  },
  {
    rule: 'P3',
    section: '治疗建议',
    fires: ['奥美拉唑40mg静滴bid。', '拟行胃镜检查。', '遵医嘱'],
    quiet: ['2周后复查胃镜。', '门诊复查', '门诊随访'],
  },
  {
    rule: 'P4',
    section: '治疗建议',
    fires: ['输血治疗。', '输血治疗', '行输血治疗。'],
    quiet: ['拟行胃镜检查。', '奥美拉唑40mg静滴bid。', '已行输血治疗。'],
  },
  {
    rule: 'P5',
    section: '治疗建议',
    fires: ['予青霉素静滴。', '阿莫西林口服。', '予哌拉西林静滴'],
    quiet: ['奥美拉唑40mg静滴bid。', '青霉素过敏，避免使用。', '拟行胃镜检查。'],
  },
  ...items.map((item, index) => ({ rule: `D${String(index + 1)}`, section: '出院记录', fires: without(item), quiet: withItem })),
]

export const illness = `现病史：患者5天前受凉后出现咳嗽、咳痰，伴低热，无胸痛。自服止咳药后稍缓解，昨日加重就诊。病程中精神可，睡眠差。
查体：双肺呼吸音粗。`
/** A rule of a part of the present illness, sections that lack the part, sections that have it. */
export const illnessCases: readonly { readonly rule: string; readonly fires: readonly string[]; readonly quiet: readonly string[] }[] = [
  { rule: 'H1', fires: ['咳嗽、咳痰，伴低热，自服止咳药后稍缓解，睡眠差。', '受凉后咳嗽，无胸痛。', '咳嗽、咳痰，精神可。'], quiet: ['5天前出现咳嗽。', '咳嗽五天来就诊。', '受凉后咳嗽5天。'] },
  { rule: 'H2', fires: ['5天前起病，无特殊，就诊，精神可。', '5天前受凉，自服药物后稍好转。', '5天前起病，睡眠差。'], quiet: ['5天前出现咳嗽。', '低热5天。', '无胸痛。'] },
  { rule: 'H3', fires: ['5天前出现咳嗽，自服止咳药后稍缓解，精神可。', '5天前咳嗽、咳痰。', '咳嗽5天，昨日加重。'], quiet: ['5天前咳嗽，伴低热。', '5天前咳嗽，无胸痛。', '咳嗽5天，否认胸痛。'] },
  { rule: 'H4', fires: ['5天前出现咳嗽，伴低热，精神可。', '5天前咳嗽、咳痰，无胸痛。', '咳嗽5天，睡眠差。'], quiet: ['5天前咳嗽，昨日加重。', '5天前咳嗽，自服止咳药后稍缓解。', '咳嗽5天就诊。'] },
  { rule: 'H5', fires: ['5天前出现咳嗽，伴低热，昨日加重就诊。', '5天前咳嗽，无胸痛。', '咳嗽、咳痰5天，自服止咳药后稍缓解。'], quiet: ['5天前咳嗽，睡眠差。', '咳嗽5天，精神可。', '5天前咳嗽，精神可，睡眠差。'] },
] // prettier-ignore
