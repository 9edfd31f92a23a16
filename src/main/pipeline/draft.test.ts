import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'
import type { DraftEvent } from './draftJob.ts'

const resources = loadResources(resourcesFolder(path.dirname(import.meta.filename)))

const record = `主诉：反复胸闷气促3天。
现病史：3天前受凉后胸闷气促，外院予头孢曲松静滴2天，无好转。
初步诊断：1.急性心力衰竭 2.冠心病待排
诊疗计划：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。`

type Answer = string | ((prompt: string) => string) | Line

async function draft(text: string, answers: Readonly<Record<string, Answer>>, contextTokens?: number) {
  const engine = new ScriptedEngine(({ prompt }) => {
    const answer = answers[prompt.answerStart.replace(/[：:]\s*$/, '')] ?? ''
    if (typeof answer === 'object') return answer
    return { say: typeof answer === 'string' ? answer : answer(prompt.user) }
  }, contextTokens)
  const events: DraftEvent[] = []
  const result = await draftRecord(draftJobOf(resources, text, { engine, emit: (event) => events.push(event) }))
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
    expect(section('diagnosis')).toEqual([['record', '急性心力衰竭，冠心病待排。']])
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

  it('takes a short stated complaint word for word, without the model', async () => {
    const { engine, section } = await draft(record, {})
    expect(section('chief-complaint')).toEqual([['quoted', '反复胸闷气促3天。']])
    expect(engine.asked.map(({ prompt }) => prompt.answerStart)).toEqual(['诊断结论：', '治疗建议：'])
  })

  it('asks the model to shorten one whose first clause is too long', async () => {
    const text = '主诉：近三日来每次活动后或者上两层楼以后都会反复出现比较明显的胸闷气促，夜间不能平卧。'
    const { section } = await draft(text, { 主诉: '反复出现比较明显的胸闷气促。' })
    expect(section('chief-complaint')).toEqual([['record', '反复出现比较明显的胸闷气促。']])
  })

  it('puts the words of the record in place of an invention, and says what was refused', async () => {
    const { result, section, events } = await draft(record, {
      主诉: '反复胸闷气促3天。',
      诊断结论: '急性心力衰竭，冠心病待排。',
      治疗建议: '予阿莫西林0.5g口服抗感染。',
    })
    expect(section('plan')).toEqual([['quoted', '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。']])
    expect(result.rejections).toEqual([{ sectionId: 'plan', text: '予阿莫西林0.5g口服抗感染。', reason: 'F4' }])
    expect(events).toContainEqual({ type: 'withdrawn', sectionId: 'plan' })
  })

  it('asks for the rest when the model stops after the first of several orders', async () => {
    const { engine, section } = await draft(record, {
      诊断结论: '急性心力衰竭，冠心病待排。',
      治疗建议: '呋塞米20mg静脉注射，每日2次。',
      '治疗建议：呋塞米20mg静脉注射，每日2次。': '拟行冠脉造影。',
    })
    expect(section('plan')).toEqual([
      ['record', '呋塞米20mg静脉注射，每日2次。'],
      ['record', '拟行冠脉造影。'],
    ])
    const [, rest] = engine.asked.filter(({ prompt }) => prompt.answerStart.startsWith('治疗建议'))
    expect(rest).toMatchObject({ maximumStatements: 1, prompt: { answerStart: '治疗建议：呋塞米20mg静脉注射，每日2次。' } })
    expect(rest?.prompt.user).toContain('相关原文：\n拟行冠脉造影。')
  })

  it('stays within the window also when it asks for the rest, after what it has said', async () => {
    const first =
      '呋塞米20mg静脉注射，每日2次；阿司匹林100mg口服，每日1次；美托洛尔25mg口服，每日2次；监测血钾和肌酐；阿托伐他汀20mg口服，每晚1次；螺内酯20mg口服。'
    // more than the request repeats of a passage
    const rest = Array.from({ length: 60 }, (_, day) => `第${String(day + 1)}天复查血常规及肝肾功能；`).join('')
    const text = `初步诊断：急性心力衰竭。\n诊疗计划：${first}${rest}`
    let asksForRest = 0
    for (let window = 1_900; window <= 2_400; window += 8) {
      const { engine } = await draft(
        text,
        { 诊断结论: '急性心力衰竭。', 治疗建议: first, [`治疗建议：${first}`]: '拟行冠脉造影。' },
        window,
      )
      for (const { prompt, maximumTokens } of engine.asked) {
        const tokens = (prompt.system + prompt.user + prompt.answerStart).length + maximumTokens
        expect({ window, tokens: Math.max(tokens, window) }).toEqual({ window, tokens: window })
        if (prompt.answerStart.endsWith('螺内酯20mg口服。')) asksForRest++
      }
    }
    expect(asksForRest).toBeGreaterThan(0)
  })

  it('takes the second way of saying it when the first is refused', async () => {
    const { result, section } = await draft(record, { 诊断结论: { say: '肺炎。', instead: ['急性心力衰竭，冠心病待排。'] } })
    expect(section('diagnosis')).toEqual([['record', '急性心力衰竭，冠心病待排。']])
    expect(result.rejections[0]).toMatchObject({ sectionId: 'diagnosis', text: '肺炎。' })
  })

  it('refuses a past treatment as a plan, although the record holds it', async () => {
    const { result, section } = await draft(record, { 治疗建议: '予头孢曲松静滴2天。' })
    expect(section('plan')?.[0]?.[0]).toBe('quoted')
    expect(result.rejections).toContainEqual({ sectionId: 'plan', text: '予头孢曲松静滴2天。', reason: 'F7' })
  })

  it('says that the record has no plan and does not even ask the model', async () => {
    const { engine, section } = await draft('主诉：头晕1周。\n查体：BP 180/110mmHg。\n家族史：父亲患胃癌，外院建议手术。', {
      主诉: '头晕1周。',
      治疗建议: '建议手术。',
    })
    expect(section('plan')).toEqual([['absent', '原文未记载诊疗计划。']])
    expect(section('diagnosis')).toEqual([['absent', '原文未记载诊断。']])
    expect(engine.asked).toEqual([])
  })

  it('quotes the record when the model says that there is nothing, though there is', async () => {
    const { section } = await draft(record, { 诊断结论: '原文未记载诊断。' })
    expect(section('diagnosis')).toEqual([['quoted', '急性心力衰竭；冠心病待排。']])
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

describe('a long record', () => {
  const day = (number: number, words: string) => `2024-03-${String(number).padStart(2, '0')} 病程记录：${words}第${String(number)}天。\n`
  const days = (words: string) => Array.from({ length: 28 }, (_, index) => day(index + 1, words)).join('')
  const quiet = '患者胸闷较前减轻，夜间平卧，双肺呼吸音清，双下肢无水肿，精神食欲可，大小便正常，无发热，无咳嗽，无胸痛，无头晕，夜间睡眠可'

  it('is read where its evidence stands, and the discharge diagnosis counts, not the one it replaced', async () => {
    const long = `主诉：反复胸闷气促3天。\n入院诊断：肺炎？\n${days(quiet)}出院诊断：急性心力衰竭\n出院医嘱：呋塞米20mg口服，每日1次。`
    const { engine, section, result } = await draft(long, {
      主诉: '反复胸闷气促3天。',
      诊断结论: '肺炎？',
      治疗建议: '呋塞米20mg口服，每日1次。',
    })
    expect(section('diagnosis')).toEqual([['quoted', '急性心力衰竭。']])
    expect(result.rejections).toEqual([{ sectionId: 'diagnosis', text: '肺炎？', reason: 'section' }])
    expect(section('plan')).toEqual([['record', '呋塞米20mg口服，每日1次。']])
    expect(engine.asked.every(({ prompt }) => !prompt.user.includes('夜间平卧'))).toBe(true)
    expect(result.coverage).toMatchObject({ segments: 32, read: 3 })
    expect(result.coverage.uncovered.length).toBe(29)
  })

  it('whose evidence is over the window is drafted in parts, none over it, and merged by the strongest places', async () => {
    const orders = Array.from(
      { length: 60 },
      (_, index) => `${String(index + 1)}.药物${String(index + 1)}号每日${String(index + 1)}次口服，饭后服用，注意不良反应`,
    ).join('\n')
    const sayFirstAndLast = (prompt: string) =>
      [1, 60]
        .map((number) => (prompt.includes(`\n${String(number)}.药物`) ? `药物${String(number)}号每日${String(number)}次口服。` : ''))
        .join('')
    const long = `主诉：反复胸闷气促3天。\n${days(quiet)}出院医嘱：\n${orders}\n`
    const { engine, section, events } = await draft(long, { 治疗建议: sayFirstAndLast }, 1800)
    const plan = engine.asked.filter(({ prompt }) => prompt.answerStart === '治疗建议：')
    expect(plan.length).toBeGreaterThan(1)
    for (const { prompt } of plan) expect(prompt.user.length).toBeLessThan(1800)
    for (const number of [1, 30, 60]) expect(plan.some(({ prompt }) => prompt.user.includes(`药物${String(number)}号`))).toBe(true)
    expect(section('plan')?.map(([, words]) => words)).toEqual(['药物1号每日1次口服。', '药物60号每日60次口服。'])
    expect(events.some((event) => event.type === 'prefill' && event.parts > 1)).toBe(true)
  })
})
