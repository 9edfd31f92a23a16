import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../main/resources/loadResources.ts'
import { splitStatements } from '../text/sentences.ts'
import { findingSchema, type Finding } from './finding.ts'
import { createGuard } from './guard.ts'

const folder = resourcesFolder(import.meta.dirname)
const headings = loadResources(folder).headings
const guard = createGuard(readLexicon(path.join(folder, 'dict')), headings)

const chinese = `患者李某，女，63岁，因“反复胸闷5年，加重3天”入院。
5年前活动后出现胸闷，休息可缓解，无放射痛。3天前受凉后加重，伴双下肢水肿，夜间不能平卧。
既往高血压病史12年，口服缬沙坦80mg 每日1次。否认糖尿病、脑梗死病史。对磺胺过敏。
查体：T 36.9℃，P 104次/分，R 24次/分，BP 162/94mmHg。颈静脉怒张，左肺底可闻及细湿啰音，右肺呼吸音清。心率104次/分，律不齐。
NT-proBNP 3860pg/ml，血钾 3.4mmol/L，肌酐 98μmol/L。心脏超声：左室射血分数38%，左房内径46mm。
考虑慢性心力衰竭急性加重，心房颤动可能。
拟行动态心电图检查。予呋塞米20mg 静推。建议限盐，1周后复查电解质。`
const english = `Ms. Hale is a 47-year-old female with asthma who presents with cough for 6 days. She denies chest pain, hemoptysis, or fever.
She uses albuterol as needed and montelukast 10 mg daily. She is allergic to penicillin.
Temperature 98.9 degrees, pulse 88, oxygen saturation 95%. Wheezes in the left lower lobe. The right lung is clear.
Chest X-ray shows no infiltrate. Findings are likely viral bronchitis.
We will order a sputum culture. Start prednisone 40 mg daily for 5 days. Follow up in 2 weeks.`
const records = [chinese, english].map((text) => ({ text, read: guard.readRecord(text), statements: splitStatements(text) }))
const reds = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'red')
const one = fc.constantFrom(...records)

