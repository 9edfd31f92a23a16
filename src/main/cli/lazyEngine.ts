import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { AppEvent } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { DecodeEvent, DecodeRequest, EngineInfo, Judge } from '../engine/engine.ts'
import type { LlamaEngine } from '../engine/host/llamaEngine.ts'
import { loadInProcess } from '../engine/inProcess.ts'
import { loadRequestFor } from '../engine/loadRequestFor.ts'
import { modelsFolder } from '../engine/models/modelsFolder.ts'
import { openTrialFile } from '../engine/trialFile.ts'
import type { DraftEngine } from '../notes/startDraft.ts'

export type LazyEngineOptions = { readonly modelId: string | undefined; readonly contextTokens: number; readonly language: Language }

/** The engine in this process, loaded when the draft first needs it: bad input is told before two gigabytes are read. */
export class LazyEngine implements DraftEngine {
  readonly #options: LazyEngineOptions
  #engine: LlamaEngine | undefined
  #shown = ''

  constructor(options: LazyEngineOptions) {
    this.#options = options
  }

  async ready(): Promise<EngineInfo> {
    if (!this.#engine) {
      const { modelId, contextTokens } = this.#options
      const memory = openTrialFile(path.join(modelsFolder(), `runtime-trial-${os.hostname()}.json`))
      this.#engine = await loadInProcess(await loadRequestFor(modelId, contextTokens), memory, (phase, share) => {
        this.#show(phase === 'loading' ? ['载入模型', 'loading the model'] : ['预热', 'warming up'], share)
      })
    }
    return this.#engine.info()
  }

  info(): EngineInfo {
    return this.#loaded().info()
  }

  countTokens(texts: readonly string[]): Promise<number[]> {
    return this.#loaded().countTokens(texts)
  }

  decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncIterable<DecodeEvent> {
    return this.#loaded().decode(request, judge, signal)
  }

  async close(): Promise<void> {
    await this.#engine?.dispose()
  }

  /** Progress on standard error: one line that moves on a terminal, a few plain lines elsewhere. */
  showProgress(event: AppEvent): void {
    if (event.type === 'prefill-progress' && event.total > 0)
      this.#show(
        [`读病历 ${String(event.part)}/${String(event.parts)}`, `reading, part ${String(event.part)} of ${String(event.parts)}`],
        event.done / event.total,
      )
  }

  #show([zh, en]: readonly [string, string], share: number): void {
    const step = process.stderr.isTTY ? 1 : 50
    const line = `${this.#options.language === 'zh' ? zh : en} ${String(Math.floor((share * 100) / step) * step)}%`
    if (line === this.#shown) return
    this.#shown = line
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}${share >= 1 ? '\n' : ''}` : `${line}\n`)
  }

  #loaded(): LlamaEngine {
    if (!this.#engine) throw new AppFailure('engine-not-ready', { state: 'off' })
    return this.#engine
  }
}
