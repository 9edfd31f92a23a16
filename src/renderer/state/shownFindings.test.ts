import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReviewedFinding } from '../../shared/review.ts'
import { carried, findCurrent, findingAt, movedFinding, openFindings, shownFindings } from './shownFindings.ts'
import { draftId, testDraft } from './testBridge.ts'
import { testFinding } from './findingFixture.ts'

const at = (start: number, end: number, change: Partial<ReviewedFinding> = {}): ReviewedFinding =>
  testFinding({ span: { start, end }, ...change })
const spans = (findings: readonly ReviewedFinding[]) => findings.map(({ span }) => [span.start, span.end])

test('what stands before a change stays, what stands after it moves along, what it touches is left out', () => {
  const before = '右膝疼痛2周，左髋酸胀。'
  const findings = [at(0, 1), at(4, 6), at(7, 8)]
  expect(spans(carried(findings, before, '右膝疼痛20周，左髋酸胀。'))).toEqual([
    [0, 1],
    [8, 9],
  ])
  expect(spans(carried(findings, before, '患者右膝疼痛2周，左髋酸胀。'))).toEqual([
    [2, 3],
    [6, 8],
    [9, 10],
  ])
})

test('a repair moves with its finding, and one that the change touches is not offered', () => {
  const repair = (start: number, end: number) => ({ kind: 'delete' as const, start, end, text: '', label: { zh: '删', en: 'delete' } })
  const [moved] = carried([at(7, 8, { repairs: [repair(7, 8), repair(0, 12)] })], '右膝疼痛2周，左髋酸胀。', '右膝疼痛2周余，左髋酸胀。')
  expect(moved?.repairs).toEqual([repair(8, 9)])
})

test('a carried finding stands on the same words, whatever was typed', () => {
  const text = fc.array(fc.constantFrom('右', '膝', '痛', '2', '周', '。'), { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), (before, now, one, other) => {
      const [start, end] = [one % (before.length + 1), other % (before.length + 1)].sort((a, b) => a - b) as [number, number]
      for (const { span } of carried([at(start, end)], before, now)) expect(now.slice(span.start, span.end)).toBe(before.slice(start, end))
    }),
  )
})

test('only the open draft that may change shows findings, each at its place in the typed text', () => {
  const checked = { draftId, texts: { 'chief-complaint': 'Chest pain.', plan: 'Rest.' }, findings: [at(6, 10)], omissions: [] }
  expect(spans(shownFindings(checked, testDraft(), {}))).toEqual([[6, 10]])
  expect(shownFindings(checked, testDraft({ phase: 'signed' }), {})).toEqual([])
  expect(shownFindings(checked, testDraft({ id: 'other' as never }), {})).toEqual([])
  const texts = { 'chief-complaint': 'Bad Chest pain.', plan: 'Rest.' }
  const edit = { noteId: '' as never, version: 1, texts, unsavedSectionIds: [], kind: 'edit' as const, isSaving: false, failure: null }
  expect(spans(shownFindings(checked, testDraft(), { [draftId]: edit }))).toEqual([[10, 14]])
})

test('hints and what is kept with a reason are not left to check', () => {
  const findings = [
    at(0, 1),
    at(1, 2, { severity: 'amber' }),
    at(2, 3, { severity: 'hint' }),
    at(3, 4, { override: { reason: '因为', at: 1 } }),
  ]
  expect(spans(openFindings(findings))).toEqual([
    [0, 1],
    [1, 2],
  ])
})

test('the current finding is known again on its words, after they have moved', () => {
  const first = at(4, 6, { passage: { text: '疼痛2周。', start: 2, end: 4 } })
  const moved = { ...first, span: { start: 10, end: 12 } }
  const twin = at(4, 6, { passage: { text: '酸胀2周。', start: 2, end: 4 } })
  expect(findCurrent([twin, moved], findingAt(first))).toBe(moved)
  expect(findCurrent([twin], findingAt(first))).toBe(twin)
  expect(findCurrent([{ ...moved, rule: 'F3' }], findingAt(first))).toBeNull()
})

const ids = ['chief-complaint', 'plan']
const walked = [at(2, 3), at(5, 6), at(1, 2, { section: 'plan', severity: 'hint' }), at(3, 4, { section: 'plan' })]

test('the walk goes over all sections, leaves out hints, and round at either end', () => {
  const open = openFindings(walked)
  const from = (finding: ReviewedFinding | undefined, step: 1 | -1) => movedFinding(walked, ids, finding ? findingAt(finding) : null, step)
  expect([from(undefined, 1), from(open[0], 1), from(open[1], 1), from(open[2], 1)]).toEqual([open[0], open[1], open[2], open[0]])
  expect([from(undefined, -1), from(open[0], -1), from(open[2], -1)]).toEqual([open[2], open[2], open[1]])
  expect(movedFinding([], ids, null, 1)).toBeNull()
})

test('from a finding that was settled the walk goes on where it stood', () => {
  const gone = findingAt(at(4, 5, { rule: 'F9', passage: { text: 'gone', start: 0, end: 1 } }))
  expect(movedFinding(walked, ids, gone, 1)?.span.start).toBe(5)
  expect(movedFinding(walked, ids, gone, -1)?.span.start).toBe(2)
  const last = findingAt(at(9, 10, { section: 'plan', rule: 'F9', passage: { text: 'gone', start: 0, end: 1 } }))
  expect(movedFinding(walked, ids, last, 1)?.span.start).toBe(2)
})
