import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { bundleKinds, type BundleKind } from '../../shared/bundles.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { BundleDesk } from '../bundles/bundleDesk.ts'
import { makeBundleKeys, readBundleKeys, type BundleKey } from '../bundles/bundleKeys.ts'
import { openBundle, type OpenBundle } from '../bundles/openBundle.ts'
import { signBundle } from '../bundles/signBundle.ts'
import { trustedKeys } from '../bundles/trustedKeys.ts'
import { writeBundle } from '../bundles/writeBundle.ts'
import { resourcesFolder } from '../resources/loadResources.ts'
import { validateAdded } from '../resources/validateAdded.ts'
import { bundleTexts, type BundleTexts } from './bundleTexts.ts'
import { dataFolder } from './dataFolder.ts'
import { ModelProgress } from './modelProgress.ts'
import { openBundleDesk } from './openBundleDesk.ts'
import { printTable } from './printTable.ts'
import { productVersion } from './productVersion.ts'

type Json = { readonly json?: true }

/** `bundle make | sign | verify | inspect | keygen | import | list | rollback`. Results on standard output. */
export class BundleActions {
  readonly #texts: BundleTexts
  readonly #resources = resourcesFolder(import.meta.dirname)

  constructor(language: Language) {
    this.#texts = bundleTexts[language]
  }

  keygen({ out, json }: Json & { readonly out: string }): void {
    const { publicPem, privatePem, id } = makeBundleKeys()
    const [privateFile, publicFile] = [`${out}.key.pem`, `${out}.pub.pem`]
    // never over a key that something may have been signed with
    fs.writeFileSync(privateFile, privatePem, { mode: 0o600, flag: 'wx' })
    fs.writeFileSync(publicFile, publicPem, { flag: 'wx' })
    this.#print({ id, privateFile, publicFile }, json, this.#texts.made(id, privateFile, publicFile))
  }

  async make(
    folder: string,
    options: Json & { kind: BundleKind; bundleVersion: string; minVersion: string; out: string; key?: string },
  ): Promise<void> {
    const { kind, bundleVersion: version, minVersion, out, key, json } = options
    const manifest = await writeBundle(folder, out, { kind, version, minVersion }, key === undefined ? undefined : readText(key))
    const state = key === undefined ? this.#texts.unsigned : this.#texts.signed
    this.#print({ file: out, isSigned: key !== undefined, manifest }, json, `${out}  ${state}`)
  }

  async sign(file: string, { key, out, json }: Json & { readonly key: string; readonly out: string }): Promise<void> {
    await signBundle(file, out, readText(key))
    this.#print({ file: out, isSigned: true }, json, `${out}  ${this.#texts.signed}`)
  }

  /** Every byte against its signature, and what it holds against what this version can use; nothing is imported. */
  async verify(file: string, { keys, json }: Json & { readonly keys?: string }): Promise<void> {
    const bundle = await openBundle(file, { keys: this.#keys(keys) })
    const folder = fs.mkdtempSync(path.join(path.resolve(path.dirname(file)), '.yizhai-verify-'))
    try {
      await bundle.extractTo(folder)
      this.#validate(bundle.manifest.kind, folder)
      this.#print(asJson(bundle), json, this.#texts.right(bundle.manifest.kind, bundle.manifest.version, bundle.signer ?? ''))
    } finally {
      bundle.close()
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }

  async inspect(file: string, { keys, json }: Json & { readonly keys?: string }): Promise<void> {
    const bundle = await openBundle(file, { keys: this.#keys(keys), allowsUnsigned: true })
    bundle.close()
    const { kind, version, minVersion, files } = bundle.manifest
    const rows = files.map((entry) => [entry.path, `${String(entry.size)} B`, entry.sha256])
    const head = [kind, version, `≥ ${minVersion}`, bundle.signer ?? this.#texts.notTrusted].join('  ')
    this.#print(asJson(bundle), json, `${head}\n${printTable(rows).trimEnd()}`)
  }

  async import(file: string, { keys, data, json }: Json & { readonly keys?: string; readonly data?: string }): Promise<void> {
    const progress = new ModelProgress(process.stderr)
    const onProgress = (done: number, total: number) => {
      progress.show(this.#texts.importing, done, total)
    }
    const { kind, version, models, folder, signer } = await this.#desk(data, keys).import(file, { onProgress })
    progress.end()
    this.#print({ kind, version, signer, models, folder }, json, this.#texts.imported(kind, version, models.join(', '), folder))
  }

  list({ keys, data, json }: Json & { readonly keys?: string; readonly data?: string }): void {
    const active = this.#desk(data, keys).list()
    const rows = active.map(({ kind, version, previous, isRefused }) => [
      kind,
      version,
      isRefused ? this.#texts.notTrusted : this.#texts.inForce,
      `← ${previous ?? this.#texts.shipped}`,
    ])
    this.#print(active, json, rows.length === 0 ? this.#texts.empty : printTable(rows).trimEnd())
  }

  rollback(kind: string, { data, json }: Json & { readonly data?: string }): void {
    const known = bundleKinds.find((candidate) => candidate === kind)
    if (!known) throw new AppFailure('invalid-input', { detail: kind })
    const version = this.#desk(data, undefined).rollBack(known)
    this.#print({ kind, version }, json, this.#texts.rolledBack(kind, version ?? this.#texts.shipped))
  }

  #desk(data: string | undefined, keys: string | undefined): BundleDesk {
    const folder = data ?? dataFolder()
    return openBundleDesk({ resources: this.#resources, dataFolder: folder, appVersion: productVersion(), keys: this.#keys(keys) })
  }

  #keys(folder: string | undefined): readonly BundleKey[] {
    return folder === undefined ? trustedKeys(this.#resources) : readBundleKeys(folder)
  }

  #validate(kind: BundleKind, folder: string): void {
    if (kind === 'dictionaries' || kind === 'templates' || kind === 'rules') validateAdded(kind, folder, this.#resources)
  }

  #print(result: unknown, json: true | undefined, text: string): void {
    process.stdout.write(`${json ? JSON.stringify(result, null, 2) : text}\n`)
  }
}

function asJson({ manifest, signer }: OpenBundle): unknown {
  return { manifest, signer: signer ?? null }
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new AppFailure('file-unreadable', { name: path.basename(file), reason: (error as NodeJS.ErrnoException).code ?? '' })
  }
}
