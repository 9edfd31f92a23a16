import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checklistTable } from './checklistTable.ts'
import { electronChecklist } from './electronChecklist.ts'
import { promises } from './promises.ts'
import { verdictOf, type Outcome } from './readOutcomes.ts'
import { isInSource, patternOf } from './testId.ts'

const root = path.join(import.meta.dirname, '../..')

describe('the checklist', () => {
  it('has its twenty points, in their order', () => {
    expect(electronChecklist.map(({ point }) => point)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it.each(electronChecklist)('point $point is kept by tests that there are, or by a command on Electron', ({ tests, onElectron }) => {
    expect(tests.length > 0 || onElectron !== undefined).toBe(true)
    expect(tests.filter((id) => !isInSource(root, id))).toEqual([])
  })
})

it.each(promises)('promise $id is kept by tests that there are, or by a command', ({ tests, command, elsewhere }) => {
  expect(tests.length > 0 || command !== undefined || elsewhere !== undefined).toBe(true)
  expect(tests.filter((id) => !isInSource(root, id))).toEqual([])
})

describe('a point', () => {
  const id = { file: 'a.test.ts', title: 'denies %s' }
  const outcome = (title: string, hasPassed: boolean): Outcome => ({ file: 'a.test.ts', title, hasPassed })

  it('is kept when every run of its tests passed', () => {
    expect(verdictOf([id], [outcome('denies media', true), outcome('denies hid', true)]).state).toBe('passed')
    expect(verdictOf([id], [outcome('denies media', true), outcome('denies hid', false)]).state).toBe('failed')
  })

  it('is not kept by a test that did not run, nor by another one', () => {
    expect(verdictOf([id], [outcome('allows media', true)]).state).toBe('not-run')
    expect(verdictOf([id, { file: 'b.test.ts', title: 'x' }], [outcome('denies media', true)]).state).toBe('not-run')
    expect(verdictOf([], []).state).toBe('not-run')
  })

  it('is found by its title, however its values are filled in', () => {
    expect(patternOf({ file: '', title: 'a (b) %s of ${c}.' }).test('a (b) x y of 3.')).toBe(true)
    expect(patternOf({ file: '', title: 'a (b) %s.' }).test('a (b) x')).toBe(false)
  })

  it('stands in the table with its state and the command for the real program', () => {
    const [head, , first] = checklistTable(
      [{ point: 1, title: 'Secure', tests: [id], onElectron: 'npm test' }],
      [outcome('denies media', true)],
    ).split('\n')
    expect(head).toContain('1/1')
    expect(first).toBe('passed   1 Secure → a.test.ts: denies %s · on Electron: npm test')
  })
})
