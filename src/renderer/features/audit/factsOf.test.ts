import { expect, test } from 'vitest'
import { factsOf } from './factsOf.ts'

test('facts stand on one line, hashes by their beginning, without what is not stated', () => {
  const facts = { version: 2, digest: 'ab'.repeat(32), failure: null, section: '', isDone: false, versions: '0.1.0' }
  expect(factsOf(facts)).toBe('version 2 · digest abababababab… · isDone false')
})
