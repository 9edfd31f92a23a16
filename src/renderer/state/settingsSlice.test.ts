import { expect, test } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import type { Settings } from '../../shared/settings.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, firstId, testNote } from './testBridge.ts'

test('puts a setting back that main could not keep', async () => {
  const store = createWorkstationStore(bridgeWith([testNote(firstId)]))
  await store.getState().load()
  const changing = store.getState().changeSettings({ language: 'en' })
  const during = store.getState().settings.language
  await changing
  expect([during, store.getState().settings.language, store.getState().toasts.length]).toEqual(['en', 'zh', 1])
})

test('takes the answer to the last of two quick changes, in whatever order answers come', async () => {
  const answers: (() => void)[] = []
  let kept = defaultSettings
  const changeSettings: Bridge['changeSettings'] = (patch) => {
    const answer = done((kept = { ...kept, ...(patch as Partial<Settings>) }))
    return new Promise((resolve) => answers.push(() => resolve(answer)))
  }
  const store = createWorkstationStore({ ...bridgeWith([testNote(firstId)]), changeSettings })
  await store.getState().load()
  const both = [store.getState().changeSettings({ language: 'en' }), store.getState().changeSettings({ theme: 'dark' })]
  const seen = () => [store.getState().settings.language, store.getState().settings.theme]
  answers[0]?.()
  await both[0]
  expect(seen()).toEqual(['en', 'dark'])
  answers[1]?.()
  await both[1]
  expect(seen()).toEqual(['en', 'dark'])
})
