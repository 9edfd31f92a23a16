import http from 'node:http'
import process from 'node:process'
import { failureOf } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { catalogue } from '../engine/models/catalogue.ts'
import { findModel } from '../engine/models/findModel.ts'
import { importModel } from '../engine/models/importModel.ts'
import { installedModels, listModels, type ListedModel } from '../engine/models/installedModels.ts'
import { modelsFolder } from '../engine/models/modelsFolder.ts'
import { pullDefaultModel } from '../engine/models/pullDefaultModel.ts'
import { pullModel, type PullProgress } from '../engine/models/pullModel.ts'
import { removeModel } from '../engine/models/removeModel.ts'
import { verifyModel, type VerifiedModel } from '../engine/models/verifyModel.ts'
import { ModelProgress } from './modelProgress.ts'
import { modelTexts, type ModelTexts } from './modelTexts.ts'
import { printFailure } from './printFailure.ts'
import { printTable } from './printTable.ts'
import { loadOnce, tryModel } from './tryModel.ts'

export type ModelActionOptions = { readonly json?: true }
export type ModelImportOptions = ModelActionOptions & {
  readonly acceptUnverified?: true
  readonly trial: boolean
  readonly trialLimit: number
}

/** `model pull | list | import | verify`. Results on standard output; everything said on the way on standard error. */
export class ModelActions {
  readonly #language: Language
  readonly #texts: ModelTexts
  readonly #progress = new ModelProgress(process.stderr)
  readonly #controller = new AbortController()

  constructor(language: Language) {
    this.#language = language
    this.#texts = modelTexts[language]
    const stop = () => {
      this.#controller.abort()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  }

  async pull(id: string | undefined, { json }: ModelActionOptions): Promise<void> {
    // the proxy of the environment, as pip takes it
    if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) http.setGlobalProxyFromEnv()
    const { signal } = this.#controller
    const onProgress = (event: PullProgress) => {
      this.#showPull(event)
    }
    const onModelTried = (tried: string) => {
      this.#showLicence(tried)
    }
    const onModelLeft = (left: string) => {
      this.#progress.say(this.#texts.modelLeft(nameOf(left)))
    }
    try {
      if (id !== undefined) this.#showLicence(id)
      const pulled =
        id === undefined
          ? await pullDefaultModel({ signal, onProgress, onModelTried, onModelLeft })
          : await pullModel(id, { signal, onProgress })
      this.#print([pulled], json)
    } catch (error) {
      this.#fail(error, json)
      if (failureOf(error).code === 'cancelled') this.#progress.say(this.#texts.stopped)
    } finally {
      this.#progress.end()
    }
  }

  async list({ json }: ModelActionOptions): Promise<void> {
    const models = await listModels()
    if (json) {
      process.stdout.write(`${JSON.stringify(models.map(asJson), null, 2)}\n`)
      return
    }
    this.#progress.say(this.#texts.folder(modelsFolder()))
    process.stdout.write(printTable([this.#texts.columns, ...models.map((model) => this.#asRow(model))]))
  }

  async remove(id: string, { json }: ModelActionOptions): Promise<void> {
    const { path, name } = await removeModel(id)
    this.#progress.say(this.#texts.removed(name))
    process.stdout.write(json ? `${JSON.stringify({ id, path })}\n` : `${id}\t${path}\n`)
  }

  /** Loads it and has it write a few tokens, in this process. */
  async try(id: string, { json }: ModelActionOptions): Promise<void> {
    const runtime = await loadOnce(id)
    process.stdout.write(json ? `${JSON.stringify({ id, runtime })}\n` : `${id}\t${runtime}\n`)
  }

  async import(file: string, { json, acceptUnverified, trial, trialLimit }: ModelImportOptions): Promise<void> {
    try {
      const outcome = await importModel(file, {
        signal: this.#controller.signal,
        acceptsUnverified: acceptUnverified ?? false,
        onProgress: (doneBytes, totalBytes) => {
          this.#progress.show(this.#texts.copying, doneBytes, totalBytes)
        },
      })
      if (outcome.kind === 'imported') {
        this.#showLicence(outcome.model.id)
        // a file that its maker's hash vouches for has been tried before
        if (trial && outcome.model.trust === 'unverified') await this.#keepIfItWorks(outcome.model.id, trialLimit)
        this.#print([outcome.model], json)
        return
      }
      process.exitCode = 2
      if (outcome.entry) this.#showLicence(outcome.entry.id)
      this.#progress.say(this.#texts.refused[outcome.reason])
      if (json) process.stdout.write(`${JSON.stringify({ refused: outcome.reason })}\n`)
    } catch (error) {
      // another file puts it right
      this.#fail(error, json, failureOf(error).code === 'model-file-unreadable' ? 2 : undefined)
    } finally {
      this.#progress.end()
    }
  }

  async verify(id: string | undefined, { json }: ModelActionOptions): Promise<void> {
    const installed = await installedModels()
    const chosen = installed.filter((model) => model.id === id || id === undefined)
    // says why there is nothing to verify
    if (chosen.length === 0) await findModel(id)
    const { signal } = this.#controller
    const sound: VerifiedModel[] = []
    for (const model of chosen) {
      const label = `${model.id}: ${this.#texts.verifying}`
      const onProgress = (doneBytes: number) => {
        this.#progress.show(label, doneBytes, model.sizeBytes)
      }
      // one damaged file must not hide the state of the others
      try {
        sound.push(await verifyModel(model, { signal, isForced: true, onProgress }))
      } catch (error) {
        if (signal.aborted) throw error
        this.#fail(error, json)
      }
    }
    this.#progress.end()
    this.#print(sound, json)
  }

  /** What can't be loaded here is not left to be chosen. */
  async #keepIfItWorks(id: string, limitSeconds: number): Promise<void> {
    this.#progress.say(this.#texts.trial)
    try {
      await tryModel(id, limitSeconds * 1000)
    } catch (error) {
      await removeModel(id)
      throw error
    }
  }

  #showPull(event: PullProgress): void {
    const { source, waiting, trying, resuming, left, downloading, verifying } = this.#texts
    if (event.kind === 'waiting') this.#progress.say(waiting(event.pid))
    else if (event.kind === 'source-left') this.#progress.say(left(source[event.source], event.reason))
    else if (event.kind === 'source-tried') {
      const from = source[event.source]
      this.#progress.say(event.resumedBytes > 0 ? resuming(from, (event.resumedBytes / 1e6).toFixed(0)) : trying(from))
    } else this.#progress.show(event.kind === 'downloading' ? downloading : verifying, event.doneBytes, event.totalBytes)
  }

  #showLicence(id: string): void {
    const entry = catalogue.find((model) => model.id === id)
    if (entry) this.#progress.say(this.#texts.licence(entry.name, entry.licence.name, entry.licence.summary[this.#language]))
  }

  #print(models: readonly VerifiedModel[], json: true | undefined): void {
    for (const { trust, name, sha256 } of models) {
      this.#progress.say(trust === 'verified' ? this.#texts.ready(name) : this.#texts.notPinned(name, sha256))
    }
    if (json) process.stdout.write(`${JSON.stringify(models.map(stateOf), null, 2)}\n`)
    else for (const { id, sha256, path } of models) process.stdout.write(`${id}\t${sha256}\t${path}\n`)
  }

