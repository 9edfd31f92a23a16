import { expect, test } from 'vitest'
import { examplesPage, interleaved, spread, type Example } from './examplesPage.ts'
import type { ModeResult } from './modes.ts'

const result = (change: Partial<ModeResult>): ModeResult => ({
  sections: [],
  claims: [],
  raw: '',
  rejections: [],
  generatedTokens: 0,
  refusedTokens: 0,
  decodeMs: 0,
  firstStatementMs: null,
  totalMs: 1_500,
  ...change,
})
const section = (heading: string, text: string, kind: 'record' | 'quoted' | 'absent' | null) => ({
  id: heading,
  heading,
  text,
  statements: kind ? [{ text, kind, evidence: [] }] : [],
})
const example: Example = {
  id: 'zh-001',
  text: '主诉：胸闷3天。\n诊断：心力衰竭。<p>',
  guarded: result({
    sections: [
      section('主诉', '胸闷3天。', 'quoted'),
      section('诊断结论', '心力衰竭。', 'record'),
      section('治疗建议', '原文未记载诊疗计划。', 'absent'),
    ],
    claims: ['胸闷3天。', '心力衰竭。'],
    rejections: [{ sectionId: 'plan', text: '建议手术。', reason: 'F0' }],
  }),
  seed: result({
    sections: [
      section('主诉', '胸闷3天。', null),
      section('诊断结论', '心力衰竭，\n建议*尽快*手术治疗。', null),
      section('治疗建议', '', null),
    ],
    claims: ['胸闷3天。心力衰竭，建议*尽快*手术治疗。'],
    totalMs: 9_000,
  }),
}

test('a record stands with both drafts, what no judge finds in bold, and what was refused', () => {
  const page = examplesPage([example], 'm', 'npm run examples')
  expect(page).toContain('<pre>主诉：胸闷3天。\n诊断：心力衰竭。&lt;p&gt;</pre>')
  expect(page.split('\n').filter((line) => line.startsWith('|'))).toEqual([
    '| | guarded, 1.5 s | classic prompt, 9.0 s |',
    '|---|---|---|',
    '| 主诉 | ❝ 胸闷3天。 | 胸闷3天。 |',
    '| 诊断结论 | 心力衰竭。 | 心力衰竭，<br>**建议\\*尽快\\*手术治疗**。 |',
    '| 治疗建议 | *原文未记载诊疗计划。* |  |',
  ])
  expect(page).toContain('Refused while drafting: 建议手术。 (F0)')
  expect(page).toContain('0 of 2 clauses on the left, 1 of 3 clauses on the right')
})

test('an answer without headings stands whole', () => {
  const seed = result({ sections: example.seed.sections.map((part) => ({ ...part, text: '' })), raw: '# 胸闷3天' })
  expect(examplesPage([{ ...example, seed }], 'm', 'x')).toContain('| 主诉 | ❝ 胸闷3天。 | \\# 胸闷3天 |')
})

test('a clause that is said again is marked each time, once', () => {
  const seed = result({ sections: [section('主诉', '建议手术。建议手术。胸闷3天。', null)], raw: '' })
  expect(examplesPage([{ ...example, seed }], 'm', 'x')).toContain('| **建议手术**。**建议手术**。胸闷3天。 |')
})

test('a sample is spread over its list, and lists are used up evenly', () => {
  expect(spread([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5])
  expect(spread([1, 2], 3)).toEqual([1, 2])
  expect(interleaved([[1, 2, 3, 4], [10, 20], [100]])).toEqual([1, 10, 100, 2, 3, 20, 4])
})
