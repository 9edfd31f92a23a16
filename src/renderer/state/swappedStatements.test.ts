import { expect, test } from 'vitest'
import type { Statement } from '../../shared/note.ts'
import { swappedStatements } from './swappedStatements.ts'

const statements = (...texts: string[]): Statement[] => texts.map((text) => ({ text, kind: 'record', evidence: [] }))

function swapped(text: string, index: number, step: 1 | -1, ...texts: string[]): string | null {
  const swap = swappedStatements(text, statements(...texts), index, step)
  if (swap === null) return null
  const whole = text.slice(0, swap.start) + swap.text + text.slice(swap.end)
  return `${whole.slice(0, swap.caret)}|${whole.slice(swap.caret)}`
}

test('a statement changes places with its neighbour, the caret at its start', () => {
  const all = ['甲。', '乙。', '丙。']
  expect([swapped('甲。乙。丙。', 1, 1, ...all), swapped('甲。乙。丙。', 1, -1, ...all)]).toEqual(['甲。丙。|乙。', '|乙。甲。丙。'])
})

test('what stands between the two stays where it is', () => {
  expect(swapped('First.\nSecond. Third.', 0, 1, 'First.', 'Second.', 'Third.')).toBe('Second.\n|First. Third.')
})

test('the last one may lack its full stop, and so does the one that takes its place', () => {
  expect([swapped('甲。乙', 0, 1, '甲。', '乙'), swapped('甲。乙', 1, -1, '甲。', '乙')]).toEqual(['乙。|甲', '|乙。甲'])
})

test('there is nothing to change places with at either end, or where an edit has changed one of the two', () => {
  const all = ['甲。', '乙。']
  const attempts = [
    swapped('甲。乙。', 0, -1, ...all),
    swapped('甲。乙。', 1, 1, ...all),
    swapped('甲。乙乙。', 0, 1, ...all),
    swapped('甲。丁。', 0, 1, ...all),
  ]
  expect(attempts).toEqual([null, null, null, null])
})
