import { describe, expect, it } from 'vitest'
import type { DecodeRequest } from '../engine/engine.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import type { Answer, Answers } from './answers.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

/** Answers in memory, found from the next draft on. */
class AnswersInMemory implements Answers {
  readonly #kept = new Map<string, Answer>()
  readonly #keyOf = ({ draft: _draft, ...request }: DecodeRequest) => JSON.stringify(request)
  find = (request: DecodeRequest) => this.#kept.get(this.#keyOf(request))
  keep = (request: DecodeRequest, answer: Answer) => void this.#kept.set(this.#keyOf(request), answer)
}

const quiet = '患者胸闷较前减轻，夜间平卧，双肺呼吸音清，双下肢无水肿，精神食欲可，大小便正常，无发热，无咳嗽，无胸痛，夜间睡眠可。'
const dayNote = (day: number) => `2024-03-${String(day).padStart(2, '0')} 病程记录：${quiet}第${String(day)}天。\n`
const days = (count: number) => Array.from({ length: count }, (_, index) => dayNote(index + 1)).join('')
/** Too long to be read whole: the model reads the places of the diagnosis and the plan, and no day. */
const chart = (count: number, plan = '呋塞米20mg口服，每日1次。') =>
  `主诉：反复胸闷气促3天。\n入院诊断：急性心力衰竭\n${days(count)}诊疗计划：${plan}\n`
const answers: Readonly<Record<string, string>> = { '诊断结论：': '急性心力衰竭。', '治疗建议：': '呋塞米20mg口服，每日1次。' }

async function draft(text: string, kept: Answers, say: (answerStart: string) => Line = (start) => ({ say: answers[start] ?? '' })) {
  const engine = new ScriptedEngine(({ prompt }) => say(prompt.answerStart))
  const result = await draftRecord(draftJobOf(resources, text, { engine, answers: kept, id: text.slice(0, 8) }))
  const words = result.sections.map(({ statements }) => statements.map((statement) => statement.text).join(''))
  return { ...result, words, asked: engine.asked.map(({ prompt }) => prompt.answerStart.replace(/：.*/, '')) }
}

describe('a record that has grown', () => {
  it('by a day that no section reads is drafted without the model, each statement at its new place', async () => {
    const kept = new AnswersInMemory()
    const first = await draft(chart(28), kept)
    expect([first.asked, first.timing.reusedSections]).toEqual([['诊断结论', '治疗建议'], undefined])
    const grown = chart(29)
    const second = await draft(grown, kept)
    expect([second.asked, second.timing.reusedSections]).toEqual([[], ['diagnosis', 'plan']])
    expect(second.words).toEqual(first.words)
    for (const { start, end, text } of second.sections.flatMap(({ statements }) => statements.flatMap(({ evidence }) => evidence)))
      expect(grown.slice(start, end)).toBe(text)
    expect(second.sections[2]?.statements[0]?.evidence[0]?.start).toBeGreaterThan(
      first.sections[2]?.statements[0]?.evidence[0]?.start ?? Infinity,
    )
  })

  it('says no more than the first time, where something was left out as said before', async () => {
    const kept = new AnswersInMemory()
    const plan = '呋塞米20mg口服，每日1次。拟行冠脉造影，监测血钾。'
    const said = '呋塞米20mg口服，每日1次。拟行冠脉造影，监测血钾，呋塞米20mg口服，每日1次。'
    const say = (start: string) => ({ say: start === '治疗建议：' ? said : (answers[start] ?? '') })
    const first = await draft(chart(28, plan), kept, say)
    const second = await draft(chart(29, plan), kept, say)
    expect(first.words[2]).toBe(plan)
    expect([second.words, second.timing.reusedSections]).toEqual([first.words, ['diagnosis', 'plan']])
  })

  it('where the model would read something else is put to it again', async () => {
    const kept = new AnswersInMemory()
    await draft(chart(28), kept)
    const second = await draft(chart(28, '螺内酯20mg口服，每日1次。'), kept, (start) => ({
      say: start === '治疗建议：' ? '螺内酯20mg口服，每日1次。' : (answers[start] ?? ''),
    }))
    expect(second.asked).toEqual(['诊断结论', '治疗建议'])
    expect(second.words[2]).toBe('螺内酯20mg口服，每日1次。')
    expect(second.timing.reusedSections).toBeUndefined()
  })
})

describe('an answer is not taken over', () => {
  it('when the record does not carry every statement of it', async () => {
    const second = await draft(chart(28), {
      find: ({ prompt }) =>
        prompt.answerStart.startsWith('诊断') ? { statements: ['急性心力衰竭。', '肺炎。'], end: 'complete' } : undefined,
      keep: () => undefined,
    })
    expect(second.asked).toEqual(['诊断结论', '治疗建议'])
    expect(second.words[1]).toBe('急性心力衰竭。')
    // what was not taken over is no refusal of the model
    expect(second.rejections).toEqual([])
  })

  it('when the model had been cut off for what the record lacks', async () => {
    const kept = new AnswersInMemory()
    const refused = () => ({ say: '予阿莫西林0.5g口服。' })
    await draft(chart(28), kept, refused)
    expect((await draft(chart(29), kept, refused)).asked).toEqual(['诊断结论', '治疗建议'])
  })
})

it('the request for the rest is reused like the first one', async () => {
  const kept = new AnswersInMemory()
  const plan = '呋塞米20mg口服，每日1次。拟行冠脉造影。'
  const say = (start: string): Line => ({
    say: start === '治疗建议：呋塞米20mg口服，每日1次。' ? '拟行冠脉造影。' : (answers[start] ?? ''),
  })
  const first = await draft(chart(28, plan), kept, say)
  expect(first.asked).toEqual(['诊断结论', '治疗建议', '治疗建议'])
  const second = await draft(chart(30, plan), kept, say)
  expect([second.asked, second.words]).toEqual([[], first.words])
})
