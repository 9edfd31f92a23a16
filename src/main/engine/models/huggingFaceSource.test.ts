import fs from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CatalogueModel } from './catalogue.ts'
import { huggingFaceDownload, huggingFaceOptions, type HuggingFaceOptions } from './huggingFaceSource.ts'
import { catalogueModel, modelBytes, sha256Of, temporaryPlace, type TemporaryPlace } from './modelFixture.ts'
import { PartialFile } from './partialFile.ts'

const bytes = modelBytes(300_000, 1)
const pinned = catalogueModel('model', bytes.length, { sha256: sha256Of(bytes) })
const unpinned = catalogueModel('model', bytes.length - 5_000, { sha256: null })

type Request = { readonly method: string; readonly url: string; readonly range?: string; readonly ifRange?: string }
type Answer = (request: Request, response: http.ServerResponse) => void

let place: TemporaryPlace
let server: http.Server
let answer: Answer
let requests: Request[]

beforeEach(async () => {
  place = await temporaryPlace([])
  requests = []
  answer = serve(bytes)
  server = http.createServer(({ method = '', url = '', headers }, response) => {
    const request = {
      method,
      url,
      ...(headers.range !== undefined && { range: headers.range }),
      ...(typeof headers['if-range'] === 'string' && { ifRange: headers['if-range'] }),
    }
    requests.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await place.remove()
})

/** What Hugging Face does: ranges, an ETag, its own hash of the file. `cutAfter`: the connection breaks after so many bytes of each answer. */
function serve(content: Buffer, { etag = '"v1"', cutAfter = Infinity, linked = sha256Of(content) } = {}): Answer {
  return ({ method, range, ifRange }, response) => {
    const start = range !== undefined && (ifRange === undefined || ifRange === etag) ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0
    if (method === 'HEAD') return void response.writeHead(302, { location: '/elsewhere', 'x-linked-etag': `"${linked}"` }).end()
    if (start >= content.length) return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end()
    const body = content.subarray(start)
    response.writeHead(start > 0 ? 206 : 200, {
      etag,
      'content-length': body.length,
      ...(start > 0 && { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
    })
    if (cutAfter >= body.length) return void response.end(body)
    response.write(body.subarray(0, cutAfter), () => setTimeout(() => response.destroy(), 30))
  }
}

async function download(model: CatalogueModel = pinned, changes: Partial<HuggingFaceOptions> = {}, signal = new AbortController().signal) {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const options = {
    ...huggingFaceOptions({}),
    endpoint,
    connectTimeoutMs: 1_000,
    stallTimeoutMs: 600,
    attempts: 3,
    retryDelayMs: 5,
    ...changes,
  }
  const [source] = model.sources
  if (source?.kind !== 'huggingface') throw new Error('no source')
  const target = await PartialFile.open(path.join(place.folder, model.file))
  const progress: number[] = []
  try {
    const stated = await huggingFaceDownload(options)(source, {
      model,
      target,
      workFolder: path.join(place.folder, 'work'),
      signal,
      onBytes: (done) => progress.push(done),
    })
    await target.checkpoint()
    return { stated, progress }
  } catch (error) {
    await target.checkpoint()
    throw error
  } finally {
    await target.close()
  }
}

const downloaded = () => fs.readFile(path.join(place.folder, 'model.gguf.part'))

it('fetches the file and tells the hash that the server states', async () => {
  const { stated, progress } = await download()
  expect(stated).toBe(sha256Of(bytes))
  expect(progress.at(-1)).toBe(bytes.length)
  expect(await downloaded()).toEqual(bytes)
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'HEAD /owner/repo/resolve/main/model.gguf',
    'GET /owner/repo/resolve/main/model.gguf',
  ])
})

it('goes on where the connection broke, over and over, as long as bytes arrive', async () => {
  answer = serve(bytes, { cutAfter: 40_000 })
  await download()
  expect(await downloaded()).toEqual(bytes)
  expect(requests.filter(({ range }) => range !== undefined).length).toBeGreaterThan(4)
})

it('goes on in a later run, and only fetches the rest', async () => {
  answer = serve(bytes, { cutAfter: 100_000 })
  await expect(download(pinned, { attempts: 0 })).rejects.toMatchObject({ name: 'SourceFailure' })
  const before = (await downloaded()).length
  expect(before).toBeGreaterThan(0)
  answer = serve(bytes)
  requests = []
  await download()
  expect(await downloaded()).toEqual(bytes)
  expect(requests.at(-1)).toMatchObject({ range: `bytes=${before}-`, ifRange: '"v1"' })
})

it('begins anew when the file on the server has changed', async () => {
  const newer = modelBytes(bytes.length, 2)
  answer = serve(bytes, { cutAfter: 100_000 })
  await expect(download(unpinned, { attempts: 0 })).rejects.toThrow()
  answer = serve(newer, { etag: '"v2"' })
  await download(unpinned)
  expect(await downloaded()).toEqual(newer)
})

it('fetches nothing when the file was already whole', async () => {
  await download()
  requests = []
  await download()
  expect(requests.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  expect(await downloaded()).toEqual(bytes)
})

it('leaves a server that states another hash before it fetches anything', async () => {
  answer = serve(bytes, { linked: sha256Of(Buffer.from('other')) })
  await expect(download()).rejects.toMatchObject({ name: 'SourceFailure', reason: expect.stringMatching(/^SHA-256/) as string })
  expect(requests.length).toBe(1)
})

it.each([
  ['pinned', pinned],
  ['unpinned', unpinned],
] as const)('does not take the log-in page of a guest network for a %s model, and keeps what it has', async (_, model) => {
  answer = serve(bytes, { cutAfter: 100_000 })
  await expect(download(model, { attempts: 0 })).rejects.toThrow()
  const before = await downloaded()
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in</html>')
  await expect(download(model)).rejects.toMatchObject({ name: 'SourceFailure' })
  expect(await downloaded()).toEqual(before)
})

it.each([401, 403, 404])('leaves the source at once on HTTP %i', async (status) => {
  answer = (_request, response) => response.writeHead(status).end()
  await expect(download()).rejects.toMatchObject({ name: 'SourceFailure', reason: `HTTP ${status}` })
  expect(requests.length).toBe(1)
})

it('tries again on a busy server, then leaves it', async () => {
  const whole = serve(bytes)
  answer = (request, response) => (request.method === 'HEAD' ? whole(request, response) : response.writeHead(503).end())
  await expect(download()).rejects.toMatchObject({ name: 'SourceFailure', reason: 'HTTP 503' })
  expect(requests.filter(({ method }) => method === 'GET').length).toBe(3)
})

it('leaves a server that does not answer within the connect time', async () => {
  answer = () => undefined
  const startedAt = performance.now()
  await expect(download()).rejects.toMatchObject({ name: 'SourceFailure', reason: 'timeout' })
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

it('leaves a name that does not exist, within five seconds', async () => {
  const startedAt = performance.now()
  await expect(download(pinned, { endpoint: 'http://nowhere.invalid', connectTimeoutMs: 4_000 })).rejects.toMatchObject({
    name: 'SourceFailure',
  })
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})

it('takes a stalled connection up anew', async () => {
  const whole = serve(bytes)
  let hasStalled = false
  answer = (request, response) => {
    if (request.method === 'HEAD' || hasStalled) return whole(request, response)
    hasStalled = true
    response.writeHead(200, { etag: '"v1"', 'content-length': bytes.length })
    response.write(bytes.subarray(0, 50_000))
  }
  await download()
  expect(await downloaded()).toEqual(bytes)
})

it('stops when it is cancelled, and keeps what arrived', async () => {
  answer = ({ method }, response) => {
    if (method === 'HEAD') return void response.writeHead(302, { location: '/' }).end()
    response.writeHead(200, { etag: '"v1"', 'content-length': bytes.length })
    response.write(bytes.subarray(0, 50_000))
  }
  const signal = AbortSignal.timeout(100)
  await expect(download(pinned, { stallTimeoutMs: 10_000 }, signal)).rejects.toMatchObject({ name: 'TimeoutError' })
  expect((await downloaded()).length).toBe(50_000)
})

it('takes a mirror from HF_ENDPOINT', () => {
  expect(huggingFaceOptions({ HF_ENDPOINT: 'https://mirror.example/' }).endpoint).toBe('https://mirror.example')
})