describe('the guard', () => {
  it('has no red finding for a draft made only of record sentences, in any order', () => {
    fc.assert(
      fc.property(
        one.chain((record) => fc.record({ record: fc.constant(record), chosen: fc.shuffledSubarray(record.statements, { minLength: 1 }) })),
        ({ record, chosen }) => {
          expect(reds(guard.check(record.read, [{ section: 'draft', text: chosen.join('\n') }]))).toEqual([])
        },
      ),
    )
  })

  it('finds any one number that is changed', () => {
    const places = records.flatMap((record) =>
      [...record.text.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\d.]*\d)/g)].map((match) => ({ record, at: match.index, value: match[0] })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 2, max: 9 }), ({ record, at, value }, factor) => {
        const changed =
          record.text.slice(0, at) + String(Number((Number(value) * factor * 1.3).toFixed(2))) + record.text.slice(at + value.length)
        expect(reds(guard.check(record.read, [{ section: 'draft', text: changed }])).map(({ rule }) => rule)).toContain('F1')
      }),
    )
  })

  it.each([
    [0, '左肺底', '右肺底', 'F3'],
    [0, '右肺呼吸音清', '左肺呼吸音清', 'F3'],
    [1, 'left lower lobe', 'right lower lobe', 'F3'],
    [0, '否认糖尿病、脑梗死病史', '有糖尿病、脑梗死病史', 'F2'],
    [0, '无放射痛', '伴放射痛', 'F2'],
    [1, 'denies chest pain', 'reports chest pain', 'F2'],
    [1, 'shows no infiltrate', 'shows an infiltrate', 'F2'],
    [0, '口服缬沙坦', '口服氯沙坦', 'F4'],
    [0, '予呋塞米', '予螺内酯', 'F4'],
    [1, 'montelukast', 'metoprolol', 'F4'],
    [0, '考虑慢性心力衰竭', '确诊慢性心力衰竭', 'F6'],
    [0, '拟行动态心电图', '已行动态心电图', 'F7'],
    [1, 'We will order a sputum culture', 'A sputum culture was completed', 'F7'],
  ])('record %i with “%s” changed to “%s” has a red %s', (index, from, to, rule) => {
    const record = records[index] as (typeof records)[number]
    const changed = record.text.replace(from, to)
    expect(changed).not.toBe(record.text)
    expect(reds(guard.check(record.read, [{ section: 'draft', text: changed }])).map((finding) => finding.rule)).toContain(rule)
  })

  it('says the same of every statement in whatever order they stand', () => {
    const wrong = ['BP 182/94mmHg。', '右肺底可闻及细湿啰音。', '有糖尿病病史。', '予螺内酯20mg。', '已行动态心电图检查。']
    const read = records[0]?.read
    if (!read) throw new Error('no record')
    const said = (statements: readonly string[]) => reds(guard.check(read, [{ section: 'draft', text: statements.join('\n') }])).map(({ rule, message }) => `${rule} ${message.zh}`).sort() // prettier-ignore
    fc.assert(
      fc.property(fc.shuffledSubarray(wrong, { minLength: wrong.length }), (order) => {
        expect(said(order)).toEqual(said(wrong))
      }),
    )
  })

  it('never throws, whatever stands in the record and the draft', () => {
    const word = fc.constantFrom(
      '无',
      '左',
      '1.',
      '5mg',
      '？',
      '（-）',
      ' ',
      '\n',
      '，',
      '考虑',
      '\ud83d',
      'no ',
      '拟行',
      '肺炎',
      '\u0000',
      'AF',
      '120/80',
      '予',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(text, text, fc.constantFrom('主诉', 'diagnosis', '治疗', '出院记录', 'draft', ''), (record, draft, section) => {
        const read = guard.readRecord(record)
        for (const finding of [...guard.check(read, [{ section, text: draft }]), ...guard.omissions(read, [{ section, text: draft }])]) {
          expect(findingSchema.safeParse(finding).success).toBe(true)
          expect(finding.span.end).toBeLessThanOrEqual(draft.length)
          for (const { start, end, text: quoted } of finding.evidence) expect(record.slice(start, end)).toBe(quoted)
          for (const repair of finding.repairs) expect(repair.end).toBeLessThanOrEqual(draft.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives a sensible answer to an empty draft, the record as draft and an English draft of a Chinese record', () => {
    const [first] = records
    if (!first) throw new Error('no record')
    expect(guard.check(first.read, [{ section: 'draft', text: '' }])).toEqual([])
    expect(reds(guard.check(first.read, [{ section: 'draft', text: chinese }]))).toEqual([])
    expect(reds(guard.check(first.read, [{ section: 'draft', text: 'Warfarin 5 mg daily.' }])).length).toBeGreaterThan(0)
  })

  it('finds what a draft longer than its record adds, and only that', () => {
    const read = guard.readRecord('主诉：咳嗽3天。诊断：急性支气管炎。')
    const said = '患者咳嗽3天。诊断为急性支气管炎。'
    const added = '予阿莫西林0.5g口服，每日3次。患者有糖尿病史10年。建议住院行支气管镜检查。体温39.5℃。'
    const found = reds(guard.check(read, [{ section: 'draft', text: said + added }]))
    expect(found.every(({ span }) => span.start >= said.length)).toBe(true)
    for (const part of ['阿莫西林', '糖尿病', '支气管镜', '39.5'])
      expect(
        found.some(
          ({ span }) =>
            (said + added).slice(span.start, span.end).includes(part) || part.includes((said + added).slice(span.start, span.end)),
        ),
      ).toBe(true)
  })

  it('asks for the sections of a draft that is empty', () => {
    const read = guard.readRecord('主诉：咳嗽3天。诊断：急性支气管炎。处理：多饮水。')
    const found = guard.check(
      read,
      ['主诉', '诊断结论', '治疗建议'].map((section) => ({ section, text: '' })),
    )
    expect(found.map(({ rule }) => rule)).toEqual(['A1', 'B1', 'P1'])
  })

  it('says in red what it did not read of an outsize draft', () => {
    const [first] = records
    if (!first) throw new Error('no record')
    const found = guard.check(first.read, [{ section: 'draft', text: '胸闷。'.repeat(10_000) }])
    expect(found.some(({ rule, severity }) => rule === 'F12' && severity === 'red')).toBe(true)
  })

  it('names what the draft leaves out', () => {
    const [first] = records
    if (!first) throw new Error('no record')
    const left = guard
      .omissions(first.read, [{ section: '主诉', text: '反复胸闷5年，加重3天。' }])
      .map(({ evidence }) => evidence[0]?.text ?? '')
    expect(left.some((text) => text.includes('磺胺过敏'))).toBe(true)
    expect(left.some((text) => text.includes('缬沙坦'))).toBe(true)
  })

  it('leaves out a rule that a hospital has switched off', () => {
    const own = createGuard(readLexicon(path.join(folder, 'dict')), headings, { severities: { F3: 'off' } })
    const found = own.check(own.readRecord('左肺可见结节。'), [{ section: 'draft', text: '右肺可见结节。' }])
    expect(found.map(({ rule }) => rule)).not.toContain('F3')
  })

  it('takes a hospital term as support when its table is added', () => {
    const lexicon = readLexicon(path.join(folder, 'dict')).with([{ surface: '院内一号方', standard: '清肺合剂', kind: 'drug', isAmbiguous: false }, { surface: '清肺合剂', standard: '清肺合剂', kind: 'drug', isAmbiguous: false }]) // prettier-ignore
    const own = createGuard(lexicon, headings)
    expect(reds(own.check(own.readRecord('予清肺合剂口服。'), [{ section: 'draft', text: '予院内一号方口服。' }]))).toEqual([])
  })

  it('reads a 2 MB line in a few seconds', () => {
    const line = chinese.replaceAll('\n', ' ').repeat(2_000).slice(0, 700_000)
    const started = performance.now()
    guard.check(guard.readRecord(line), [{ section: 'draft', text: '患者胸闷5年。' }])
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 30_000)
})
