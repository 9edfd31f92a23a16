import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import { openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl'
import { AppFailure } from '../../shared/errors.ts'
import { signerOf, type BundleKey } from './bundleKeys.ts'
import { bundleManifestSchema, manifestName, signatureName, type BundleManifest } from './bundleManifest.ts'

export type OpenBundle = {
  readonly manifest: BundleManifest
  readonly manifestBytes: Buffer
  readonly signature: Buffer
  /** Id of the trusted key that signed it; undefined where none did and that was allowed. */
  readonly signer: string | undefined
  /** Writes every file into `folder`, which must be new, and holds each against its size and hash on the way. Throws AppFailure 'bundle-changed', 'disk-full'. */
  readonly extractTo: (folder: string, onBytes?: (bytes: number) => void) => Promise<void>
  readonly close: () => void
}

export type OpenBundleOptions = {
  readonly keys: readonly BundleKey[]
  /** For looking into one only: nothing may be taken from it. */
  readonly allowsUnsigned?: boolean
}

const maximumEntries = 1002
const maximumManifestBytes = 1_000_000
const maximumTotalBytes = 20_000_000_000
const fileTypeMask = 0o170000
const regularFile = 0o100000

/**
 * Opens a bundle and holds its table of contents against its signed manifest, before a byte of any file is written. Throws AppFailure: 'bundle-unreadable',
 * 'bundle-path', 'bundle-symlink', 'bundle-wrong-key', 'bundle-missing-file', 'bundle-extra-file', 'bundle-changed', 'bundle-too-large'.
 */
export async function openBundle(file: string, { keys, allowsUnsigned }: OpenBundleOptions): Promise<OpenBundle> {
  const zip = await openZip(file)
  try {
    const entries = await readEntries(zip)
    const manifestEntry = entries.get(manifestName)
    if (!manifestEntry) throw new AppFailure('bundle-unreadable', { reason: manifestName })
    const manifestBytes = await readSmall(zip, manifestEntry)
    const signatureEntry = entries.get(signatureName)
    const signature = signatureEntry ? await readSmall(zip, signatureEntry) : Buffer.alloc(0)
    const signer = signerOf(manifestBytes, signature, keys)?.id
    if (signer === undefined && !allowsUnsigned) throw new AppFailure('bundle-wrong-key')
    // not a word of the manifest is believed, nor parsed, before its signature was right
    const manifest = parseManifest(manifestBytes)
    compareContents(entries, manifest)
    return {
      ...{ manifest, manifestBytes, signature, signer },
      extractTo: async (folder, onBytes = () => undefined) => {
        for (const expected of manifest.files) await extract(zip, entries.get(expected.path), expected, folder, onBytes)
      },
      close: () => {
        zip.close()
      },
    }
  } catch (error) {
    zip.close()
    throw zipFailure(error)
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: true,
      validateEntrySizes: true,
      strictFileNames: true,
    })
  } catch (error) {
    throw zipFailure(error)
  }
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > maximumEntries) throw new AppFailure('bundle-too-large')
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const type = (entry.externalFileAttributes >>> 16) & fileTypeMask
      if (validateFileName(entry.fileName) !== null || entry.fileName.endsWith('/'))
        reject(new AppFailure('bundle-path', { name: entry.fileName }))
      else if (type !== 0 && type !== regularFile) reject(new AppFailure('bundle-symlink', { name: entry.fileName }))
      else if (entries.has(entry.fileName)) reject(new AppFailure('bundle-extra-file', { name: entry.fileName }))
      else {
        entries.set(entry.fileName, entry)
        zip.readEntry()
      }
    })
    zip.once('end', resolve)
    zip.once('error', reject)
    zip.readEntry()
  })
  return entries
}

async function readSmall(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > maximumManifestBytes) throw new AppFailure('bundle-too-large')
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function parseManifest(bytes: Buffer): BundleManifest {
  try {
    return bundleManifestSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new AppFailure('bundle-unreadable', { reason: manifestName })
  }
}

function compareContents(entries: ReadonlyMap<string, Entry>, { files }: BundleManifest): void {
  const named = new Set([manifestName, signatureName, ...files.map((file) => file.path)])
  const extra = [...entries.keys()].find((name) => !named.has(name))
  if (extra !== undefined) throw new AppFailure('bundle-extra-file', { name: extra })
  for (const { path: name, size } of files) {
    const entry = entries.get(name)
    if (!entry) throw new AppFailure('bundle-missing-file', { name })
    if (entry.uncompressedSize !== size) throw new AppFailure('bundle-changed', { name })
  }
  if (files.reduce((sum, { size }) => sum + size, 0) > maximumTotalBytes) throw new AppFailure('bundle-too-large')
}

async function extract(
  zip: ZipFile,
  entry: Entry | undefined,
  { path: name, size, sha256 }: BundleManifest['files'][number],
  folder: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (!entry) throw new AppFailure('bundle-missing-file', { name })
  const target = path.join(folder, ...name.split('/'))
  const hash = createHash('sha256')
  let bytes = 0
  const check = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      hash.update(chunk)
      onBytes(chunk.length)
      // a stream that says less of itself than it holds fills no disk
      done(bytes > size ? new AppFailure('bundle-changed', { name }) : null, chunk)
    },
  })
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), check, fs.createWriteStream(target, { flags: 'wx', flush: true }))
  } catch (error) {
    throw zipFailure(error, name)
  }
  if (bytes !== size || hash.digest('hex') !== sha256) throw new AppFailure('bundle-changed', { name })
}

/** What zlib and the archive's reader complain of is a damaged file; what the file system complains of is not. */
function zipFailure(error: unknown, name?: string): unknown {
  if (error instanceof AppFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') return new AppFailure('disk-full')
  if (error instanceof Error && 'syscall' in error) return new AppFailure('file-unreadable', { name: name ?? '', reason: code })
  const message = error instanceof Error ? error.message : ''
  const badName = /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/.exec(message)
  if (badName) return new AppFailure('bundle-path', { name: badName[1] ?? '' })
  return name === undefined ? new AppFailure('bundle-unreadable', { reason: message }) : new AppFailure('bundle-changed', { name })
}
