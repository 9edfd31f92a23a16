import path from 'node:path'
import { utilityProcess, type BrowserWindow } from 'electron'
import type { AppEvent } from '../shared/contract.ts'
import { versionsInForce } from '../shared/versions.ts'
import { ApiSwitch } from './api/apiSwitch.ts'
import { fileReaderInUtilityProcess } from './app/fileReaderProcess.ts'
import { askToRestore } from './app/askToRestore.ts'
import { chooseBatch } from './app/chooseBatch.ts'
import { hostInUtilityProcess } from './app/hostProcess.ts'
import type { Desk, Session } from './app/lock.ts'
import { systemClipboard } from './app/systemClipboard.ts'
import { showAtScale } from './app/windowScale.ts'
import { createHandlers, type HandlerParts } from './createHandlers.ts'
import { loadRequestFor } from './engine/loadRequestFor.ts'
import { Supervisor } from './engine/supervisor.ts'
import { tryInHost } from './engine/tryInHost.ts'
import { openTrialFile } from './engine/trialFile.ts'
import { BatchFiles, entriesOfText } from './importers/batchFiles.ts'
import { decodeText } from './importers/decodeText.ts'
import { openRecordFile } from './importers/openRecordFile.ts'
import { batchHandlers } from './notes/batchHandlers.ts'
import { BatchRunner } from './notes/batchRunner.ts'
import { ClipboardWatch } from './notes/clipboardWatch.ts'
import { installSamples } from './notes/installSamples.ts'
import { ReadRecords } from './notes/reviewDraft.ts'
import { allTemplates } from './notes/ownTemplates.ts'
import { retentionHandlers } from './notes/retention.ts'
import { RunningDrafts } from './notes/startDraft.ts'
import { changeApiSettings, readApiSettings } from './store/apiSettings.ts'
import { appendAudit } from './store/audit.ts'
import { actAs } from './store/actors.ts'
import { interruptRunningDrafts } from './store/drafts.ts'
import { indexNotes } from './store/indexNotes.ts'
import { openOrRestore } from './store/openOrRestore.ts'
import { readNoteSummary } from './store/notes.ts'
import { closeStore, type WritableStore } from './store/openStore.ts'
import { readSettings } from './store/settings.ts'
import { watchBackups } from './store/watchBackups.ts'

export type DeskParts = Pick<HandlerParts, 'resources' | 'bundles' | 'version' | 'airGap' | 'onBug' | 'keys'> & {
  readonly databaseFile: string
  readonly userData: string
  /** Folder of the built program. */
  readonly outFolder: string
  readonly window: BrowserWindow
  readonly emit: (event: AppEvent) => void
}

const guardDelayMs = 500
const indexedAtOnce = 10
const indexingPauseMs = 100

