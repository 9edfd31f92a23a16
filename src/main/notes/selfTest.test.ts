import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { engineOff } from '../../shared/engineOff.ts'
import { guard } from '../resources/guardFixture.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { addNote } from '../store/storeFixture.ts'
import { runGoldenCase } from './goldenCase.ts'
import { ModelImports } from './modelFiles.ts'
import { runSelfTest, type SelfTestDeps } from './selfTest.ts'

let folder: string
let store: WritableStore
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-self-test-'))
  store = openStore({ path: path.join(folder, 'yizhai.db'), key: Buffer.alloc(32, 7) })
})
afterEach(() => {
  closeStore(store)
  fs.rmSync(folder, { recursive: true })
})

const run = (change: Partial<SelfTestDeps> = {}) =>
  runSelfTest({
    store,
    guard: () => guard,
    engineState: () => ({ ...engineOff, phase: 'ready', runtime: 'cpu', deviceName: 'EPYC', tokensPerSecond: 22.71 }),
    airGap: () => ({ isClosed: true, refused: 0 }),
    keys: () => ({ protection: 'operating-system', hasRecoveryKey: true, derivationMs: 300 }),
    now: () => 8_000,
    version: '0.1.0',
    place: { folder: path.join(folder, 'models') },
    ...change,
  })
const verdicts = async (change?: Partial<SelfTestDeps>) =>
  Object.fromEntries((await run(change)).checks.map(({ id, outcome, code }) => [id, [outcome, code]]))

test('the guard of this build tells the changed draft from the faithful one', () => {
  expect(runGoldenCase(guard)).toEqual({ caught: 3, planted: 3, falseAlarms: 0 })
})

test('a machine in order passes; without a model that is a warning', async () => {
  addNote(store)
  expect(await verdicts()).toEqual({
    model: ['warning', 'absent'],
    runtime: ['passed', 'ready'],
    database: ['passed', 'whole'],
    airGap: ['passed', 'closed'],
    pin: ['passed', 'set'],
    golden: ['passed', 'right'],
  })
  const { checks } = await run()
  expect(checks.find(({ id }) => id === 'database')?.facts).toContainEqual({ name: 'notes', value: '1' })
  expect(checks.find(({ id }) => id === 'runtime')?.facts).toContainEqual({ name: 'speed', value: '22.7' })
})

test('the model’s file is hashed as it lies there: one that nobody vouches for is a warning, one that changed since it came is a fault, and both stay', async () => {
  const place = { folder: path.join(folder, 'models') }
  const source = path.join(folder, 'ward.gguf')
  const bytes = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(4_096)])
  fs.writeFileSync(source, bytes)
  const unheard = { onProgress: () => undefined, onTrial: () => undefined }
  const tryModel = () => Promise.resolve()
  await new ModelImports({ chooseModelFile: () => Promise.resolve(source), ...unheard, tryModel, place }).start({ acceptsUnverified: true })
  const { checks } = await run()
  expect(checks[0]).toMatchObject({ outcome: 'warning', code: 'unverified' })
  expect(checks[0]?.facts).toContainEqual({ name: 'sha256', value: createHash('sha256').update(bytes).digest('hex') })

  const file = path.join(place.folder, 'custom-ward.gguf')
  const { atime, mtime } = fs.statSync(file)
  bytes[100] = 1
  fs.writeFileSync(file, bytes)
  fs.utimesSync(file, atime, mtime)
  expect((await verdicts())['model']?.[0]).not.toBe('passed')
  expect(fs.existsSync(file)).toBe(true)
})

test('what is wrong says so', async () => {
  expect(
    await verdicts({
      engineState: () => ({ ...engineOff, phase: 'refused', failure: { code: 'engine-load-failed', params: {} } }),
      airGap: () => ({ isClosed: false, refused: 0 }),
    }),
  ).toMatchObject({ runtime: ['failed', 'down'], airGap: ['failed', 'open'] })
  expect(await verdicts({ airGap: () => ({ isClosed: true, refused: 2 }) })).toMatchObject({ airGap: ['warning', 'tried'] })
})

test('what 10,000 guesses of the PIN take is computed from what one takes here, with the delays and without', async () => {
  const { checks } = await run()
  expect(checks.find(({ id }) => id === 'pin')?.facts).toEqual([
    { name: 'keptIn', value: 'operating-system' },
    { name: 'recoveryKey', value: '✓' },
    { name: 'derivation', value: '300' },
    { name: 'atScreen', value: '416 d' },
    { name: 'withFiles', value: '50 min' },
  ])
})

test('a key without a PIN, in a file at worst, and a PIN without a recovery key are for somebody to look at', async () => {
  const stateOf = (protection: 'operating-system' | 'pin' | 'file', hasRecoveryKey: boolean, derivationMs: number | null) =>
    verdicts({ keys: () => ({ protection, hasRecoveryKey, derivationMs }) }).then(({ pin }) => pin)
  expect(await stateOf('operating-system', true, null)).toEqual(['warning', 'system'])
  expect(await stateOf('file', false, null)).toEqual(['warning', 'file'])
  expect(await stateOf('pin', true, 300)).toEqual(['warning', 'set'])
  expect(await stateOf('operating-system', false, 300)).toEqual(['warning', 'set'])
})
