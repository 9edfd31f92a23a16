import { truncateSync } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findModel } from './findModel.ts'
import { importModel, type ImportOptions } from './importModel.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, type TemporaryPlace } from './modelFixture.ts'

const bytes = modelBytes(3_000_000, 1)
const other = modelBytes(2_000_000, 2)
const catalogue = [catalogueModel('pinned', bytes.length, { sha256: sha256Of(bytes) }), catalogueModel('unpinned', 1_000, { sha256: null })]
let place: TemporaryPlace
let models: string
const take = (file: string, options: ImportOptions = {}) => importModel(file, { folder: models, catalogue, ...options })
const put = async (name: string, content: Uint8Array) => {
  const file = path.join(place.folder, 'stick', name)
  await fs.writeFile(file, content)
  return file
}

beforeEach(async () => {
  place = await temporaryPlace(catalogue)
  models = path.join(place.folder, 'models')
  await fs.mkdir(path.join(place.folder, 'stick'))
})
afterEach(() => place.remove())

it('knows a model of the catalogue by its hash, whatever its name', async () => {
  const seen: number[] = []
  const outcome = await take(await put('renamed copy.gguf', bytes), { onProgress: (done) => seen.push(done) })
  expect(outcome).toMatchObject({ kind: 'imported', model: { id: 'pinned', trust: 'verified', path: path.join(models, 'pinned.gguf') } })
  expect(seen.at(-1)).toBe(bytes.length)
  expect(await fs.readFile(path.join(models, 'pinned.gguf'))).toEqual(bytes)
  expect((await findModel(undefined, { folder: models, catalogue })).trust).toBe('verified')
  expect((await fs.readdir(models)).sort()).toEqual(['pinned.gguf', 'pinned.gguf.verified.json'])
})

it('refuses an unknown model, copies nothing and leaves the file alone', async () => {
  const file = await put('mine.gguf', other)
  expect(await take(file)).toEqual({ kind: 'refused', reason: 'unknown', entry: null })
  expect(await fs.readdir(place.folder)).toEqual(['stick'])
  expect(await fs.readFile(file)).toEqual(other)
})

it('refuses a changed file of the same size and leaves nothing of it behind', async () => {
  const changed = Buffer.from(bytes)
  changed[1_000_000]! ^= 1
  const file = await put('pinned.gguf', changed)
  expect(await take(file)).toMatchObject({ kind: 'refused', reason: 'wrong-hash', entry: { id: 'pinned' } })
  expect(await fs.readdir(models)).toEqual([])
  expect(await fs.readFile(file)).toEqual(changed)
})

it('takes an unknown model in once it is accepted, and marks it unverified', async () => {
  const outcome = await take(await put('我的 模型.gguf', other), { acceptsUnverified: true })
  expect(outcome).toMatchObject({
    kind: 'imported',
    model: { id: 'custom-我的-模型', trust: 'unverified', sha256: sha256Of(other), entry: null },
  })
  expect(await findModel('custom-我的-模型', { folder: models, catalogue })).toMatchObject({ trust: 'unverified' })
})

it('never lets an accepted file pass for a pinned model', async () => {
  const outcome = await take(await put('pinned.gguf', other), { acceptsUnverified: true })
  expect(outcome).toMatchObject({ kind: 'imported', model: { id: 'custom-pinned', trust: 'unverified' } })
})

it('takes a model without a pinned hash by its name, but only accepted and unverified', async () => {
  const file = await put('UNPINNED.gguf', other)
  expect(await take(file)).toMatchObject({ kind: 'refused', reason: 'not-pinned', entry: { id: 'unpinned' } })
  expect(await take(file, { acceptsUnverified: true })).toMatchObject({ kind: 'imported', model: { id: 'unpinned', trust: 'unverified' } })
})

it('refuses what is no GGUF file', async () => {
  await expect(take(await put('model.gguf', Buffer.from('PK\x03\x04 no')))).rejects.toMatchObject({
    code: 'model-not-gguf',
    params: { name: 'model.gguf' },
  })
  await expect(take(await put('empty.gguf', Buffer.alloc(0)))).rejects.toMatchObject({ code: 'model-not-gguf' })
  await expect(take(place.folder)).rejects.toMatchObject({ code: 'model-not-gguf' })
})

it('says so when the file is not there', async () => {
  await expect(take(path.join(place.folder, 'none.gguf'))).rejects.toMatchObject({
    code: 'model-file-unreadable',
    params: { name: 'none.gguf', reason: 'ENOENT' },
  })
})

it('leaves nothing behind when it is cancelled', async () => {
  const controller = new AbortController()
  const importing = take(await put('a.gguf', bytes), { signal: controller.signal, onProgress: () => controller.abort() })
  await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
  expect(await fs.readdir(models)).toEqual([])
})

it('imports a file that already lies in the models folder', async () => {
  await fs.mkdir(models)
  const file = path.join(models, 'pinned.gguf')
  await fs.writeFile(file, bytes)
  expect(await take(file)).toMatchObject({ kind: 'imported', model: { id: 'pinned', trust: 'verified' } })
  expect(await fs.readFile(file)).toEqual(bytes)
})

const long = modelBytes(12_000_000, 3)
const knowsLong = [catalogueModel('long', long.length, { sha256: sha256Of(long) })]

/** On the stick, always as old. */
async function putAged(content: Uint8Array): Promise<string> {
  const file = await put('long.gguf', content)
  await fs.utimes(file, 1_000, 1_000)
  return file
}

/** A stick that is pulled out in the middle: what was copied waits. Returns the file, whole again and as old as it was. */
async function cutOff(): Promise<string> {
  const file = await putAged(long)
  const pullOut = (done: number) => {
    if (done >= 6_000_000) truncateSync(file, done)
  }
  await expect(take(file, { catalogue: knowsLong, onProgress: pullOut })).rejects.toMatchObject({ code: 'model-file-unreadable' })
  expect(await fs.readdir(models)).toEqual(expect.arrayContaining(['import.part', 'import.part.json']))
  return putAged(long)
}

it('goes on where a copy was cut off when the same file comes again: what is copied is not read from the stick a second time', async () => {
  const file = await cutOff()
  const changed = Buffer.from(long)
  changed.fill(0, 1_000, 100_000)
  await putAged(changed)
  expect(await take(file, { catalogue: knowsLong })).toMatchObject({ kind: 'imported', model: { id: 'long', trust: 'verified' } })
  expect(long.equals(await fs.readFile(path.join(models, 'long.gguf')))).toBe(true)
  expect((await fs.readdir(models)).sort()).toEqual(['long.gguf', 'long.gguf.verified.json'])
})

it('begins anew for another file, and for one that was changed behind a clock that stands still', async () => {
  await cutOff()
  expect(await take(await put('other.gguf', bytes))).toMatchObject({ kind: 'imported', model: { id: 'pinned' } })
  const again = await cutOff()
  const replaced = modelBytes(long.length, 4)
  await putAged(replaced)
  expect(await take(again, { catalogue: knowsLong, acceptsUnverified: true })).toMatchObject({ model: { trust: 'unverified' } })
  expect(replaced.equals(await fs.readFile(path.join(models, 'custom-long.gguf')))).toBe(true)
})

it('says how much room is needed and how much there is before a byte is copied', async () => {
  const file = await put('huge.gguf', other)
  await fs.truncate(file, 4e12)
  const refused = await take(file, { acceptsUnverified: true }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'disk-full', params: { neededMb: 4_000_000, freeMb: expect.any(Number) } })
  expect(await fs.readdir(models)).toEqual([])
})
