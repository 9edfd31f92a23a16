import { expect, it } from 'vitest'
import catalogueJson from '../../../../resources/models.json' with { type: 'json' }
import { catalogue, parseCatalogue } from './catalogue.ts'

const [first] = catalogueJson.models
const withFirst = (change: object) => ({ version: 1, models: [{ ...first, ...change }] })

it('ships the three models, the default first', () => {
  expect(catalogue.map(({ id }) => id)).toEqual(['youtu-llm-2b-q8', 'qwen2.5-coder-1.5b-q4', 'qwen2.5-coder-0.5b-q4'])
})

it('pins size, hash and chat template of every model that can be had without Hugging Face', () => {
  const offline = catalogue.filter(({ sources }) => sources.some(({ kind }) => kind === 'python-index'))
  expect(offline.map(({ sha256, chatTemplateSha256 }) => sha256 !== null && chatTemplateSha256 !== null)).toEqual([true, true])
})

it.each([
  ['a file name that leaves the folder', { file: '../evil.gguf' }],
  ['a file name with a drive', { file: 'C:evil.gguf' }],
  ['a short hash', { sha256: 'abc' }],
  ['no source', { sources: [] }],
  ['an unknown kind of source', { sources: [{ kind: 'ftp', repo: 'a/b', file: 'a.gguf' }] }],
  ['an unknown field', { extra: 1 }],
])('refuses %s', (_, change) => {
  expect(() => parseCatalogue(withFirst(change))).toThrow()
})

it('refuses two models of one id', () => {
  expect(() => parseCatalogue({ version: 1, models: [first, { ...first, file: 'other.gguf' }] })).toThrow(/share an id/)
})
