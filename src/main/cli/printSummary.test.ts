import { describe, expect, it } from 'vitest'
import { draftIdSchema, type DraftView } from '../../shared/note.ts'
import { printSummary } from './printSummary.ts'

const draft: DraftView = {
  id: draftIdSchema.parse('00000000-0000-0000-0000-000000000001'),
  templateId: 'outpatient',
  templateVersion: null,
  versions: null,
  phase: 'drafted',
  version: 1,
  author: 'model',
  startedAt: 0,
  sections: [
    {
      id: 'chief-complaint',
      heading: '主诉',
      text: '反复胸闷3天。',
      statements: [{ text: '反复胸闷3天。', kind: 'record', evidence: [{ start: 3, end: 9, text: '反复\n胸闷' }] }],
    },
    {
      id: 'diagnosis',
      heading: '诊断结论',
      text: '心力衰竭。心律失常。',
      statements: [
        {
          text: '心力衰竭。',
          kind: 'quoted',
          evidence: [
            { start: 20, end: 24, text: '心力衰竭' },
            { start: 30, end: 34, text: '心力衰竭' },
          ],
        },
        { text: '心律失常。', kind: 'edited', evidence: [] },
      ],
    },
    { id: 'plan', heading: '治疗建议', text: '', statements: [{ text: '原文未记载诊疗计划。', kind: 'absent', evidence: [] }] },
  ],
  failure: null,
  coverage: {
    segments: 4,
    read: 4,
    uncovered: [
      { number: 2, heading: '现病史', start: 9, end: 15 },
      { number: 4, heading: null, start: 40, end: 45 },
    ],
  },
  timing: {
    loadMs: 900,
    prefillMs: 800,
    firstTokenMs: 850,
    firstStatementMs: 1_240,
    totalMs: 3_960,
    promptTokens: 500,
    generatedTokens: 40,
    tokensPerSecond: 21.34,
  },
  model: { id: 'qwen', sha256: 'a', runtime: 'cpu' },
  rejections: [{ sectionId: 'plan', text: '手术。', reason: 'unsupported' }],
  signedAt: null,
}

describe('the draft on a terminal', () => {
  it('shows each statement with its mark and the places that carry it, then what was refused, left out and measured', () => {
    expect(printSummary(draft, 'zh')).toBe(`【主诉】
  ● 反复胸闷3天。
      依据 [3–9] 反复 胸闷
【诊断结论】
  ” 心力衰竭。
      依据 [20–24] 心力衰竭
      依据 [30–34] 心力衰竭
  ✎ 心律失常。
      未找到原文依据
【治疗建议】
  – 原文未记载诊疗计划。

起草时拒绝 1 句
引用原文 2/4 段；未引用：第2段（现病史）、第4段
首句 1.2 秒 · 全文 4.0 秒 · 21.3 词元/秒 · qwen · cpu
`)
  })

  it('speaks English on an English terminal', () => {
    const lines = printSummary(draft, 'en').trim().split('\n')
    expect(lines[2]).toBe('      evidence [3–9] 反复 胸闷')
    expect(lines.slice(-3)).toEqual([
      '1 statement refused while drafting',
      '2 of 4 segments cited; not cited: 2 (现病史), 4',
      'first statement 1.2 s · whole draft 4.0 s · 21.3 tokens/s · qwen · cpu',
    ])
  })

  it('says nothing of refusals, segments and times that there were none of', () => {
    const bare = { ...draft, sections: draft.sections.slice(2), rejections: [], coverage: null, timing: null }
    expect(printSummary(bare, 'zh')).toBe('【治疗建议】\n  – 原文未记载诊疗计划。\n\n')
  })

  it('names no open segment when every one is cited, and no time of a statement that never came', () => {
    const coverage = { segments: 4, read: 4, uncovered: [] }
    const timing = draft.timing && { ...draft.timing, firstStatementMs: null }
    const lines = printSummary({ ...draft, coverage, timing }, 'zh').split('\n')
    expect(lines).toContain('引用原文 4/4 段')
    expect(lines).toContain('首句 – 秒 · 全文 4.0 秒 · 21.3 词元/秒 · qwen · cpu')
  })

  it('keeps suggestions apart, and says when there are none', () => {
    const idea = { text: '可考虑请营养科会诊。', kind: 'suggestion' as const, evidence: [] }
    expect(printSummary(draft, 'zh', [idea])).toContain('参考建议（病历中没有，须由医生逐条采纳）：\n  ? 可考虑请营养科会诊。\n')
    expect(printSummary(draft, 'en', [])).toContain('No usable suggestion.')
    expect(printSummary(draft, 'zh')).not.toContain('参考建议')
  })
})