  #fail(error: unknown, json: true | undefined, exitCode?: number): void {
    this.#progress.end()
    printFailure(error, this.#language, json ?? false, exitCode)
    const { code, params } = failureOf(error)
    if (code === 'disk-full' && params['neededMb'] !== undefined && !json)
      this.#progress.say(this.#texts.space(String(params['neededMb']), String(params['freeMb'])))
  }

  #asRow({ id, entry, installed }: ListedModel): readonly string[] {
    const sizeBytes = installed?.sizeBytes ?? entry?.sizeBytes ?? 0
    return [
      id,
      this.#texts.trust[installed?.trust ?? 'absent'],
      `${(sizeBytes / 1e6).toFixed(0)} MB`,
      entry?.licence.name ?? '?',
      entry?.role[this.#language] ?? '—',
    ]
  }
}

function nameOf(id: string): string {
  return catalogue.find((model) => model.id === id)?.name ?? id
}

function stateOf({ id, name, trust, path, sizeBytes, sha256, entry }: VerifiedModel): unknown {
  return asJson({ id, entry, installed: { id, name, trust, path, sizeBytes, sha256, entry } })
}

function asJson({ id, entry, installed }: ListedModel): unknown {
  return {
    id,
    name: entry?.name ?? installed?.name,
    state: installed?.trust ?? 'absent',
    path: installed?.path ?? null,
    sizeBytes: installed?.sizeBytes ?? entry?.sizeBytes,
    sha256: installed?.sha256 ?? null,
    expectedSha256: entry?.sha256 ?? null,
    licence: entry?.licence.name ?? null,
  }
}
