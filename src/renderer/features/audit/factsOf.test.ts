import { expect, test } from 'vitest'
import { createI18n } from '../../i18n/createI18n.ts'
import { factsOf } from './factsOf.ts'

test('facts stand on one line by their names in the window’s language, hashes by their beginning, without what is not stated', () => {
  const facts = { version: 2, digest: 'ab'.repeat(32), failure: null, section: '', ofOldRelease: false, versions: '0.1.0' }
  expect(factsOf(createI18n('zh').t, facts)).toBe('版本 2 · 文本摘要值 abababababab… · ofOldRelease false')
  expect(factsOf(createI18n('en').t, facts)).toBe('version 2 · digest of the text abababababab… · ofOldRelease false')
})
