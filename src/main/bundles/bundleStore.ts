import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { bundleKinds, type ActiveBundle, type BundleKind } from '../../shared/bundles.ts'
import { AppFailure } from '../../shared/errors.ts'
import { signerOf, type BundleKey } from './bundleKeys.ts'
import { compareVersions, manifestName, signatureName, type BundleManifest } from './bundleManifest.ts'
import { openBundle } from './openBundle.ts'
import { verifyFolder } from './verifyFolder.ts'

const stateSchema = z.object({
  current: z.string().nullable(),
  /** Versions to go back to, the newest last; null is what the application ships. */
  earlier: z.array(z.string().nullable()),
  /** Every version that was ever taken in: none comes in a second time, and none older than the newest of them. */
  seen: z.array(z.string()),
})
type State = z.infer<typeof stateSchema> & { readonly isUnreadable?: true }
const none: State = { current: null, earlier: [], seen: [] }

export type BundlePlace = {
  /** `bundles` in the profile. */
  readonly folder: string
  readonly keys: readonly BundleKey[]
  readonly appVersion: string
}

export type ImportBundleOptions = {
  /** Looks at the extracted files before they count; throws AppFailure 'bundle-content' for a table or template that can't be used. */
  readonly validate?: (kind: BundleKind, folder: string) => void
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
}

export type ImportedBundle = { readonly manifest: BundleManifest; readonly folder: string; readonly signer: string }

/**
 * Takes a signed bundle in: checked, extracted beside what is in force, validated, and only then put in force, in one step. Throws what `openBundle` throws,
 * 'bundle-older', 'bundle-replayed', 'bundle-needs-newer', 'bundle-content'. Whatever fails, what was in force stays in force.
 */
export async function importBundle(place: BundlePlace, file: string, options: ImportBundleOptions = {}): Promise<ImportedBundle> {
  const bundle = await openBundle(file, place)
  const { manifest, manifestBytes, signature } = bundle
  const { kind, version, minVersion } = manifest
  const state = readState(place.folder, kind)
  try {
    if (compareVersions(place.appVersion, minVersion) < 0) throw new AppFailure('bundle-needs-newer', { version: minVersion })
    if (state.seen.some((seen) => compareVersions(seen, version) === 0)) throw new AppFailure('bundle-replayed', { version })
    const newest = [...state.seen].sort(compareVersions).at(-1)
    if (newest !== undefined && compareVersions(version, newest) < 0) throw new AppFailure('bundle-older', { version, newest })
    const kindFolder = path.join(place.folder, kind)
    fs.mkdirSync(kindFolder, { recursive: true })
    const totalBytes = manifest.files.reduce((sum, { size }) => sum + size, 0)
    const { bavail, bsize } = fs.statfsSync(kindFolder)
    if (bavail * bsize < totalBytes)
      throw new AppFailure('disk-full', { neededMb: Math.ceil(totalBytes / 1e6), freeMb: Math.floor((bavail * bsize) / 1e6) })
    const unfinished = path.join(kindFolder, `.importing-${randomUUID()}`)
    try {
      let doneBytes = 0
      await bundle.extractTo(path.join(unfinished, 'files'), (bytes) => options.onProgress?.((doneBytes += bytes), totalBytes))
      options.validate?.(kind, path.join(unfinished, 'files'))
      fs.writeFileSync(path.join(unfinished, manifestName), manifestBytes, { flush: true })
      fs.writeFileSync(path.join(unfinished, signatureName), signature, { flush: true })
      const target = path.join(kindFolder, version)
      // left by a try that ended between the next two lines
      fs.rmSync(target, { recursive: true, force: true })
      fs.renameSync(unfinished, target)
    } finally {
      fs.rmSync(unfinished, { recursive: true, force: true })
    }
    writeState(place.folder, kind, { current: version, earlier: [...state.earlier, state.current], seen: [...state.seen, version] })
    return { manifest, folder: path.join(kindFolder, version, 'files'), signer: bundle.signer ?? '' }
  } finally {
    bundle.close()
  }
}

/** Puts the version before the current one in force again; null: what the application ships. Throws 'bundle-no-earlier'. */
export function rollBackBundle(folder: string, kind: BundleKind): string | null {
  const { current, earlier, seen } = readState(folder, kind)
  const previous = earlier.at(-1)
  if (current === null || previous === undefined) throw new AppFailure('bundle-no-earlier')
  writeState(folder, kind, { current: previous, earlier: earlier.slice(0, -1), seen })
  return previous
}

/**
 * The bundles in force, each checked again: its signature, and every file against its hash. Where a damaged disk no longer tells which one is in force, none is, and the newest
 * that lies there is named as refused.
 */
export function activeBundles({
  folder,
  keys,
}: Pick<BundlePlace, 'folder' | 'keys'>): readonly (ActiveBundle & { readonly files: string })[] {
  return bundleKinds.flatMap((kind) => {
    const { current: known, earlier, seen, isUnreadable } = readState(folder, kind)
    const current = isUnreadable ? seen.at(-1) : known
    if (current === null || current === undefined) return []
    const home = path.join(folder, kind, current)
    const isRefused =
      isUnreadable === true || !verifyFolder(home, (manifest, signature) => signerOf(manifest, signature, keys) !== undefined)
    return [
      {
        kind,
        version: current,
        previous: earlier.at(-1) ?? null,
        canRollBack: earlier.length > 0,
        isRefused,
        files: path.join(home, 'files'),
      },
    ]
  })
}

function stateFile(folder: string, kind: BundleKind): string {
  return path.join(folder, kind, 'state.json')
}

function readState(folder: string, kind: BundleKind): State {
  try {
    return stateSchema.parse(JSON.parse(fs.readFileSync(stateFile(folder, kind), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return none
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    return { ...none, seen: versionsOnDisk(path.join(folder, kind)), isUnreadable: true }
  }
}

/** The versions whose files were ever put here, the oldest first: what is known of the past when the state is damaged, so that none of them comes in a second time. */
function versionsOnDisk(kindFolder: string): string[] {
  const names = fs
    .readdirSync(kindFolder)
    .filter((name) => !name.startsWith('.') && fs.existsSync(path.join(kindFolder, name, manifestName)))
  return names.sort(compareVersions)
}

function writeState(folder: string, kind: BundleKind, state: State): void {
  const file = stateFile(folder, kind)
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, { flush: true })
  fs.renameSync(`${file}.new`, file)
}
