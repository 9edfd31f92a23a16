import fs from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findModel } from './findModel.ts'
import { installedModels, listModels } from './installedModels.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, type TemporaryPlace } from './modelFixture.ts'
import { writeVerificationRecord } from './verificationRecord.ts'

const big = modelBytes(2_000, 1)
const small = modelBytes(1_000, 2)
const catalogue = [
  catalogueModel('unpinned', 3_000, { sha256: null }),
  catalogueModel('big', big.length, { sha256: sha256Of(big) }),
  catalogueModel('small', small.length, { sha256: sha256Of(small) }),
]

let place: TemporaryPlace
const put = async (name: string, bytes: Uint8Array) => {
  const file = path.join(place.folder, name)
  await fs.writeFile(file, bytes)
  return file
}
beforeEach(async () => {
  place = await temporaryPlace(catalogue)
})
afterEach(() => place.remove())

describe('findModel', () => {
  it('takes the first installed one in the order of the catalogue', async () => {
    await put('small.gguf', small)
    await put('big.gguf', big)
    expect((await findModel(undefined, place)).id).toBe('big')
  })

  it('takes the model asked for', async () => {
    await put('small.gguf', small)
    await put('big.gguf', big)
    expect((await findModel('small', place)).id).toBe('small')
  })

  it('passes over a damaged file when there is a sound one', async () => {
    await put('big.gguf', big.subarray(1))
    await put('small.gguf', small)
    expect((await findModel(undefined, place)).id).toBe('small')
  })

  it('says so when the only file is damaged', async () => {
    await put('big.gguf', big.subarray(1))
    await expect(findModel(undefined, place)).rejects.toMatchObject({
      code: 'model-file-unreadable',
      params: { reason: '1999 ≠ 2000 bytes' },
    })
    await expect(findModel('big', place)).rejects.toMatchObject({ code: 'model-file-unreadable' })
  })

  it('says that nothing is installed, also when the folder is not there', async () => {
    await expect(findModel(undefined, place)).rejects.toMatchObject({ code: 'model-missing' })
    await expect(findModel(undefined, { ...place, folder: path.join(place.folder, 'none') })).rejects.toMatchObject({
      code: 'model-missing',
    })
  })

  it('tells an unknown id from one that is not installed', async () => {
    await expect(findModel('none', place)).rejects.toMatchObject({
      code: 'model-unknown-id',
      params: { id: 'none', known: 'unpinned, big, small' },
    })
    await expect(findModel('big', place)).rejects.toMatchObject({ code: 'model-missing', params: { id: 'big' } })
  })
})

describe('trust', () => {
  it('is "unchecked" until the file is hashed, "verified" after, and "unchecked" again once it is touched', async () => {
    const file = await put('big.gguf', big)
    const trust = async () => (await installedModels(place)).map((model) => model.trust)
    expect(await trust()).toEqual(['unchecked'])
    await writeVerificationRecord(file, 'big', sha256Of(big), await fs.stat(file))
    expect(await trust()).toEqual(['verified'])
    await fs.utimes(file, new Date(0), new Date(0))
    expect(await trust()).toEqual(['unchecked'])
  })

  it('is "damaged" for a file whose recorded hash is not the one of the catalogue', async () => {
    const file = await put('big.gguf', big)
    await writeVerificationRecord(file, 'big', sha256Of(small), await fs.stat(file))
    expect((await installedModels(place)).map(({ trust }) => trust)).toEqual(['damaged'])
  })

  it('is "unverified" where the catalogue has no hash, whatever the size', async () => {
    await put('unpinned.gguf', big)
    expect((await installedModels(place)).map(({ trust }) => trust)).toEqual(['unverified'])
  })

  it('does not depend on a record that can not be read', async () => {
    await put('big.gguf', big)
    await put('big.gguf.verified.json', Buffer.from('{"sha'))
    expect((await installedModels(place)).map(({ trust }) => trust)).toEqual(['unchecked'])
  })
})

describe('models from outside the catalogue', () => {
  it('are listed last, and only with the record of their import', async () => {
    const imported = await put('custom-mine.gguf', small)
    await writeVerificationRecord(imported, 'custom-mine', sha256Of(small), await fs.stat(imported))
    await put('custom-dropped.gguf', small)
    await put('other.gguf', small)
    expect((await listModels(place)).map(({ id }) => id)).toEqual(['unpinned', 'big', 'small', 'custom-mine'])
    expect(await findModel('custom-mine', place)).toMatchObject({ name: 'mine', trust: 'unverified', entry: null, sha256: sha256Of(small) })
  })
})
