import { describe, expect, it } from 'vitest'
import { segmentRecord } from '../../shared/text/segment.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { suggestPlan } from './suggest.ts'

const { headings, guard } = loadResources(resourcesFolder(import.meta.dirname))
const record = '主诉：反复胸闷气促3天。\n既往史：青霉素过敏。\n初步诊断：急性心力衰竭。\n诊疗计划：呋塞米20mg静脉注射。'

async function suggest(line: Line | string, text = record, plan = '呋塞米20mg静脉注射。') {
  const engine = new ScriptedEngine(() => (typeof line === 'string' ? { say: line } : line))
  const segments = segmentRecord(text, headings)
  const signal = new AbortController().signal
  const found = await suggestPlan({ id: 'ideas', text, segments, plan, seed: 1, engine, guard: guard(), signal })
  return { engine, texts: found.map((statement) => statement.text), found }
}

describe('suggestions', () => {
  it('are a kind of their own, without evidence', async () => {
    const { found, engine } = await suggest('可考虑完善心脏超声。建议限制钠盐摄入。')
    expect(found).toEqual([
      { text: '可考虑完善心脏超声。', kind: 'suggestion', evidence: [] },
      { text: '建议限制钠盐摄入。', kind: 'suggestion', evidence: [] },
    ])
    expect(engine.asked[0]?.numbers).toEqual([])
    expect(engine.asked[0]?.prompt.user).toContain('已有的计划：呋塞米20mg静脉注射。')
  })

  it.each(['可考虑呋塞米40mg口服。', '可考虑螺内酯每日两次。', '可考虑二十片美托洛尔。', 'Consider aspirin 100 mg daily.'])(
    'never carry a dose: %s',
    async (words) => {
      expect((await suggest(words)).texts).toEqual([])
    },
  )

  it('tell nothing as a fact', async () => {
    expect((await suggest('患者为重度心衰，已行造影。')).texts).toEqual([])
  })

  it('are drawn again where they carry a dose', async () => {
    expect((await suggest({ say: '可考虑呋塞米40mg口服。', instead: ['请心内科会诊。'] })).texts).toHaveLength(1)
  })

  it('are none against a recorded allergy', async () => {
    expect((await suggest('可考虑予阿莫西林口服。')).texts).toEqual([])
  })

  it('keep the words that the prompt began them with', async () => {
    expect((await suggest('完善心脏超声。建议限制钠盐摄入。')).texts).toEqual(['可考虑完善心脏超声。', '建议限制钠盐摄入。'])
  })

  it.each(['可考虑予呋塞米静脉注射。', '可考虑静脉注射呋塞米。'])('are none that the plan has in other words: %s', async (words) => {
    expect((await suggest(words)).texts).toEqual([])
  })

  it('are asked for once more, freer, where nothing of use was said, and no more than twice', async () => {
    const { engine, texts } = await suggest({ say: '可考虑呋塞米静脉注射。' })
    expect([texts, engine.asked.length, new Set(engine.asked.map(({ seed }) => seed)).size]).toEqual([[], 3, 3])
    expect(engine.asked.map(({ sampling }) => sampling === undefined)).toEqual([true, false, false])
    expect((await suggest('可考虑完善心脏超声。')).engine.asked).toHaveLength(1)
  })

  it('do not repeat the plan, the record or themselves', async () => {
    expect((await suggest('可考虑完善心脏超声。可考虑完善心脏超声。建议初步诊断。')).texts).toEqual(['可考虑完善心脏超声。'])
  })
})
