import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ModelImports, readModels, removeModelFile } from './modelFiles.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-model-files-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

/** The trial as a test scripts it. */
const worksHere = { onTrial: () => undefined, tryModel: () => Promise.resolve() }
const gguf = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(4_096)])

test('the catalogue is listed as absent on an empty machine, with what each is good for', async () => {
  const models = await readModels({ folder })
  expect(models.length).toBeGreaterThan(0)
  expect(models.every(({ state, role, licence }) => state === 'absent' && role !== null && licence !== null)).toBe(true)
})

test('an unknown file is refused, and taken in unverified when that is accepted, without choosing it again', async () => {
  const file = path.join(folder, 'ward-model.gguf')
  fs.writeFileSync(file, gguf)
  let asked = 0
  const place = { folder: path.join(folder, 'models') }
  const imports = new ModelImports({
    chooseModelFile: () => Promise.resolve(++asked === 1 ? file : undefined),
    onProgress: () => undefined,
    ...worksHere,
    place,
  })
  expect(await imports.start({ acceptsUnverified: false })).toEqual({ kind: 'refused', reason: 'unknown', name: 'ward-model.gguf' })
  expect(await imports.start({ acceptsUnverified: true })).toMatchObject({ kind: 'imported', model: { state: 'unverified', role: null } })
  expect(await imports.start({ acceptsUnverified: true })).toEqual({ kind: 'closed' })
  expect((await readModels(place)).at(-1)).toMatchObject({ id: 'custom-ward-model', state: 'unverified', sizeBytes: gguf.length })
})

test('one import at a time, and it can be stopped', async () => {
  let choose = (_file: string | undefined) => {}
  const chooseModelFile = () => new Promise<string | undefined>((resolve) => (choose = resolve))
  const imports = new ModelImports({ chooseModelFile, onProgress: () => undefined, ...worksHere, place: { folder } })
  const first = imports.start({ acceptsUnverified: false })
  await expect(imports.start({ acceptsUnverified: false })).rejects.toThrow(new AppFailure('model-import-running'))
  imports.stop()
  const file = path.join(folder, 'a.gguf')
  fs.writeFileSync(file, gguf)
  choose(file)
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  expect(fs.readdirSync(folder)).toEqual(['a.gguf'])
})

test('what nobody vouches for is tried before it can be chosen, and is not kept where that fails or is stopped', async () => {
  const file = path.join(folder, 'ward-model.gguf')
  fs.writeFileSync(file, gguf)
  const place = { folder: path.join(folder, 'models') }
  const told: string[] = []
  let trial: (signal: AbortSignal) => Promise<void> = () => Promise.resolve()
  const imports = new ModelImports({
    chooseModelFile: () => Promise.resolve(file),
    onProgress: () => undefined,
    onTrial: () => told.push('trial'),
    tryModel: (modelId, signal) => {
      told.push(modelId)
      return trial(signal)
    },
    place,
  })
  const installed = async () => (await readModels(place)).filter(({ state }) => state !== 'absent').map(({ id }) => id)
  const accept = () => imports.start({ acceptsUnverified: true })

  trial = () => Promise.reject(new AppFailure('engine-crashed'))
  await expect(accept()).rejects.toMatchObject({ code: 'engine-crashed' })
  expect([told, await installed(), fs.readdirSync(place.folder)]).toEqual([['trial', 'custom-ward-model'], [], []])

  trial = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new AppFailure('cancelled'))))
  const stopped = accept()
  while (told.length < 4) await new Promise((resolve) => setTimeout(resolve, 5))
  imports.stop()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  expect(await installed()).toEqual([])

  trial = () => Promise.resolve()
  expect(await accept()).toMatchObject({ kind: 'imported', model: { state: 'unverified' } })
  expect(await installed()).toEqual(['custom-ward-model'])
  expect((await removeModelFile('custom-ward-model', place)).sha256).toMatch(/^[0-9a-f]{64}$/)
  expect([await installed(), fs.readdirSync(place.folder)]).toEqual([[], []])
})
