import { describe, expect, it } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'

const left = (record: string, draft: Readonly<Record<string, string>>) =>
  guard
    .omissions(
      guard.readRecord(record),
      Object.entries(draft).map(([section, text]) => ({ section, text })),
    )
    .map(({ kind, evidence }) => `${kind} ${evidence[0]?.text ?? ''}`)

describe('what the record has and the draft has not', () => {
  const record =
    '主诉：咳嗽3天。\n既往：氨氯地平5mg qd。磺胺过敏，表现为全身荨麻疹。\n辅查：CRP 48mg/L↑。\n诊断：1.急性支气管炎 2.高血压病\n处理：氨溴索30mg tid；暂不用抗生素；若体温>38.5℃来院；1周后复诊。'
  const draft = { 主诉: '咳嗽3天。', 诊断结论: '急性支气管炎。', 治疗建议: '氨溴索30mg tid。' }

  it('is listed with its kind, a plan not carried among it', () => {
    expect(left(record, draft)).toEqual([
      'medication 氨氯地平5mg qd。',
      'allergy 磺胺过敏，表现为全身荨麻疹。',
      'result CRP 48mg/L↑。',
      'diagnosis 2.高血压病',
      'plan 暂不用抗生素',
      'plan 若体温>38.5℃来院',
      'follow-up 1周后复诊。',
    ])
  })

  it('is nothing where all is said', () => {
    const all = {
      主诉: '咳嗽3天。',
      诊断结论: '急性支气管炎；高血压病。CRP 48mg/L↑。',
      治疗建议: '氨氯地平5mg qd。磺胺过敏，表现为全身荨麻疹。氨溴索30mg tid；暂不用抗生素；若体温>38.5℃来院；1周后复诊。',
    }
    expect(left(record, all)).toEqual([])
  })

  it('is found part by part in an English list of orders, also without a heading', () => {
    const note = 'P: wean O2 if sats >92, feeds 3-hourly. Keep sips only. ER if any bleeding. Allergy: codeine, itching.'
    const found = left(note, { plan: 'Wean O2 if sats >92.' })
    for (const part of ['plan feeds 3-hourly.', 'plan Keep sips only.', 'plan ER if any bleeding.']) expect(found).toContain(part)
    expect(found.some((one) => one.startsWith('allergy'))).toBe(true)
  })

  it('does not call a result what depends on a condition, nor a relative’s illness a diagnosis', () => {
    expect(left('家族史：父亲肺癌。若血钾升高，通知医生。', { plan: '' }).filter((one) => /^(?:result|diagnosis)/.test(one))).toEqual([])
  })

  it.each([
    ['磺胺皮疹，NSAIDs胃痛。', 'allergy 磺胺皮疹'],
    ['否认药物过敏，鸡蛋吃了起疹。', '鸡蛋吃了起疹'],
    ['Hold warfarin tonite, then 5 mg daily ex 7.5 on Mon.', 'then 5 mg daily'],
    ['Foley till tomorrow. Perineal clinic 8 wk.', 'plan Perineal clinic 8 wk.'],
    ['放疗科评估L2，尚未定。', 'plan 放疗科评估L2，尚未定。'],
  ])('is found without a heading: %s', (note, part) => {
    expect(left(note, { plan: '' }).join('\n')).toContain(part)
  })

  it('is found where the plan of a draft looks, whatever heading stands above', () => {
    const note = 'B：胰头癌肝转移，预期生存有限。'
    const read = guard.readRecord(note)
    const places = { diagnosis: [{ start: 2, end: note.length }], plan: [] }
    const told = (known?: typeof places) =>
      guard.omissions(read, [{ section: '诊断', text: '' }], known).flatMap(({ evidence }) => evidence.map(({ text }) => text))
    expect(told(places).join()).toContain('预期生存有限')
    expect(told().join()).not.toContain('预期生存有限')
  })

  it.each([
    ['头孢唑林术后48h已停。', 'stopped 头孢唑林术后48h已停'],
    ['术中出血少，未输血。', 'stopped 未输血'],
    ['前房内注头孢呋辛 未予。', '头孢呋辛 未予'],
    ['Furosemide withheld (Na). Sats 96.', 'stopped Furosemide withheld (Na)'],
    ['No steroids; hydrocortisone discussed, not given.', 'stopped hydrocortisone discussed, not given'],
    ['TXA given, no ergometrine (BP 148/94).', 'stopped no ergometrine'],
    ['Bone scan not requested.', 'stopped Bone scan not requested'],
    ['术式：右眼超声乳化吸除＋人工晶状体植入', 'procedure 术式：右眼超声乳化吸除'],
    ['Procedure: Laparoscopic TEP right inguinal hernia repair with mesh', 'procedure'],
    ['今晨急诊行胆囊切除术，术后返病房。', 'procedure 今晨急诊行胆囊切除术'],
  ])('is a treatment that was ended, decided against or done: %s', (note, part) => {
    expect(left(note, { plan: '' }).join('\n')).toContain(part)
  })

  it.each([
    '排气排便无停止。',
    '右侧人工股骨头置换术后第4天。',
    '头颅CT未见出血。',
    'CT head: no bleed.',
    '引流淡血性85mL。',
    '既往阑尾切除术后。',
  ])('is no treatment: %s', (note) => {
    expect(left(note, { plan: '' }).filter((line) => /^(?:stopped|procedure)/.test(line))).toEqual([])
  })

  it('takes no vital sign for a diagnosis', () => {
    expect(left('查体：T 36.8℃ P 102次/分 R 22次/分 BP 168/96mmHg。', { plan: '' })).toEqual([])
  })

  it('asks after an illness that is only queried, in the examination too, and not after that of a relative', () => {
    const queried = 'FHx: mother had CHF?\nMed: none.\nAirway: MP 2, neck full. OSA? STOP-BANG 3.\nO/E chest clear.'
    expect(left(queried, { diagnosis: '' })).toEqual(['diagnosis OSA?'])
    expect(left('查体：腹软，右下腹压痛，阑尾炎？\n家族史：父亲糖尿病？', { diagnosis: '' })).toEqual(['diagnosis 阑尾炎？'])
  })

  it('lets one letter head a plan at the start of a line only', () => {
    expect(left('T: 36.8 P: 92 R: 20\nP: bed rest.', { plan: '' })).toEqual(['plan bed rest.'])
  })
})
