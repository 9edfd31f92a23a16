import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Statement } from '../../shared/note.ts'
import { locateStatements } from './locateStatements.ts'

const statement = (text: string): Statement => ({ text, kind: 'record', evidence: [] })

test('finds the second of two equal statements after the first', () => {
  expect(locateStatements('胸闷。胸闷。', [statement('胸闷。'), statement('胸闷。')])).toEqual([
    { start: 0, end: 3 },
    { start: 3, end: 6 },
  ])
})

test('leaves out a statement that was edited, and still finds the next', () => {
  expect(locateStatements('胸闷4天。房颤。', [statement('胸闷3天。'), statement('房颤。')])).toEqual([null, { start: 5, end: 8 }])
})

test('finds every statement of a text that was joined from them, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), fc.constantFrom('', ' ', '\n'), (texts, seam) => {
      const ranges = locateStatements(texts.join(seam), texts.map(statement))
      const found = ranges.map((range) => (range === null ? null : texts.join(seam).slice(range.start, range.end)))
      expect(found).toEqual(texts)
    }),
  )
})
