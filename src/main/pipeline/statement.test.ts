import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../../shared/note.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import type { PlannedEvidence } from './plan.ts'
import { isAbsentPhrase, quoteEvidence, tidyStatement, withDoubtOfHeading, withoutListNumbers } from './statement.ts'

const template = loadResources(resourcesFolder(import.meta.dirname)).templates.get('outpatient') as Template
const plan = template.sections[2] as SectionTemplate
const tidy = (text: string, language: 'zh' | 'en' = 'zh') => tidyStatement(text, plan, language)

describe('withoutListNumbers', () => {
  it.each([
    ['急性心力衰竭；2.冠心病待排；3、高血压病。', '急性心力衰竭；冠心病待排；高血压病。'],
    ['肺炎；8.2型糖尿病。', '肺炎；2型糖尿病。'],
    ['华法林；2.5mg每日1次；0.5片。', '华法林；2.5mg每日1次；0.5片。'],
    ['血钾；3.2mmol/L。', '血钾；3.2mmol/L。'],
  ])('takes the numbers of a list out of a sentence, and no value: %s', (raw, tidied) => {
    expect(withoutListNumbers(tidy(raw), 'zh')).toBe(tidied)
  })

  it.each([
    ['早产儿 2. 低出生体重 3. 新生儿呼吸窘迫', '早产儿；低出生体重；新生儿呼吸窘迫', 1],
    ['肺炎 3. 低氧？ 4. 贫血', '肺炎；低氧？；贫血', 2],
    ['早产儿 2. 低出生体重', '早产儿 2. 低出生体重', undefined],
    ['血钾 3. 复查血钾', '血钾 3. 复查血钾', 1],
  ])('takes those behind a space only where they go on from the first: %s', (text, tidied, item) => {
    expect(withoutListNumbers(text, 'zh', item)).toBe(tidied)
  })

  it('does so in English', () => {
    expect(withoutListNumbers(tidy('1. Continue apixaban; 2. Continue metoprolol; 2.5 mg nightly.', 'en'), 'en')).toBe(
      'Continue apixaban; Continue metoprolol; 2.5 mg nightly.',
    )
  })
})

describe('tidyStatement', () => {
  it.each([
    ['a full stop that is missing is put', '呋塞米20mg静脉注射', '呋塞米20mg静脉注射。'],
    ['one that is there stays alone', '拟行冠脉造影。', '拟行冠脉造影。'],
    ['a question mark ends a sentence too', '心衰？', '心衰？'],
    ['a comma at the end gives way to it', '呋塞米20mg，', '呋塞米20mg。'],
    ['a repeated heading goes', '治疗建议：呋塞米20mg。', '呋塞米20mg。'],
    ['a heading like it goes', '诊疗计划: 呋塞米20mg。', '呋塞米20mg。'],
    ['a list mark goes', '1. 呋塞米20mg。', '呋塞米20mg。'],
    ['a bracketed one too', '（2）呋塞米20mg。', '呋塞米20mg。'],
    ['a list mark before a number goes with its space', '1. 20%甘露醇静滴。', '20%甘露醇静滴。'],
    ['a decimal number is no list mark', '0.9%氯化钠100mL静滴。', '0.9%氯化钠100mL静滴。'],
    ['nor is a range', '3、5天后复查。', '3、5天后复查。'],
    ['a number left over from a list goes', '下肢深静脉血栓；2', '下肢深静脉血栓。'],
    ['signs alone are nothing', ' ——，。', ''],
    ['nothing stays nothing', '', ''],
  ])('%s', (_, raw, expected) => {
    expect(tidy(raw)).toBe(expected)
  })

  it('ends an English statement the English way', () => {
    expect([tidy('aspirin 81 mg daily', 'en'), tidy('Plan: aspirin 81 mg daily.', 'en')]).toEqual([
      'aspirin 81 mg daily.',
      'aspirin 81 mg daily.',
    ])
  })

  it('takes a heading of a template as words, not as a pattern', () => {
    const section = { ...plan, heading: { zh: '计划（A+B', en: 'Plan (A+B' } }
    expect(tidyStatement('计划（A+B：复查。', section, 'zh')).toBe('复查。')
    expect(tidyStatement('Plan (A+B: recheck.', section, 'en')).toBe('recheck.')
  })

  it('changes no word: what is left stands in what was written', () => {
    const piece = fc.constantFrom('呋塞米', '20mg', '，', '。', ' ', '1.', '2、', '（3）', '治疗建议：', '?', '：', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const raw = pieces.join('')
        const text = tidy(raw)
        expect(raw.includes(text) || raw.includes(text.slice(0, -1))).toBe(true)
        expect(text).toBe(text.trim())
      }),
    )
  })
})

