import fs from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { installedModels } from './installedModels.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, type TemporaryPlace } from './modelFixture.ts'
import { removeModel } from './removeModel.ts'
import { writeVerificationRecord } from './verificationRecord.ts'

const [big, small] = [modelBytes(2_000, 1), modelBytes(1_000, 2)]
const catalogue = [
  catalogueModel('big', big.length, { sha256: sha256Of(big) }),
  catalogueModel('small', small.length, { sha256: sha256Of(small) }),
]

let place: TemporaryPlace
beforeEach(async () => {
  place = await temporaryPlace(catalogue)
  for (const [name, bytes] of [
    ['big', big],
    ['small', small],
    ['custom-mine', small],
  ] as const) {
    const file = path.join(place.folder, `${name}.gguf`)
    await fs.writeFile(file, bytes)
    await writeVerificationRecord(file, name, sha256Of(bytes), await fs.stat(file))
  }
})
afterEach(() => place.remove())

it('of several models side by side takes the one that was named, and nothing of it stays', async () => {
  expect((await removeModel('custom-mine', place)).id).toBe('custom-mine')
  expect((await installedModels(place)).map(({ id }) => id)).toEqual(['big', 'small'])
  expect((await fs.readdir(place.folder)).filter((name) => name.includes('mine'))).toEqual([])
})

it('takes a damaged one, too', async () => {
  await fs.truncate(path.join(place.folder, 'big.gguf'), 10)
  await removeModel('big', place)
  expect((await installedModels(place)).map(({ id }) => id)).toEqual(['small', 'custom-mine'])
})

it('says so when there is none of that name', async () => {
  await removeModel('big', place)
  await expect(removeModel('big', place)).rejects.toMatchObject({ code: 'model-missing' })
  await expect(removeModel('none', place)).rejects.toMatchObject({ code: 'model-unknown-id' })
})
