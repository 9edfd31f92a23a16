import { expect, test } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { ModelView } from '../../shared/models.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed } from './testBridge.ts'

const model: ModelView = { id: 'custom-a', name: 'a', state: 'unverified', sizeBytes: 4, sha256: null, role: null, licence: null }

async function loaded(answers: Partial<Bridge>) {
  const bridge = bridgeWith([], answers)
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  return { bridge, store }
}

test('a refused file is asked about, and once accepted it is in the list', async () => {
  const { store } = await loaded({
    listModels: () => Promise.resolve(done([model])),
    importModel: ({ acceptsUnverified }) =>
      Promise.resolve(done(acceptsUnverified ? { kind: 'imported', model } : { kind: 'refused', reason: 'unknown', name: 'a.gguf' })),
  })
  await store.getState().importModel(false)
  expect(store.getState().modelImport).toEqual({ phase: 'refused', reason: 'unknown', name: 'a.gguf' })
  await store.getState().importModel(true)
  expect(store.getState()).toMatchObject({ modelImport: { phase: 'imported', name: 'a' }, models: [model] })
})

test('progress is shown while a file is copied, a second import waits, and a stopped one leaves no trace', async () => {
  let end = (_result: Awaited<ReturnType<Bridge['importModel']>>) => {}
  let calls = 0
  const importModel: Bridge['importModel'] = () => {
    calls++
    return new Promise((resolve) => (end = resolve))
  }
  const { bridge, store } = await loaded({ importModel })
  const running = store.getState().importModel(false)
  bridge.emit({ type: 'model-import-progress', doneBytes: 1, totalBytes: 4 })
  expect(store.getState().modelImport).toMatchObject({ phase: 'copying', doneBytes: 1, totalBytes: 4 })
  await store.getState().importModel(false)
  expect(calls).toBe(1)
  end(failed({ code: 'cancelled', params: {} }))
  await running
  expect(store.getState().modelImport).toBe(null)
  // an event that comes after the answer tells nothing any more
  bridge.emit({ type: 'model-import-progress', doneBytes: 4, totalBytes: 4 })
  expect(store.getState().modelImport).toBe(null)
})

test('a trial is told, and one that fails says that the file was not kept; a removed model is chosen no more', async () => {
  let end = (_result: Awaited<ReturnType<Bridge['importModel']>>) => {}
  const { bridge, store } = await loaded({
    importModel: () => new Promise((resolve) => (end = resolve)),
    removeModel: () => Promise.resolve(done({})),
    listModels: () => Promise.resolve(done([])),
  })
  const running = store.getState().importModel(true)
  bridge.emit({ type: 'model-import-trial' })
  expect(store.getState().modelImport).toEqual({ phase: 'trying' })
  end(failed({ code: 'engine-crashed', params: {} }))
  await running
  expect(store.getState().modelImport).toMatchObject({ phase: 'failed', isTrial: true, failure: { code: 'engine-crashed' } })

  store.setState(({ settings }) => ({ settings: { ...settings, modelId: 'custom-a' } }))
  await store.getState().removeModel('custom-a')
  expect(store.getState()).toMatchObject({ models: [], settings: { modelId: null } })
})
