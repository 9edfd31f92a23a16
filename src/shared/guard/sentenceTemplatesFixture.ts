/** A place of a template that is filled anew for each record, and that a test may falsify. */
export type Slot =
  | { readonly kind: 'number'; readonly low: number; readonly high: number; readonly decimals: number }
  | { readonly kind: 'side'; readonly sides: readonly string[] }
  | { readonly kind: 'negation'; readonly denied: string; readonly affirmed: string }
  | { readonly kind: 'drug'; readonly names: readonly string[] }
export type SlotKind = Slot['kind']
/** A sentence as its fixed words and its slots, in order. */
export type SentenceTemplate = readonly (string | Slot)[]

const n = (low: number, high: number, decimals = 0): Slot => ({ kind: 'number', low, high, decimals })
const no = (denied: string, affirmed: string): Slot => ({ kind: 'negation', denied, affirmed })
const 侧: Slot = { kind: 'side', sides: ['左', '右'] }
const side: Slot = { kind: 'side', sides: ['left', 'right'] }
const 降压药: Slot = { kind: 'drug', names: ['氨氯地平', '缬沙坦', '培哚普利', '美托洛尔', '吲达帕胺'] }
const 降糖药: Slot = { kind: 'drug', names: ['二甲双胍', '格列美脲', '阿卡波糖', '达格列净', '西格列汀'] }
const 抗感染药: Slot = { kind: 'drug', names: ['左氧氟沙星', '阿奇霉素', '头孢呋辛', '美罗培南', '万古霉素'] }
const 利尿药: Slot = { kind: 'drug', names: ['呋塞米', '螺内酯', '托拉塞米', '氢氯噻嗪'] }
const 抗凝药: Slot = { kind: 'drug', names: ['华法林', '利伐沙班', '达比加群', '氯吡格雷'] }
const pressureDrug: Slot = { kind: 'drug', names: ['lisinopril', 'amlodipine', 'losartan', 'carvedilol'] }
const sugarDrug: Slot = { kind: 'drug', names: ['metformin', 'glipizide', 'sitagliptin', 'empagliflozin'] }
const antibiotic: Slot = { kind: 'drug', names: ['levofloxacin', 'azithromycin', 'doxycycline', 'ceftriaxone'] }
const painDrug: Slot = { kind: 'drug', names: ['ibuprofen', 'naproxen', 'acetaminophen', 'celecoxib'] }

/** Sentences of invented Chinese records; no two share a subject, so that a value has one place where it belongs. */
export const chineseTemplates: readonly SentenceTemplate[] = [
  ['患者', n(31, 89), '岁，因咳嗽、咳痰', n(3, 9), '天入院。'],
  [侧, '下肢水肿', n(2, 11), '周，活动后加重。'],
  ['病程中', no('无', '有'), '咯血，', no('无', '有'), '盗汗。'],
  ['既往高血压病史', n(3, 29), '年，长期口服', 降压药, n(2, 80), 'mg。'],
  ['糖尿病病史', n(3, 24), '年，使用', 降糖药, '控制血糖。'],
  [no('否认', '有'), '肝炎、结核病史，', no('否认', '有'), '外伤手术史。'],
  ['体温', n(36.1, 39.8, 1), '℃，脉搏', n(61, 118), '次/分，呼吸', n(14, 29), '次/分。'],
  ['血压', n(101, 189), '/', n(55, 99), 'mmHg。'],
  [侧, '肺可闻及湿性啰音，', no('未闻及', '可闻及'), '胸膜摩擦音。'],
  ['腹软，', no('无', '有'), '压痛及反跳痛。'],
  [侧, '膝关节肿胀，浮髌试验阳性。'],
  ['血红蛋白', n(61, 158), 'g/L，血小板', n(52, 390), '×10^9/L。'],
  ['血肌酐', n(48, 310), 'μmol/L，尿素氮', n(3.1, 19.8, 1), 'mmol/L。'],
  ['C反应蛋白', n(12, 180), 'mg/L，降钙素原', n(0.12, 9.8, 2), 'ng/ml。'],
  ['胸部CT示', 侧, '肺下叶实变影，大小约', n(12, 68), 'mm。'],
  ['头颅MRI', no('未见', '可见'), '急性脑梗死灶。'],
  ['彩超示', 侧, '肾囊肿，直径', n(1.1, 5.8, 1), 'cm。'],
  ['予', 抗感染药, n(0.2, 0.8, 1), 'g静脉滴注抗感染。'],
  ['给予', 利尿药, n(15, 60), 'mg口服，每日一次。'],
  ['拟', n(2, 9), '日后行肺功能检查。'],
  ['吸烟', n(11, 48), '年，每日', n(5, 40), '支；', no('否认', '有'), '饮酒史。'],
  ['SpO2 ', n(81, 99), '%，鼻导管吸氧', n(2, 5), 'L/min。'],
  ['NT-proBNP ', n(310, 9800), 'pg/ml，肌钙蛋白I ', n(0.02, 4.8, 2), 'ng/ml。'],
  ['行', 侧, '侧胸腔穿刺，引流出淡黄色液体', n(150, 980), 'ml。'],
  ['心脏超声：LVEF ', n(21, 69), '%，左房内径', n(31, 58), 'mm。'],
  ['1.5年前因', 侧, '侧腹股沟疝行修补术。'],
  ['父亲患冠心病，母亲', no('无', '有'), '糖尿病。'],
  [侧, '侧瞳孔直径', n(2.1, 4.9, 1), 'mm，对光反射灵敏。'],
  ['空腹血糖', n(4.1, 14.9, 1), 'mmol/L，糖化血红蛋白', n(5.1, 11.9, 1), '%。'],
  ['昨晚', no('无', '有'), '发热、寒战，体重较前下降', n(2, 9), 'kg。'],
  ['出院后继续口服', 抗凝药, n(1, 5), 'mg，', n(2, 9), '周后复查凝血功能。'],
  ['双肺呼吸音粗，', 侧, '下肺叩诊浊音。'],
  [侧, '上肢肌力', n(1, 4), '级，', no('未引出', '可引出'), '病理征。'],
  ['心电图', no('未见', '可见'), 'ST段抬高。'],
]

