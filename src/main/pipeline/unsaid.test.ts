import { describe, expect, it } from 'vitest'
import type { PlannedEvidence } from './plan.ts'
import { unsaidEvidence } from './unsaid.ts'

const text = '诊疗计划：停阿司匹林，予奥美拉唑20mg口服，2周后复查血常规；戒酒。\n另：明日胃镜。'
const span = (words: string, rank = 20): PlannedEvidence => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, segment: 0, rank }
}
const plan = span('停阿司匹林，予奥美拉唑20mg口服，2周后复查血常规；戒酒。')
const wordsOf = (spans: readonly PlannedEvidence[]) => spans.map(({ start, end }) => text.slice(start, end))

describe('evidence that no statement rests on', () => {
  it('is whole while nothing is said, but for clauses too short to say', () => {
    expect(wordsOf(unsaidEvidence(text, [plan], []))).toEqual(['停阿司匹林，予奥美拉唑20mg口服，2周后复查血常规；'])
  })

  it('leaves out what is said, and keeps its neighbours apart', () => {
    expect(wordsOf(unsaidEvidence(text, [plan], [span('予奥美拉唑20mg口服')]))).toEqual(['停阿司匹林，', '2周后复查血常规；'])
  })

  it('counts a clause as said once half of it is', () => {
    expect(wordsOf(unsaidEvidence(text, [plan], [span('停阿司匹林'), span('奥美拉唑20mg'), span('复查血常规')]))).toEqual([])
    expect(wordsOf(unsaidEvidence(text, [plan], [span('停阿司匹林'), span('奥美'), span('复查血常规')]))).toEqual(['予奥美拉唑20mg口服，'])
  })

  it('is of the strongest places only, in the order of the record', () => {
    expect(wordsOf(unsaidEvidence(text, [span('明日胃镜。'), plan], [span('停阿司匹林'), span('予奥美拉唑20mg口服')]))).toEqual([
      '2周后复查血常规；',
      '明日胃镜。',
    ])
    expect(wordsOf(unsaidEvidence(text, [span('明日胃镜。', 30), plan], []))).toEqual(['明日胃镜。'])
  })
})
