import fs from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findModel } from './findModel.ts'
import { installedModels } from './installedModels.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, type TemporaryPlace } from './modelFixture.ts'
import { verifyModel } from './verifyModel.ts'

const bytes = modelBytes(3_000_000, 1)
const catalogue = [
  catalogueModel('pinned', bytes.length, { sha256: sha256Of(bytes) }),
  catalogueModel('unpinned', bytes.length, { sha256: null }),
]
let place: TemporaryPlace
let file: string
beforeEach(async () => {
  place = await temporaryPlace(catalogue)
  file = path.join(place.folder, 'pinned.gguf')
  await fs.writeFile(file, bytes)
})
afterEach(() => place.remove())

it('hashes an unchecked file with progress, and then not again', async () => {
  const seen: number[] = []
  const verified = await verifyModel(await findModel('pinned', place), { onProgress: (done) => seen.push(done) })
  expect(verified).toMatchObject({ trust: 'verified', sha256: sha256Of(bytes) })
  expect(seen.at(-1)).toBe(bytes.length)
  expect(seen.length).toBeGreaterThan(1)

  const again: number[] = []
  await verifyModel(await findModel('pinned', place), { onProgress: (done) => again.push(done) })
  expect(again).toEqual([])
})

it('may run twice at once', async () => {
  const model = await findModel('pinned', place)
  await Promise.all([1, 2, 3].map(() => verifyModel(model)))
  expect((await fs.readdir(place.folder)).sort()).toEqual(['pinned.gguf', 'pinned.gguf.verified.json'])
})

it('hashes again when forced', async () => {
  await verifyModel(await findModel('pinned', place))
  const seen: number[] = []
  await verifyModel(await findModel('pinned', place), { isForced: true, onProgress: (done) => seen.push(done) })
  expect(seen.at(-1)).toBe(bytes.length)
})

it('deletes a file in which one bit is wrong, and says so', async () => {
  const damaged = Buffer.from(bytes)
  damaged[2_000_000]! ^= 1
  await fs.writeFile(file, damaged)
  await expect(verifyModel(await findModel('pinned', place))).rejects.toMatchObject({
    code: 'model-wrong-hash',
    params: { name: 'pinned.gguf' },
  })
  expect(await fs.readdir(place.folder)).toEqual([])
})

it('finds a change that left size and time as they were when forced', async () => {
  await verifyModel(await findModel('pinned', place))
  const { atime, mtime } = await fs.stat(file)
  const damaged = Buffer.from(bytes)
  damaged[7]! ^= 1
  await fs.writeFile(file, damaged)
  await fs.utimes(file, atime, mtime)
  const [model] = await installedModels(place)
  await expect(verifyModel(model!, { isForced: true })).rejects.toMatchObject({ code: 'model-wrong-hash' })
})

it('never hashes a file of the wrong size', async () => {
  await fs.truncate(file, 100)
  const [model] = await installedModels(place)
  const seen: number[] = []
  await expect(verifyModel(model!, { onProgress: (done) => seen.push(done) })).rejects.toMatchObject({ code: 'model-wrong-hash' })
  expect(seen).toEqual([])
})

it('keeps a model without a pinned hash "unverified", and keeps its hash', async () => {
  await fs.rename(file, path.join(place.folder, 'unpinned.gguf'))
  await verifyModel(await findModel('unpinned', place))
  expect(await findModel('unpinned', place)).toMatchObject({ trust: 'unverified', sha256: sha256Of(bytes) })
})

it('can be cancelled', async () => {
  const controller = new AbortController()
  const verifying = verifyModel(await findModel('pinned', place), { signal: controller.signal, onProgress: () => controller.abort() })
  await expect(verifying).rejects.toMatchObject({ code: 'cancelled' })
})

it('says why a file that has gone can not be read', async () => {
  const model = await findModel('pinned', place)
  await fs.rm(file)
  await expect(verifyModel(model)).rejects.toMatchObject({
    code: 'model-file-unreadable',
    params: { name: 'pinned.gguf', reason: 'ENOENT' },
  })
})
