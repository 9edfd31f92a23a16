import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { segmentRecord } from '../../shared/text/segment.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftRecord, type DraftEvent } from './draft.ts'
import type { Template } from '../../shared/template.ts'

const { headings, templates } = loadResources(resourcesFolder(path.dirname(import.meta.filename)))
const template = templates.get('outpatient') as Template

const record = `主诉：反复胸闷气促3天。
现病史：3天前受凉后胸闷气促，外院予头孢曲松静滴2天，无好转。
初步诊断：1.急性心力衰竭 2.冠心病待排
诊疗计划：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。`

async function draft(text: string, answers: Readonly<Record<string, string>>, contextTokens?: number) {
  const engine = new ScriptedEngine(({ prompt }) => ({ say: answers[prompt.answerStart.replace(/[：:]\s*$/, '')] ?? '' }), contextTokens)
  const events: DraftEvent[] = []
  const result = await draftRecord({
    text,
    segments: segmentRecord(text, headings),
    template,
    seed: 1,
    engine,
    signal: new AbortController().signal,
    clock: () => 0,
    emit: (event) => events.push(event),
  })
  const section = (id: string) =>
    result.sections.find((candidate) => candidate.id === id)?.statements.map(({ kind, text: words }) => [kind, words])
  return { engine, events, result, section }
}

describe('a draft', () => {
  it('keeps what the record carries, each statement with its place', async () => {
    const { result, section } = await draft(record, {
      主诉: '反复胸闷气促3天。',
      诊断结论: '急性心力衰竭，冠心病待排。',
      治疗建议: '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。',
    })
    expect(section('chief-complaint')).toEqual([['record', '反复胸闷气促3天。']])
    expect(section('plan')).toEqual([
      ['record', '呋塞米20mg静脉注射，每日2次。'],
      ['record', '拟行冠脉造影。'],
    ])
    for (const { evidence } of result.sections.flatMap(({ statements }) => statements)) {
      expect(evidence.length).toBeGreaterThan(0)
      for (const { start, end, text } of evidence) expect(record.slice(start, end)).toBe(text)
    }
    expect(result.rejections).toEqual([])
  })

  it('puts the words of the record in place of an invention, and says what was refused', async () => {
    const { result, section, events } = await draft(record, {
      主诉: '反复胸闷气促3天。',
      诊断结论: '急性心力衰竭，冠心病待排。',
      治疗建议: '予阿莫西林0.5g口服抗感染。',
    })
    expect(section('plan')).toEqual([['quoted', '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。']])
    expect(result.rejections).toEqual([{ sectionId: 'plan', text: '予阿莫西林0.5g口服抗感染。', reason: 'number' }])
    expect(events).toContainEqual({ type: 'withdrawn', sectionId: 'plan' })
  })

  it('refuses a past treatment as a plan, although the record holds it', async () => {
    const { result, section } = await draft(record, { 治疗建议: '予头孢曲松静滴2天。' })
    expect(section('plan')?.[0]?.[0]).toBe('quoted')
    expect(result.rejections).toContainEqual({ sectionId: 'plan', text: '予头孢曲松静滴2天。', reason: 'section' })
  })

  it('says that the record has no plan and does not even ask the model', async () => {
    const { engine, section } = await draft('主诉：头晕1周。\n查体：BP 180/110mmHg。\n家族史：父亲患胃癌，外院建议手术。', {
      主诉: '头晕1周。',
      治疗建议: '建议手术。',
    })
    expect(section('plan')).toEqual([['absent', '原文未记载诊疗计划。']])
    expect(section('diagnosis')).toEqual([['absent', '原文未记载诊断。']])
    expect(engine.asked.map(({ prompt }) => prompt.answerStart)).toEqual(['主诉：'])
  })

  it('quotes the record when the model says that there is nothing, though there is', async () => {
    const { section } = await draft(record, { 诊断结论: '原文未记载诊断。' })
    expect(section('diagnosis')).toEqual([['quoted', '1.急性心力衰竭 2.冠心病待排']])
  })

  it('answers an English record in English', async () => {
    const text = 'Chief Complaint: chest pain for 3 days.\nAssessment: unstable angina.\nPlan: aspirin 81 mg daily.'
    const { result, section } = await draft(text, {
      'Chief complaint': 'Chest pain for 3 days.',
      Diagnosis: 'Unstable angina.',
      Plan: 'Aspirin 81 mg daily.',
    })
    expect(result.sections.map(({ heading }) => heading)).toEqual(['Chief complaint', 'Diagnosis', 'Plan'])
    expect(section('plan')).toEqual([['record', 'Aspirin 81 mg daily.']])
  })

  it('counts the segments that no statement rests on', async () => {
    const { result } = await draft(record, {
      主诉: '反复胸闷气促3天。',
      诊断结论: '急性心力衰竭，冠心病待排。',
      治疗建议: '拟行冠脉造影。',
    })
    expect(result.coverage).toMatchObject({ segments: 4, read: 4, uncovered: [expect.objectContaining({ number: 2, heading: '现病史' })] })
  })

  it('lets the settled statements add up to the sections', async () => {
    const { result, events } = await draft(record, { 主诉: '胸闷。', 诊断结论: '肺癌。', 治疗建议: '拟行冠脉造影。' })
    const settled = events.flatMap((event) => (event.type === 'settled' ? [event.statement] : []))
    expect(settled).toEqual(result.sections.flatMap(({ statements }) => statements))
  })
})

describe('a record over the window', () => {
  const day = (number: number) =>
    `2024-03-${String(number).padStart(2, '0')} 病程记录：患者胸闷较前减轻，夜间平卧，双肺呼吸音清，双下肢无水肿，继续观察病情变化第${String(number)}天。\n`
  const long = `主诉：反复胸闷气促3天。\n入院诊断：肺炎？\n${Array.from({ length: 28 }, (_, index) => day(index + 1)).join('')}出院诊断：急性心力衰竭\n出院医嘱：呋塞米20mg口服，每日1次。`

  it('is cut at segment bounds and drafted where its strongest evidence stands', async () => {
    const { engine, section, result } = await draft(
      long,
      { 主诉: '反复胸闷气促3天。', 诊断结论: '急性心力衰竭。', 治疗建议: '呋塞米20mg口服，每日1次。' },
      1800,
    )
    expect(section('diagnosis')).toEqual([['record', '急性心力衰竭。']])
    expect(section('plan')).toEqual([['record', '呋塞米20mg口服，每日1次。']])
    const parts = new Set(engine.asked.map(({ prompt }) => prompt.user.slice(0, prompt.user.indexOf('（病历完）'))))
    expect(parts.size).toBeGreaterThan(1)
    for (const part of parts) expect(part.length).toBeLessThan(1800)
    expect(result.coverage.uncovered.length).toBe(29)
  })
})