/** Opens the database, or the backup that the user lets take the place of a damaged one, and builds everything that works on it. Throws what `openStore` throws. */
export function openDesk(parts: DeskParts, key: Buffer, session: Session): Desk {
  const { resources, onBug, window, userData, outFolder } = parts
  const versions = () => versionsInForce(parts.version, resources.addedVersions, parts.bundles.list())
  const store = openOrRestore({ path: parts.databaseFile, key, versions: versions() }, (backup, error) =>
    askToRestore(backup, error.toFailure()),
  )
  actAs(store, session.actor())
  // the lock wipes the key that the desk was opened with
  const backupKey = Buffer.from(key)
  let isClosed = false
  const emit = (event: AppEvent) => {
    if (!isClosed) parts.emit(event)
  }
  interruptRunningDrafts(store, Date.now())
  installSamples({ store, now: Date.now, samples: resources.samples })

  const fork = () => hostInUtilityProcess(utilityProcess, path.join(outFolder, 'main', 'host.js'))
  const clock = () => performance.now()
  const { platform } = process
  const engine = new Supervisor({
    fork,
    model: () => loadRequestFor(process.env['YIZHAI_MODEL'] ?? readSettings(store).modelId ?? undefined),
    memory: openTrialFile(path.join(userData, 'runtime-trial.json')),
    platform,
    clock,
    onState: (state) => {
      emit({ type: 'engine-state', state })
    },
  })
  const tryModel = (modelId: string, signal: AbortSignal) =>
    tryInHost({ fork, model: () => loadRequestFor(modelId), platform, clock }, signal)
  const running = new RunningDrafts()
  const clipboard = new ClipboardWatch({ clipboard: systemClipboard, seconds: () => readSettings(store).clipboardSeconds, onBug })
  const startFileReader = () => fileReaderInUtilityProcess(utilityProcess, path.join(outFolder, 'main', 'fileReader.js'))
  let readRecords: ReadRecords | undefined
  const drafting = {
    ...resources,
    templates: () => allTemplates({ store, shipped: resources.templates }),
    ...{ store, engine, running, emit, onBug, now: Date.now, clock },
  }
  const api = new ApiSwitch({
    ...drafting,
    readRecords: () => (readRecords ??= new ReadRecords(resources.guard(), resources.templates.get('outpatient'))),
    readSettings: () => readApiSettings(store),
    keepSettings: (settings) => changeApiSettings(store, settings, Date.now()),
    templateId: () => readSettings(store).templateId,
    language: () => readSettings(store).language,
  })
  const batches = new BatchRunner({
    ...drafting,
    files: new BatchFiles((file) => openRecordFile(file, startFileReader)),
    onChange: (batch) => {
      emit({ type: 'batch-changed', batch })
    },
  })
  const handlers = {
    ...createHandlers({ ...parts, store, engine, running, emit, clipboard, session, startFileReader, api, versions, tryModel }),
    ...batchHandlers({
      store,
      now: Date.now,
      batches,
      choose: (from) => chooseBatch(window, from),
      changed: (noteId) => emit({ type: 'note-changed', summary: readNoteSummary(store, noteId) }),
      recordsOf: (bytes, name) => entriesOfText(decodeText(bytes).text, name, null),
    }),
    ...retentionHandlers({ store, databasePath: parts.databaseFile, key: backupKey, now: Date.now }),
  }
  const stops: (() => void)[] = []
  return {
    handlers,
    settings: () => readSettings(store),
    actAs: (actor) => actAs(store, actor),
    noteAccount: (kind, role) => appendAudit(store, { kind, at: Date.now(), facts: { role } }),
    // the window first: the model is read from disk only once the physician can already work
    start: () => {
      const { scale, hidesFromCapture } = readSettings(store)
      showAtScale(window.webContents, scale)
      window.setContentProtection(hidesFromCapture)
      void engine.start()
      batches.goOn()
      void api.begin()
      // a quarter of a second of dictionaries, once the window stands and before the first draft asks
      const timer = setTimeout(resources.guard, guardDelayMs)
      const stopBackups = watchBackups(store, {
        databasePath: parts.databaseFile,
        key: backupKey,
        worker: path.join(outFolder, 'main', 'backup.js'),
        now: Date.now,
        onFailure: (failure) => emit({ type: 'failure', failure }),
        onBug,
      })
      stops.push(() => clearTimeout(timer), fillSearchIndex(store, onBug), stopBackups)
    },
    close: async () => {
      for (const stop of stops) stop()
      backupKey.fill(0)
      await Promise.all([api.close(), batches.close().then(() => running.stopAll()), clipboard.clearOwn()])
      isClosed = true
      engine.close()
      closeStore(store)
    },
  }
}

/** Notes of an older file into the index of the search, a few at a time, so that the window never waits. Returns what ends it. */
function fillSearchIndex(store: WritableStore, onBug: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    try {
      if (indexNotes(store, indexedAtOnce)) clearInterval(timer)
    } catch (error) {
      clearInterval(timer)
      onBug(error)
    }
  }, indexingPauseMs)
  return () => clearInterval(timer)
}
