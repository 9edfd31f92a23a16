import { describe, expect, it } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { writtenByModel } from './draftJobFixture.ts'
import { firstRequestOf } from './firstRequest.ts'
import { rewriteSection } from './rewriteSection.ts'

const { headings, templates, guard } = loadResources(resourcesFolder(import.meta.dirname))
const template = templates.get('outpatient') as Template
const record = `主诉：反复胸闷气促3天。
现病史：3天前受凉后胸闷气促，外院予头孢曲松静滴2天，无好转。青霉素过敏。
初步诊断：急性心力衰竭，冠心病待排。
诊疗计划：呋塞米20mg静脉注射，每日2次；监测血钾和肌酐。拟行冠脉造影。
`
const oldText = '呋塞米20mg静脉注射，每日2次；监测血钾和肌酐。拟行冠脉造影。'

async function rewrite(
  answer: Line | string,
  own: { text?: string; id?: string; oldText?: string; rests?: string[]; window?: number } = {},
) {
  const text = own.text ?? record
  const engine = new ScriptedEngine(() => (typeof answer === 'string' ? { say: answer } : answer), own.window)
  const section = template.sections.find(({ id }) => id === (own.id ?? 'plan'))
  if (!section) throw new Error('no such section')
  const rests = (own.rests ?? []).map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words }))
  const result = await rewriteSection({
    text,
    segments: segmentRecord(text, headings),
    template,
    section,
    oldText: own.oldText ?? oldText,
    rests,
    instruction: '再短一点',
    maximumStatements: 2,
    seed: 1,
    engine,
    guard: guard(),
    signal: new AbortController().signal,
  })
  return { ...result, engine }
}

describe('a section written anew', () => {
  it('stands with its evidence when the record carries it', async () => {
    const { newText, statements, rejections, engine } = await rewrite('呋塞米20mg静脉注射，每日2次。拟行冠脉造影。')
    expect(newText).toBe('呋塞米20mg静脉注射，每日2次。拟行冠脉造影。')
    expect(statements.map(({ kind, evidence }) => [kind, evidence.map(({ text }) => text)])).toEqual([
      ['record', ['呋塞米20mg静脉注射，每日2次']],
      ['record', ['拟行冠脉造影']],
    ])
    expect(rejections).toEqual([])
    expect(engine.asked[0]?.prompt.user).toContain(`原文：${oldText}\n要求：再短一点`)
  })

  it('lets nothing stand that the record does not hold, and says why', async () => {
    const { newText, rejections } = await rewrite('予阿莫西林0.5g口服。')
    expect([newText, rejections.map(({ reason }) => reason)]).toEqual(['', ['F4']])
  })

  it('takes nothing from a place that is not its own', async () => {
    const { newText, rejections } = await rewrite('受凉后胸闷气促。')
    expect([newText, rejections[0]?.reason]).toEqual(['', 'section'])
  })

  it('may say again what it rests on already, wherever that stands', async () => {
    const rests = ['青霉素过敏。']
    expect((await rewrite('拟行冠脉造影，青霉素过敏。', { rests })).newText).toBe('拟行冠脉造影，青霉素过敏。')
    expect((await rewrite('拟行冠脉造影，青霉素过敏。')).newText).not.toContain('青霉素')
  })

  it('can only write the numbers of its places', async () => {
    const { engine } = await rewrite('拟行冠脉造影。')
    expect(engine.asked[0]?.numbers).toEqual(['20', '2'])
  })

  it('is asked for behind what a draft of the record has read, to the character', async () => {
    const { engine } = await rewrite('拟行冠脉造影。')
    const [asked] = engine.asked
    const job = {
      id: 'draft',
      text: record,
      segments: segmentRecord(record, headings),
      template: writtenByModel(template),
      seed: 1,
      engine: new ScriptedEngine(() => ({ say: '' })),
      guard: guard(),
      signal: new AbortController().signal,
      clock: () => 0,
    }
    const drafted = await firstRequestOf(job)
    expect(asked?.prompt.system).toBe(drafted?.prompt.system)
    const end = '（病历完）\n\n'
    const opening = drafted?.prompt.user.slice(0, drafted.prompt.user.indexOf(end) + end.length) ?? ''
    expect(opening).toContain(record.trim())
    expect(asked?.prompt.user.startsWith(opening)).toBe(true)
    // of no draft: whatever was read stays
    expect(asked?.draft).toBeNull()
  })

  it('stays within the window', async () => {
    const text = `初步诊断：急性心力衰竭。\n诊疗计划：${Array.from({ length: 300 }, (_, day) => `第${String(day + 1)}天复查血常规及肝肾功能；`).join('')}拟行冠脉造影。`
    const { engine } = await rewrite('复查血常规及肝肾功能。', { text, window: 1_500 })
    for (const { prompt, maximumTokens } of engine.asked)
      expect((prompt.system + prompt.user + prompt.answerStart).length + maximumTokens).toBeLessThanOrEqual(1_500)
  })

  it('of which the record has nothing is not even asked for', async () => {
    const { newText, engine } = await rewrite('建议手术。', { text: '主诉：头晕1周。\n', oldText: '建议休息。' })
    expect([newText, engine.asked]).toEqual(['', []])
  })
})