describe('isAbsentPhrase', () => {
  it.each([
    '无。',
    '未提及',
    '原文未记载诊断。',
    '病历中未明确提及治疗方案。',
    '记录没有写明',
    'Not documented.',
    'None',
    'No plan is stated in the record.',
    'The diagnosis is not mentioned.',
  ])('%s says that there is nothing', (text) => {
    expect(isAbsentPhrase(text)).toBe(true)
  })

  it.each(['无发热。', '否认高血压。', '未见异常。', '无需手术。', 'No fever.', 'No plan for surgery.', '暂无手术指征。', '未及肿块。'])(
    '%s is a finding',
    (text) => {
      expect(isAbsentPhrase(text)).toBe(false)
    },
  )
})

const segment = (start: number, end: number, heading: string | null): Segment => ({
  number: 1,
  start,
  end,
  headingEnd: start,
  heading,
  topic: null,
})
const at = (start: number, end: number, rank = 1): PlannedEvidence => ({ start, end, segment: 1, rank })

describe('withDoubtOfHeading', () => {
  const evidence = [{ start: 3, end: 6, text: '脑梗死' }]
  const under = (heading: string | null, text = '脑梗死。') => withDoubtOfHeading(text, evidence, [segment(0, 10, heading)])

  it.each(['拟诊', '印象', '诊断考虑', 'Provisional diagnosis'])('goes with what stands under %s', (heading) => {
    expect(under(heading)).toBe(`${heading}：脑梗死。`)
  })

  it('is not told twice', () => {
    expect([under('拟诊', '脑梗死待排。'), under('印象', '考虑脑梗死。'), under('拟诊', '脑梗死？')]).toEqual([
      '脑梗死待排。',
      '考虑脑梗死。',
      '脑梗死？',
    ])
  })

  it('is not invented under a heading without any, nor without a heading', () => {
    expect([under('出院诊断'), under(null), withDoubtOfHeading('脑梗死。', evidence, [])]).toEqual(['脑梗死。', '脑梗死。', '脑梗死。'])
  })
})