export const englishTemplates: readonly SentenceTemplate[] = [
  ['The patient is a ', n(31, 89), '-year-old man with a productive cough for ', n(3, 9), ' days.'],
  ['He noticed swelling of the ', side, ' ankle ', n(2, 11), ' weeks ago.'],
  ['He ', no('denies', 'reports'), ' hemoptysis or night sweats.'],
  ['Hypertension was diagnosed ', n(3, 29), ' years ago and is treated with ', pressureDrug, ' ', n(2, 80), ' mg daily.'],
  ['He takes ', sugarDrug, ' ', n(85, 990), ' mg for type 2 diabetes.'],
  ['Temperature was ', n(97.2, 102.9, 1), ' degrees and heart rate was ', n(61, 118), ' beats per minute.'],
  ['Blood pressure was ', n(101, 189), '/', n(55, 99), ' mmHg.'],
  ['Crackles are heard over the ', side, ' lung base.'],
  ['There is ', no('no', 'marked'), ' abdominal tenderness.'],
  ['The ', side, ' knee is swollen and warm.'],
  ['Hemoglobin was ', n(6.1, 15.8, 1), ' g/dL.'],
  ['Creatinine was ', n(0.6, 4.8, 1), ' mg/dL.'],
  ['CT showed consolidation of the ', side, ' lower lobe measuring ', n(12, 68), ' mm.'],
  ['MRI of the brain showed ', no('no', 'an'), ' acute infarct.'],
  ['Ultrasound showed a cyst of the ', side, ' kidney.'],
  ['We started ', antibiotic, ' ', n(110, 740), ' mg for pneumonia.'],
  ['He was given ', painDrug, ' for joint pain.'],
  ['The ', side, ' pupil measures ', n(2.1, 4.9, 1), ' mm and reacts to light.'],
  ['Hemoglobin A1c was ', n(5.1, 11.9, 1), '%.'],
  ['She ', no('denies', 'reports'), ' chest pain, palpitations, or dyspnea on exertion.'],
  ['There is ', no('no', 'a'), ' history of kidney stones.'],
  ['Strength of the ', side, ' arm is ', n(1, 4), '/5.'],
  ['Her ', side, ' shoulder was injured ', n(2, 9), ' months ago.'],
  ['ECG showed ', no('no', 'marked'), ' ST elevation.'],
  ['He smoked ', n(11, 48), ' cigarettes a day and ', no('denies', 'reports'), ' alcohol use.'],
  ['Oxygen saturation was ', n(81, 99), '% on room air.'],
  ['Ejection fraction was ', n(21, 69), '% on echocardiogram.'],
  ['A ', n(1.1, 4.8, 1), ' cm nodule was seen in the ', side, ' thyroid lobe.'],
  ['His weight fell by ', n(5, 38), ' pounds over ', n(2, 9), ' months.'],
  ['Spirometry is planned in ', n(2, 9), ' weeks.'],
]

/** A number of [0, 1), for a reproducible choice. */
export type Draw = () => number

export type FilledSlot = {
  readonly kind: SlotKind
  readonly start: number
  readonly end: number
  readonly text: string
  readonly others: readonly string[]
}
/** A filled sentence; `others` of a slot are what would make the sentence untrue. */
export type FilledSentence = { readonly text: string; readonly slots: readonly FilledSlot[] }

export function fillTemplate(template: SentenceTemplate, draw: Draw): FilledSentence {
  let text = ''
  const slots: FilledSlot[] = []
  for (const part of template) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const { own, others } = fillSlot(part, draw)
    slots.push({ kind: part.kind, start: text.length, end: text.length + own.length, text: own, others })
    text += own
  }
  return { text, slots }
}

function fillSlot(slot: Slot, draw: Draw): { own: string; others: readonly string[] } {
  if (slot.kind === 'number') {
    const value = slot.low + draw() * (slot.high - slot.low)
    const own = value.toFixed(slot.decimals)
    // lost point, ten times, another digit, a little more
    const others = [Number(own) * 10, Number(own) / 10, Number(own) + 1, Number(own) * 2].map((other) => String(Number(other.toFixed(3))))
    return { own, others }
  }
  if (slot.kind === 'negation') {
    const isDenied = draw() < 0.6
    return { own: isDenied ? slot.denied : slot.affirmed, others: [isDenied ? slot.affirmed : slot.denied] }
  }
  const list = slot.kind === 'side' ? slot.sides : slot.names
  const own = list[Math.floor(draw() * list.length)] ?? ''
  return { own, others: list.filter((name) => name !== own) }
}

/** The sentence with one slot filled otherwise. */
export function falsify(sentence: FilledSentence, slot: number, choice: number): string {
  const found = sentence.slots[slot]
  if (!found) throw new Error('no such slot')
  const other = found.others[choice % found.others.length] ?? ''
  return sentence.text.slice(0, found.start) + other + sentence.text.slice(found.end)
}
