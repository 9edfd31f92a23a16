import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { engineOff } from '../../shared/engineOff.ts'
import type { EngineState } from '../../shared/engineState.ts'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import { formatFailure, type Language } from '../../shared/messages/formatFailure.ts'
import { draftIdSchema } from '../../shared/note.ts'
import type { SelfTestReport } from '../../shared/selfTest.ts'
import { saveRecord } from '../notes/saveRecord.ts'
import { runSelfTest } from '../notes/selfTest.ts'
import { RunningDrafts, startDraft } from '../notes/startDraft.ts'
import type { Resources } from '../resources/loadResources.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { exitCodeOf } from './exitCode.ts'
import { LazyEngine } from './lazyEngine.ts'
import { loadWithBundles } from './loadWithBundles.ts'
import { printTable } from './printTable.ts'
import { productVersion } from './productVersion.ts'

export type SelfTestOptions = { readonly draft?: true; readonly model?: string; readonly json?: true }

const words = {
  zh: {
    passed: '通过',
    warning: '注意',
    failed: '未通过',
    model: '模型',
    runtime: '运行环境',
    database: '数据库',
    airGap: '断网',
    pin: '密钥',
    golden: '核对',
  },
  en: {
    passed: 'passed',
    warning: 'warning',
    failed: 'FAILED',
    model: 'model',
    runtime: 'runtime',
    database: 'database',
    airGap: 'air gap',
    pin: 'key',
    golden: 'guard',
  },
} as const

/**
 * The window's self-test without a window, on a new encrypted database in a temporary folder: the physician's own can be opened only by his key store.
 * Resolves with the exit code: 0, or 1 where a check failed.
 */
export async function testInstallation({ draft, model, json }: SelfTestOptions, language: Language): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-self-test-'))
  const store = openStore({ path: path.join(folder, 'yizhai.db'), key: randomBytes(32) })
  try {
    const resources = loadWithBundles()
    const engine: EngineState = draft ? await draftSample(store, resources, model, language) : { ...engineOff, modelId: model ?? null }
    const report = await runSelfTest({
      store,
      guard: resources.guard,
      engineState: () => engine,
      now: Date.now,
      version: productVersion(),
    })
    // without --draft nothing was loaded, which is no fault
    const checks = report.checks.filter(({ id }) => draft || id !== 'runtime')
    process.stdout.write(json ? `${JSON.stringify({ ...report, checks }, null, 2)}\n` : printReport({ ...report, checks }, language))
    return checks.some(({ outcome }) => outcome === 'failed') ? 1 : 0
  } finally {
    closeStore(store)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Drafts the first sample; how it went as the state that the runtime's check reads. */
async function draftSample(
  store: WritableStore,
  resources: Resources,
  modelId: string | undefined,
  language: Language,
): Promise<EngineState> {
  const engine = new LazyEngine({ modelId, contextTokens: 8192, language })
  const [sample] = resources.samples
  if (!sample) throw new AppFailure('record-empty')
  try {
    const { noteId } = saveRecord({ store, now: Date.now }, { text: sample.text, title: sample.name })
    const { finished } = startDraft(
      {
        ...resources,
        templates: () => resources.templates,
        store,
        engine,
        running: new RunningDrafts(),
        now: Date.now,
        clock: () => performance.now(),
        emit: (event) => {
          engine.showProgress(event)
        },
        onBug: (error) => process.stderr.write(`${String((error as Error).stack)}\n`),
      },
      { noteId, draftId: draftIdSchema.parse(randomUUID()), templateId: 'outpatient', seed: 1 },
    )
    const { phase, failure, timing } = await finished
    if (phase !== 'drafted') throw new AppFailure(failure?.code ?? 'unexpected', failure?.params)
    const { modelId: id, modelName, runtime, deviceName } = engine.info()
    return { ...engineOff, phase: 'ready', modelId: id, modelName, runtime, deviceName, tokensPerSecond: timing?.tokensPerSecond ?? null }
  } catch (error) {
    const failure = failureOf(error)
    if (exitCodeOf(failure.code) === 3) throw error
    process.stderr.write(`${formatFailure(failure, language)}\n`)
    return { ...engineOff, phase: 'refused', modelId: modelId ?? null, failure }
  } finally {
    await engine.close()
  }
}

function printReport({ version, platform, checks }: SelfTestReport, language: Language): string {
  const w = words[language]
  const rows = checks.map(({ id, outcome, code, facts }) => [
    w[id],
    w[outcome],
    code,
    facts.map(({ name, value }) => `${name} ${value}`).join(' · '),
  ])
  return `yizhai ${version} · ${platform}\n${printTable(rows)}`
}