describe('quoteEvidence', () => {
  it('takes one sentence where the section is in short form, whatever follows under the same heading', () => {
    const complaint = template.sections[0] as SectionTemplate
    const text = 'Both knees painful for three years. Pain on stairs, relieved by rest.'
    expect(quoteEvidence(text, [], complaint, [{ start: 0, end: text.length, segment: 1, rank: 10 }], [], 'en')?.text).toBe(
      'Both knees painful for three years.',
    )
  })

  it('of a list is its items behind one another, without their marks', () => {
    const list = '- 舍曲林即日停用\n- 喹硫平 50mg qn，3日后100mg qn；\n- 一周复诊'
    expect(quoteEvidence(list, [], plan, [at(0, list.length)], [], 'zh')).toEqual({
      text: '舍曲林即日停用；喹硫平 50mg qn，3日后100mg qn；一周复诊。',
      kind: 'quoted',
      evidence: [{ start: 0, end: list.length, text: list }],
    })
    const value = '体温\n-0.5℃，1.5mg口服'
    expect(quoteEvidence(value, [], plan, [at(0, value.length)], [], 'zh')?.text).toContain('-0.5℃，1.5mg口服')
  })

  it('of a list within a line has no numbers either', () => {
    const list = '1）续美罗培南；2）阿司匹林今日起恢复，观察出血；3）泮托拉唑40mg qd改口服'
    expect(quoteEvidence(list, [], plan, [at(0, list.length)], [], 'zh')?.text).toBe(
      '续美罗培南；阿司匹林今日起恢复，观察出血；泮托拉唑40mg qd改口服。',
    )
    const dose = '1.5mg口服；2.5mg睡前'
    expect(quoteEvidence(dose, [], plan, [at(0, dose.length)], [], 'zh')?.text).toBe('1.5mg口服；2.5mg睡前。')
  })

  it('of a list without marks keeps its items apart, and joins the line ends that a paste put into words', () => {
    const list = '带药（仅右眼）：\n　左氧氟沙星滴眼 4次/日×2周\n　普拉洛芬 滴 3次/日\n　布林佐胺 不带'
    const record = `${list}\n嘱：三个月内不提重物，不揉眼，不洗头三天；眼痛视力骤降返院，左眼手术待右眼稳定后评估。`
    expect(quoteEvidence(record, [], plan, [at(0, list.length)], [], 'zh')?.text).toBe(
      '带药（仅右眼）：左氧氟沙星滴眼 4次/日×2周；普拉洛芬 滴 3次/日；布林佐胺 不带。',
    )
    const wrapped = '患者入院后予告病重、心电监护、吸氧，急诊予头\n孢曲松2g静滴，后改为哌拉西林他唑巴坦抗感染，\n同时补液、退热，体温下降。'
    expect(quoteEvidence(wrapped, [], plan, [at(0, wrapped.length)], [], 'zh')?.text).toBe(wrapped.replaceAll('\n', ''))
  })

  it('goes on where a paste broke the line of a section in short form, and no further', () => {
    const complaint = template.sections[0] as SectionTemplate
    const quote = (text: string) =>
      quoteEvidence(text, [], complaint, [{ start: 0, end: text.length, segment: 1, rank: 10 }], [], 'zh')?.text
    expect(quote('反复发热3周，体温最高\n39.8℃')).toBe('反复发热3周，体温最高39.8℃。')
    expect(quote('反复发热3周。\n体温最高39.8℃')).toBe('反复发热3周。')
    expect(quote('反复发热3周\n患者3周前无明显诱因出现发热，以午后及夜间为主')).toBe('反复发热3周。')
  })

  it.each([
    ['处理：\n5. 依诺肝素4000IU ih qd，继续', '5.', '依诺肝素4000IU ih qd，继续。'],
    ['诊断：\n1. 早产儿 2. 湿肺？ 3. 双胎之大', '1.', '早产儿；湿肺？；双胎之大。'],
    ['【出院诊断】1. G3P2 孕36+5周 剖宫产 2. 早产', '1.', 'G3P2 孕36+5周 剖宫产；早产。'],
    ['处理：\n1.5mg口服', '1.5', '1.5mg口服。'],
    ['处理：\n8.2型糖尿病，饮食控制', '8.2', '8.2型糖尿病，饮食控制。'],
    ['血钾 5. 复查', '5.', '5. 复查。'],
  ])('leaves out the number of an item at the start of a line, and no value: %s', (record, first, quoted) => {
    const from = record.indexOf(first)
    expect(quoteEvidence(record, [], plan, [at(from, record.length)], [], 'zh')?.text).toBe(quoted)
  })

  const text = '初步诊断：急性心力衰竭；\n心房颤动。处理：呋塞米20mg。'
  const strong = at(5, 18)
  const weak = at(21, 30)

  it('gives the strongest place word for word, as one line', () => {
    expect(quoteEvidence(text, [], plan, [strong, weak], [], 'zh')).toEqual({
      text: '急性心力衰竭；心房颤动。',
      kind: 'quoted',
      evidence: [{ start: 5, end: 18, text: text.slice(5, 18) }],
    })
  })

  it('takes the next where the first is used, and none where all are', () => {
    const used = [{ start: 6, end: 8, text: '' }]
    expect(quoteEvidence(text, [], plan, [strong, weak], used, 'zh')?.evidence[0]?.start).toBe(21)
    expect(quoteEvidence(text, [], plan, [strong], used, 'zh')).toBeUndefined()
    expect(quoteEvidence(text, [], plan, [], [], 'zh')).toBeUndefined()
  })

  it('of a diagnosis carries the doubt of the heading that it stands under; what is done there is no less done', () => {
    const record = '拟诊：脑梗死\n告知家属，转ICU'
    const quote = (section: SectionTemplate, from: number, to: number) =>
      quoteEvidence(record, [segment(0, record.length, '拟诊')], section, [at(from, to)], [], 'zh')?.text
    expect(quote(template.sections[1] as SectionTemplate, 3, 6)).toBe('拟诊：脑梗死。')
    expect(quote(plan, 7, record.length)).toBe('告知家属，转ICU。')
  })

  it('of a long passage is its first clauses, whole', () => {
    const long = '反复胸闷气促三天，'.repeat(20)
    const quote = quoteEvidence(long, [], plan, [at(0, long.length)], [], 'zh')
    expect(quote?.evidence[0]?.end).toBe(108)
    expect(quote?.text).toBe(`${'反复胸闷气促三天，'.repeat(11)}反复胸闷气促三天。`)
  })

  it('is exactly its slice of the record, at most 110 characters of Chinese, and never ends inside a character', () => {
    const piece = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('胸闷', '😀', '𠮷', 'x') },
      { weight: 1, arbitrary: fc.constantFrom('，', '。', '\n', ' ') },
    )
    const record = fc.array(piece, { minLength: 1, maxLength: 200 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(record, (whole) => {
        const quote = quoteEvidence(whole, [], plan, [at(0, whole.length)], [], 'zh')
        const [place] = quote?.evidence ?? []
        expect(place && whole.slice(place.start, place.end)).toBe(place?.text)
        expect(place?.text.length).toBeLessThanOrEqual(110)
        expect(place?.text.isWellFormed() && quote?.text.isWellFormed()).toBe(true)
      }),
    )
  })
})

it('a list number directly behind a bracket parts two items', () => {
  expect(withoutListNumbers('低血糖昏迷（磺脲类相关）2.慢性肾病急性加重？', 'zh')).toBe('低血糖昏迷（磺脲类相关）；慢性肾病急性加重？')
  expect(withoutListNumbers('GCS（E3V4）2.5mg', 'zh')).toBe('GCS（E3V4）2.5mg')
})
