import { expect, test } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed } from './testBridge.ts'

const file = (name: string, sizeBytes = 4) => ({ name, sizeBytes, readBase64: () => Promise.resolve(`bytes of ${name}`) })

async function loaded(answers: Partial<Bridge>) {
  const store = createWorkstationStore(bridgeWith([], { listBundles: () => Promise.resolve(done([])), ...answers }))
  await store.getState().load()
  return store
}

test('dropped bundles come in one after the other, each with its word; one that is refused does not keep the next out', async () => {
  const asked: string[] = []
  const store = await loaded({
    importDroppedBundle: ({ base64 }) => {
      asked.push(base64)
      return Promise.resolve(
        base64.includes('forged')
          ? failed({ code: 'bundle-wrong-key', params: {} })
          : done({ kind: 'dictionaries', version: '2026.11', models: [] }),
      )
    },
  })
  await store.getState().dropBundles([file('forged.yzb'), file('right.yzb')])
  expect(asked).toEqual(['bytes of forged.yzb', 'bytes of right.yzb'])
  expect(store.getState().toasts).toMatchObject([
    { kind: 'failure', failure: { code: 'bundle-wrong-key' }, about: 'forged.yzb' },
    { kind: 'message', message: 'bundleImported', params: { name: 'right.yzb', version: '2026.11' } },
  ])
  expect(store.getState().bundleImport).toMatchObject({ phase: 'imported' })
})

test('one that is too large for a drop is not read, and one that can not be read is told', async () => {
  const store = await loaded({})
  const gone = { ...file('gone.yzb'), readBase64: () => Promise.reject(new Error('gone')) }
  await store.getState().dropBundles([file('model.yzb', 1e9), gone])
  expect(store.getState().toasts).toMatchObject([
    { failure: { code: 'bundle-too-large-to-drop', params: { maximumMegabytes: 10 } }, about: 'model.yzb' },
    { failure: { code: 'file-unreadable', params: { name: 'gone.yzb' } }, about: 'gone.yzb' },
  ])
})
