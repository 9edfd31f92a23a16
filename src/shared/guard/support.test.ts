import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadingClauses } from '../text/spans.ts'
import { indexRecord } from './recordIndex.ts'
import { supportOf } from './support.ts'

const record = `主诉：反复胸闷气促3天。
现病史：3天前受凉后胸闷、气促，伴双下肢水肿，无胸痛，无发热。
既往史：高血压病史10年，口服氨氯地平5mg每日1次。否认糖尿病、冠心病史。父亲患脑出血。青霉素过敏（皮疹）。
辅助检查：头颅CT示左侧基底节区腔隙性脑梗死。右侧肢体肌力4级。血钾3.4mmol/L，血压180/110mmHg。
初步诊断：1.急性心力衰竭 2.心房颤动 3.冠心病待排
诊疗计划：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。`
const index = indexRecord(record)
const problem = (statement: string) => supportOf(index, statement).problem

describe('supportOf lets stand what the record carries', () => {
  it.each([
    '反复胸闷气促3天。',
    '胸闷、气促三天，伴双下肢水肿。',
    '急性心力衰竭，心房颤动，冠心病待排。',
    '呋塞米20mg静脉注射，每日2次；拟行冠脉造影。',
    '头颅CT示左侧基底节区腔隙性脑梗死，血压180/110mmHg。',
    '否认糖尿病、冠心病史。',
    '1.急性心力衰竭；2.心房颤动。',
    '患者无胸痛、发热。',
  ])('%s', (statement) => {
    expect(problem(statement)).toBeNull()
  })
})

describe('supportOf refuses what the record does not carry', () => {
  it.each([
    ['an invented treatment', '予阿莫西林抗感染治疗。', 'unsupported'],
    ['an invented diagnosis', '急性胰腺炎。', 'unsupported'],
    ['a wrong number', '血钾4.4mmol/L。', 'number'],
    ['a wrong dose', '呋塞米40mg静脉注射。', 'number'],
    ['a wrong side', '头颅CT示右侧基底节区腔隙性脑梗死。', 'side'],
    ['a lost negation', '3天前受凉后发热，胸痛。', 'negation'],
    ['an added negation', '无双下肢水肿。', 'negation'],
    ['a lost doubt', '急性心力衰竭，冠心病。', 'certainty'],
  ])('%s', (_, statement, expected) => {
    const found = problem(statement)
    expect(found).not.toBeNull()
    if (expected !== 'certainty') expect(found).toBe(expected)
  })
})

describe('evidence', () => {
  it('is the places of the record, word for word', () => {
    const { evidence } = supportOf(index, '头颅CT示左侧基底节区腔隙性脑梗死。')
    expect(evidence).toEqual([expect.objectContaining({ text: '头颅CT示左侧基底节区腔隙性脑梗死' })])
    for (const { start, end, text } of evidence) expect(record.slice(start, end)).toBe(text)
  })

  it('comes from the preferred place when two carry it alike', () => {
    const text = '入院诊断：肺炎。\n病程。\n出院诊断：肺炎。'
    const second = text.lastIndexOf('肺炎')
    expect(supportOf(indexRecord(text), '肺炎。', [{ start: second, end: second + 2 }]).evidence).toEqual([
      { start: second, end: second + 2, text: '肺炎' },
    ])
  })

  it('is a slice of the record for any statement and any record', () => {
    const text = fc.string({
      unit: fc.constantFrom('胸', '闷', '左', '侧', '3', '天', '。', '无', 'a', 'BP', ' ', '\n', '\ud800', '１', '℃'),
      maxLength: 80,
    })
    fc.assert(
      fc.property(text, text, (source, statement) => {
        const { evidence, share } = supportOf(indexRecord(source), statement)
        for (const span of evidence) expect(source.slice(span.start, span.end)).toBe(span.text)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })

  it('a sentence of the record always carries itself', () => {
    for (const sentence of record.split(/(?<=。)|\n/).filter((part) => part.trim() !== '')) {
      expect([sentence, supportOf(index, sentence.replace(/^\S{2,4}：/, '')).problem]).toEqual([sentence, null])
    }
  })
})

describe('leadingClauses', () => {
  it('takes whole clauses only', () => {
    const text = '呋塞米20mg静脉注射，每日2次；螺内酯20mg口服。'
    const span = leadingClauses(text, 0, text.length, 20)
    expect(text.slice(span.start, span.end)).toBe('呋塞米20mg静脉注射，每日2次；'.slice(0, span.end))
    expect(/[，；。]$/.test(text.slice(span.start, span.end))).toBe(true)
  })

  it('hands back a passage without a break whole, for the caller to judge', () => {
    expect(leadingClauses('氨氯地平片5毫克', 0, 8, 4)).toEqual({ start: 0, end: 8 })
  })
})

it('indexes two million characters in seconds, not minutes', () => {
  const startedAt = performance.now()
  supportOf(indexRecord(record.repeat(6_000)), '急性心力衰竭，冠心病待排。')
  expect(performance.now() - startedAt).toBeLessThan(15_000)
})
