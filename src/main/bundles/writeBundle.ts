import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { BundleKind } from '../../shared/bundles.ts'
import { AppFailure } from '../../shared/errors.ts'
import { signManifest } from './bundleKeys.ts'
import { bundleManifestSchema, manifestName, signatureName, type BundleManifest } from './bundleManifest.ts'

export type NewBundle = { readonly kind: BundleKind; readonly version: string; readonly minVersion: string }

/** The same content gives the same bytes. */
const mtime = new Date(Date.UTC(2000, 0, 1))

/** Packs every file under `folder`, with `privatePem` signed. The same files give the same bundle. Throws AppFailure 'invalid-input' for what no manifest allows. */
export async function writeBundle(
  folder: string,
  target: string,
  { kind, version, minVersion }: NewBundle,
  privatePem?: string,
): Promise<BundleManifest> {
  const names = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
  const files = []
  for (const name of names) files.push({ path: name, ...(await hashed(path.join(folder, name))) })
  const manifest = bundleManifestSchema.safeParse({ format: 1, kind, version, minVersion, files })
  if (!manifest.success) throw new AppFailure('invalid-input', { detail: manifest.error.issues[0]?.path.join('.') ?? manifestName })
  await writeZip(target, Buffer.from(`${JSON.stringify(manifest.data, null, 2)}\n`), privatePem, (zip) => {
    for (const name of names) zip.addFile(path.join(folder, name), name, { mtime, mode: 0o100644, compress: !name.endsWith('.gguf') })
  })
  return manifest.data
}

/** Writes the archive whole or not at all: manifest and signature first, then what `addFiles` adds. */
export async function writeZip(
  target: string,
  manifest: Buffer,
  privatePem: string | undefined,
  addFiles: (zip: ZipFile) => void,
): Promise<void> {
  const zip = new ZipFile()
  zip.addBuffer(manifest, manifestName, { mtime, mode: 0o100644, compress: false })
  if (privatePem !== undefined) zip.addBuffer(signManifest(manifest, privatePem), signatureName, { mtime, mode: 0o100644, compress: false })
  addFiles(zip)
  zip.end()
  const part = `${target}.part`
  try {
    await pipeline(zip.outputStream, fs.createWriteStream(part, { flush: true }))
    fs.renameSync(part, target)
  } finally {
    fs.rmSync(part, { force: true })
  }
}

async function hashed(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of fs.createReadStream(file)) {
    hash.update(chunk as Buffer)
    size += (chunk as Buffer).length
  }
  return { size, sha256: hash.digest('hex') }
}
