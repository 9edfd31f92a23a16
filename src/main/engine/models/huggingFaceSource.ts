import { setTimeout as sleep } from 'node:timers/promises'
import type { CatalogueModel, HuggingFaceSource } from './catalogue.ts'
import { SourceFailure, type Download, type DownloadFrom } from './downloadSource.ts'
import { errorCodeOf } from './fileFailure.ts'

export type HuggingFaceOptions = {
  readonly endpoint: string
  /** Short, so that a machine without the network is through with it in less than five seconds. */
  readonly connectTimeoutMs: number
  /** Without a byte for so long the connection is given up and taken up anew. */
  readonly stallTimeoutMs: number
  /** Tries in a row that bring no byte. */
  readonly attempts: number
  readonly retryDelayMs: number
}

/** HF_ENDPOINT names a mirror, as for Hugging Face's own tools. */
export function huggingFaceOptions(env: Readonly<Record<string, string | undefined>>): HuggingFaceOptions {
  const endpoint = (env['HF_ENDPOINT'] || 'https://huggingface.co').replace(/\/+$/, '')
  return { endpoint, connectTimeoutMs: 4_000, stallTimeoutMs: 30_000, attempts: 4, retryDelayMs: 1_000 }
}

/** Plain HTTP with ranges. This is the one place of the program that opens a connection, and only the command line leads here. */
export function huggingFaceDownload(options: HuggingFaceOptions): DownloadFrom<HuggingFaceSource> {
  return async (source, download) => {
    const url = `${options.endpoint}/${source.repo}/resolve/main/${source.file}`
    const stated = await askForFile(url, download, options)
    for (let attemptsLeft = options.attempts; ;) {
      const bytesBefore = download.target.bytes
      try {
        await fetchRest(url, download, options)
        return stated
      } catch (error) {
        download.signal.throwIfAborted()
        if (!(error instanceof ConnectionLost)) throw error
        attemptsLeft = download.target.bytes > bytesBefore ? options.attempts : attemptsLeft - 1
        if (attemptsLeft <= 0) throw new SourceFailure(error.message)
        await sleep(options.retryDelayMs, undefined, { signal: download.signal })
      }
    }
  }
}

/** Worth another try. */
class ConnectionLost extends Error {}

/** Is it there, and is it the file of the catalogue? Asked before a gigabyte is fetched. Resolves with the SHA-256 that the server states. */
async function askForFile(url: string, { model, signal }: Download, options: HuggingFaceOptions): Promise<string | null> {
  const timeout = AbortSignal.timeout(options.connectTimeoutMs)
  const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.any([signal, timeout]) }).catch(
    (error: unknown) => {
      signal.throwIfAborted()
      throw new SourceFailure(connectionReason(error))
    },
  )
  if (response.status >= 400) throw new SourceFailure(`HTTP ${String(response.status)}`)
  const stated = /^"?([0-9a-f]{64})"?$/.exec(response.headers.get('x-linked-etag') ?? '')?.[1] ?? null
  if (model.sha256 !== null && stated !== null && stated !== model.sha256) throw new SourceFailure(`SHA-256 ${stated.slice(0, 12)}…`)
  return stated
}

async function fetchRest(url: string, { model, target, signal, onBytes }: Download, options: HuggingFaceOptions): Promise<void> {
  const stall = new AbortController()
  const timer = setTimeout(() => {
    stall.abort(new DOMException('no data', 'TimeoutError'))
  }, options.stallTimeoutMs)
  try {
    const { bytes, etag } = target
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, stall.signal]),
      headers: {
        'accept-encoding': 'identity',
        ...(bytes > 0 && { range: `bytes=${String(bytes)}-`, ...(etag !== undefined && { 'if-range': etag }) }),
      },
    }).catch((error: unknown) => {
      throw new ConnectionLost(connectionReason(error))
    })
    const totalBytes = await acceptResponse(response, target, model)
    onBytes(target.bytes)
    // 416 for a file that was already whole
    if (response.status !== 416) {
      for await (const chunk of chunksOf(response)) {
        timer.refresh()
        if (target.bytes + chunk.length > totalBytes) throw new SourceFailure('too many bytes')
        await target.append(chunk)
        onBytes(target.bytes)
      }
    }
    if (target.bytes < totalBytes) throw new ConnectionLost('connection closed')
  } finally {
    clearTimeout(timer)
    if (!stall.signal.aborted) stall.abort()
  }
}

/** Makes the target end where the response begins, or throws and leaves it as it is. Resolves with the bytes of the whole file. */
async function acceptResponse(response: Response, target: Download['target'], model: CatalogueModel): Promise<number> {
  const { status, headers } = response
  const etag = strongEtag(response)
  if (status === 200) {
    const totalBytes = requireSameSize(headers.get('content-length'), model)
    await target.startOver(etag)
    return totalBytes
  }
  if (status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '')
    if (Number(range?.[1]) !== target.bytes) throw new SourceFailure('wrong range')
    const totalBytes = requireSameSize(range?.[2], model)
    await target.rememberEtag(etag)
    return totalBytes
  }
  if (status === 416) {
    const totalBytes = requireSameSize(/^bytes \*\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1], model)
    if (totalBytes === target.bytes) return totalBytes
    await target.startOver(undefined)
    throw new ConnectionLost('HTTP 416')
  }
  if (status === 429 || status >= 500) throw new ConnectionLost(`HTTP ${String(status)}`)
  throw new SourceFailure(`HTTP ${String(status)}`)
}

/** Keeps the log-in page of a guest network from being taken for a model. Without a pinned hash the catalogue's size is an estimate. */
function requireSameSize(text: string | null | undefined, model: CatalogueModel): number {
  const totalBytes = text && /^\d+$/.test(text) ? Number(text) : 0
  const isRight = model.sha256 === null ? totalBytes > model.sizeBytes / 2 : totalBytes === model.sizeBytes
  if (!isRight) throw new SourceFailure(`${String(totalBytes)} ≠ ${String(model.sizeBytes)} bytes`)
  return totalBytes
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  if (!response.body) return
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new ConnectionLost(connectionReason(error))
    })
    if (done) return
    yield value
  }
}

/** `If-Range` takes no weak ones. */
function strongEtag(response: Response): string | undefined {
  const etag = response.headers.get('etag')
  return etag?.startsWith('"') ? etag : undefined
}

function connectionReason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  return errorCodeOf(cause) ?? errorCodeOf(error) ?? (error instanceof Error ? error.message : 'connection failed')
}
