import fs from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SourceFailure, type DownloadFrom } from './downloadSource.ts'
import type { HuggingFaceSource } from './catalogue.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, type TemporaryPlace } from './modelFixture.ts'
import { defaultModelIds, pullDefaultModel } from './pullDefaultModel.ts'
import type { DownloadSources } from './pullModel.ts'

const bytes = modelBytes(10_000, 1)
const [first = '', second = ''] = defaultModelIds
const catalogue = [catalogueModel(first, 10_000, { sha256: null }), catalogueModel(second, bytes.length, { sha256: sha256Of(bytes) })]
let place: TemporaryPlace
beforeEach(async () => {
  place = await temporaryPlace(catalogue)
})
afterEach(() => place.remove())

const sourcesWith = (huggingface: DownloadFrom<HuggingFaceSource>): DownloadSources => ({
  huggingface,
  'python-index': () => Promise.reject(new SourceFailure('none')),
})

it('takes the product’s model where it can be had', async () => {
  const sources = sourcesWith(async (_, { target }) => {
    await target.append(bytes)
    return null
  })
  expect((await pullDefaultModel({ ...place, sources })).id).toBe(first)
})

it('falls back to the smaller one and says so', async () => {
  const left: string[] = []
  const sources = sourcesWith(async (source, { target }) => {
    if (source.file.startsWith(first)) throw new SourceFailure('ENOTFOUND')
    await target.append(bytes)
    return null
  })
  const model = await pullDefaultModel({ ...place, sources, onModelLeft: (id, { code }) => left.push(`${id} ${code}`) })
  expect([model.id, left]).toEqual([second, [`${first} model-download-failed`]])
})

it('fails when neither can be had', async () => {
  const sources = sourcesWith(() => Promise.reject(new SourceFailure('ENOTFOUND')))
  await expect(pullDefaultModel({ ...place, sources })).rejects.toMatchObject({ code: 'model-download-failed', params: { id: second } })
})

it('does not go on to the next after being cancelled', async () => {
  const tried: string[] = []
  const controller = new AbortController()
  const sources = sourcesWith(() => {
    controller.abort()
    return Promise.reject(controller.signal.reason as Error)
  })
  await expect(
    pullDefaultModel({ ...place, sources, signal: controller.signal, onModelTried: (id) => tried.push(id) }),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(tried).toEqual([first])
  expect((await fs.readdir(place.folder)).filter((name) => name.endsWith('.lock'))).toEqual([])
})
