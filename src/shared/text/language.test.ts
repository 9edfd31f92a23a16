import { expect, it } from 'vitest'
import { languageOf } from './language.ts'

it.each([
  ['a Chinese record', '主诉：反复胸闷气促3天。', 'zh'],
  ['a Chinese record full of abbreviations', '查体：BP 180/110mmHg，HR 96bpm，SpO2 97%，ECG示AF，CT、MRI、MRA未见异常，Hb 104g/L。', 'zh'],
  ['an English record', 'Chief complaint: chest pain for three days. No fever.', 'en'],
  ['an English record with a Chinese name', 'Patient 周某某 was admitted with chest pain and fever for two days.', 'en'],
  ['a table of values alone', 'WBC 15.8\nK 3.6', 'zh'],
  ['nothing at all', '', 'zh'],
])('%s', (_, text, language) => {
  expect(languageOf(text)).toBe(language)
})

it('is told by the beginning, so that a record of five million characters takes no time', () => {
  const text = `Chief complaint: chest pain for three days. ${'x'.repeat(20_000)}${'胸闷'.repeat(2_500_000)}`
  const startedAt = performance.now()
  expect(languageOf(text)).toBe('en')
  expect(performance.now() - startedAt).toBeLessThan(500)
})
