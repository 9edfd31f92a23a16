import fs from 'node:fs'
import path from 'node:path'
import type { BatchItem, BatchSource, BatchView } from '../../shared/batch.ts'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import { withFileLock } from '../engine/models/fileLock.ts'
import { BatchFiles } from '../importers/batchFiles.ts'
import { openRecordFile } from '../importers/openRecordFile.ts'
import { BatchRunner } from '../notes/batchRunner.ts'
import { RunningDrafts, type DraftEngine } from '../notes/startDraft.ts'
import type { Resources } from '../resources/loadResources.ts'
import { itemsWithoutDraft } from '../store/batchItems.ts'
import { readBatch } from '../store/batches.ts'
import { interruptRunningDrafts } from '../store/drafts.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { BatchOutput } from './batchOutput.ts'
import { loadWithBundles } from './loadWithBundles.ts'
import { startFileReader } from './startFileReader.ts'

export type BatchInput = {
  readonly from: string
  readonly out: string
  readonly textColumn: string | null
  readonly templateId: string
  readonly seed: number
}

export type BatchRunDeps = {
  readonly engine: DraftEngine
  readonly onChange: (batch: BatchView) => void
  readonly onBug: (error: unknown) => void
  /** Told how to leave the batch, so that the same call goes on with it later. */
  readonly onRunning: (stop: () => void) => void
}

export type BatchRun = { readonly batch: BatchView; readonly problems: readonly BatchItem[]; readonly indexFile: string }

/** In the folder of the drafts, unencrypted like the records that it was made from: what is done, so that a run that was killed goes on. */
const storeName = 'batch.db'

/**
 * Drafts every record of a folder or file into `out`: one JSON each, and `index.json`. Where `out` has a batch of the same source that is not over, goes on with it; where
 * it is over, only what is new is drafted. Resolves once it is done, paused with its reason, or left. Throws `file-…`, `batch-…`, `template-unknown`.
 */
export async function runBatch({ from, out, textColumn, templateId, seed }: BatchInput, deps: BatchRunDeps): Promise<BatchRun> {
  const source = sourceOf(path.resolve(from), textColumn)
  makeFolder(out)
  const storePath = path.join(out, storeName)
  return withFileLock(storePath, {}, async () => {
    const { versions, ...resources } = loadWithBundles()
    const store = openStore({ path: storePath, key: null, versions })
    try {
      return await draftAll(store, resources, source, out, { templateId, seed }, deps)
    } finally {
      closeStore(store)
    }
  })
}

async function draftAll(
  store: WritableStore,
  { headings, templates, guard, lexicon, dictionaryHash }: Resources,
  source: BatchSource,
  out: string,
  settings: { readonly templateId: string; readonly seed: number },
  { engine, onChange, onBug, onRunning }: BatchRunDeps,
): Promise<BatchRun> {
  interruptRunningDrafts(store, Date.now())
  const output = new BatchOutput({ store, guard, templates, out })
  const runner = new BatchRunner({
    store,
    engine,
    headings,
    templates: () => templates,
    guard,
    lexicon,
    dictionaryHash,
    now: Date.now,
    clock: () => performance.now(),
    emit: () => undefined,
    running: new RunningDrafts(),
    onBug,
    files: new BatchFiles((file) => openRecordFile(file, startFileReader)),
    onChange,
    onItem: (batchId, item) => {
      output.write(batchId, item)
    },
  })
  const id = await begin(store, runner, source, settings, out)
  output.writeMissing(id)
  onRunning(() => void runner.close())
  await runner.finished
  const indexFile = output.writeIndex(id)
  return { batch: runner.view(id), problems: itemsWithoutDraft(store, id), indexFile }
}

async function begin(
  store: WritableStore,
  runner: BatchRunner,
  source: BatchSource,
  { templateId, seed }: { readonly templateId: string; readonly seed: number },
  out: string,
): Promise<BatchView['id']> {
  const known = runner.newest()
  if (!known) return (await runner.start({ source, templateId, seed })).id
  const before = readBatch(store, known.id)
  const differs =
    JSON.stringify(before.source) !== JSON.stringify(source)
      ? 'FROM'
      : before.templateId !== templateId
        ? '--template'
        : before.seed === seed
          ? null
          : '--seed'
  if (differs) throw new AppFailure('batch-other-output', { name: path.basename(out), reason: differs })
  const isOver = known.state === 'done' || known.state === 'stopped'
  return isOver ? (await runner.start({ source, templateId, seed })).id : runner.resume(known.id).id
}

function sourceOf(from: string, textColumn: string | null): BatchSource {
  try {
    return fs.statSync(from).isDirectory() ? { kind: 'folder', path: from } : { kind: 'file', path: from, textColumn }
  } catch (error) {
    throw new AppFailure('file-unreadable', { name: path.basename(from), reason: reasonOf(error) })
  }
}

function makeFolder(out: string): void {
  try {
    fs.mkdirSync(out, { recursive: true })
  } catch (error) {
    if (failureOf(error).code === 'disk-full') throw error
    throw new AppFailure('file-not-written', { reason: reasonOf(error) })
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
