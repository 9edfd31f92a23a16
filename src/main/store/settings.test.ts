import { expect, test } from 'vitest'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import { changeSettings, readSettings } from './settings.ts'
import { run } from './sql.ts'
import { memoryStore } from './storeFixture.ts'

test('a new store has the defaults, and a change keeps the rest', () => {
  const store = memoryStore()
  expect(readSettings(store)).toEqual(defaultSettings)
  expect(changeSettings(store, { theme: 'dark' })).toEqual({ ...defaultSettings, theme: 'dark' })
  expect(changeSettings(store, { theme: 'light', language: 'en', templateId: undefined })).toEqual({
    ...defaultSettings,
    language: 'en',
    theme: 'light',
  })
  expect(readSettings(store)).toEqual({ ...defaultSettings, language: 'en', theme: 'light' })
})

test('a choice that this program does not know counts as not made, and hides no other', () => {
  const store = memoryStore()
  changeSettings(store, { language: 'en' })
  run(store, "INSERT INTO settings (key, value_json) VALUES ('theme', @value), ('fontSize', '14')", { value: '"sepia"' })
  expect(readSettings(store)).toEqual({ ...defaultSettings, language: 'en' })
})
