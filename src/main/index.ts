import path from 'node:path'
import { app, dialog, protocol, safeStorage, session, utilityProcess } from 'electron'
import type { AppEvent } from '../shared/contract.ts'
import { failureOf } from '../shared/errors.ts'
import { formatFailure } from '../shared/messages/formatFailure.ts'
import { systemClipboard } from './app/systemClipboard.ts'
import { showAtScale } from './app/windowScale.ts'
import { closeNetworkBeforeReady, closeSession, isNetworkClosed } from './app/airGap.ts'
import { loadDatabaseKey, type DatabaseKey } from './app/databaseKey.ts'
import { openFaultLog } from './app/faultLog.ts'
import { hostInUtilityProcess } from './app/hostProcess.ts'
import { isFromWindow, openMainWindow } from './app/mainWindow.ts'
import { pageScheme, servePages } from './app/pageProtocol.ts'
import { sealContents } from './app/sealContents.ts'
import { commandLineArguments } from './cli/commandLineArguments.ts'
import { createHandlers } from './createHandlers.ts'
import { loadRequestFor } from './engine/loadRequestFor.ts'
import { Supervisor } from './engine/supervisor.ts'
import { openTrialFile } from './engine/trialFile.ts'
import { EventFrames } from './ipc/eventFrames.ts'
import { BatchFiles } from './importers/batchFiles.ts'
import { registerCommands } from './ipc/register.ts'
import { BatchRunner } from './notes/batchRunner.ts'
import { ClipboardWatch } from './notes/clipboardWatch.ts'
import { installSamples } from './notes/installSamples.ts'
import { RunningDrafts } from './notes/startDraft.ts'
import { loadResources, resourcesFolder } from './resources/loadResources.ts'
import { interruptRunningDrafts } from './store/drafts.ts'
import { indexNotes } from './store/indexNotes.ts'
import { readSettings } from './store/settings.ts'
import { closeStore, openStore, type WritableStore } from './store/openStore.ts'

const outFolder = path.join(import.meta.dirname, '..')
const guardDelayMs = 500
const indexedAtOnce = 10
const indexingPauseMs = 100

protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
closeNetworkBeforeReady(app)
app.enableSandbox()
app.on('web-contents-created', (_event, contents) => {
  sealContents(contents)
})

const commandLine = commandLineArguments(process.argv, app.isPackaged)
if (commandLine) void runCommandLine(commandLine)
else if (app.requestSingleInstanceLock()) void app.whenReady().then(run)
else app.quit()

/** `yizhai summarize …` in the installed application: no window, no profile, and the exit code is the answer. */
async function runCommandLine(args: readonly string[]): Promise<void> {
  const [{ runProgram }, { yizhaiProgram }] = await Promise.all([import('./cli/runProgram.ts'), import('./cli/yizhaiProgram.ts')])
  await runProgram(yizhaiProgram, args)
  app.exit(Number(process.exitCode ?? 0))
}

function run(): void {
  const userData = app.getPath('userData')
  const onBug = openFaultLog(path.join(userData, 'logs', 'faults.log'))
  const opened = openData(userData)
  if (!opened) return
  const { store, databaseKey } = opened

  const resources = loadResources(resourcesFolder(outFolder))
  interruptRunningDrafts(store, Date.now())
  installSamples({ store, now: Date.now, samples: resources.samples })

  const { refused } = closeSession(session.defaultSession)
  servePages(protocol, path.join(outFolder, 'renderer'))
  const window = openMainWindow(outFolder)
  const frames = new EventFrames((channel, events) => {
    if (!window.isDestroyed()) window.webContents.send(channel, events)
  })
  const emit = (event: AppEvent) => {
    frames.emit(event)
  }

  const engine = new Supervisor({
    fork: () => hostInUtilityProcess(utilityProcess, path.join(outFolder, 'main', 'host.js')),
    model: () => loadRequestFor(process.env['YIZHAI_MODEL'] ?? readSettings(store).modelId ?? undefined),
    memory: openTrialFile(path.join(userData, 'runtime-trial.json')),
    platform: process.platform,
    clock: () => performance.now(),
    onState: (state) => {
      emit({ type: 'engine-state', state })
    },
  })
  const running = new RunningDrafts()
  const clipboard = new ClipboardWatch({ clipboard: systemClipboard, seconds: () => readSettings(store).clipboardSeconds, onBug })
  const batches = new BatchRunner({
    ...resources,
    store,
    engine,
    running,
    emit,
    onBug,
    now: Date.now,
    clock: () => performance.now(),
    files: new BatchFiles(),
    onChange: (batch) => {
      emit({ type: 'batch-changed', batch })
    },
  })
  const handlers = createHandlers({
    store,
    engine,
    running,
    emit,
    onBug,
    resources,
    keyProtection: databaseKey.protection,
    window,
    version: app.getVersion(),
    clipboard,
    airGap: () => ({ isClosed: isNetworkClosed(app), refused: refused() }),
    batches,
  })
  registerCommands({ handlers, onBug, isTrusted: (event) => isFromWindow(window, event) })

  // the window first: the model is read from disk only once the physician can already work
  window.webContents.once('did-finish-load', () => {
    showAtScale(window.webContents, readSettings(store).scale)
    void engine.start()
    batches.goOn()
    // a quarter of a second of dictionaries, once the window stands and before the first draft asks
    setTimeout(resources.guard, guardDelayMs)
    fillSearchIndex(store, onBug)
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  let isClosing = false
  app.on('before-quit', (event) => {
    if (isClosing) return
    isClosing = true
    event.preventDefault()
    void Promise.all([batches.close().then(() => running.stopAll()), clipboard.clearOwn()]).then(() => {
      engine.close()
      closeStore(store)
      app.quit()
    })
  })
}

/** Notes of an older file into the index of the search, a few at a time, so that the window never waits. */
function fillSearchIndex(store: WritableStore, onBug: (error: unknown) => void): void {
  const timer = setInterval(() => {
    try {
      if (indexNotes(store, indexedAtOnce)) clearInterval(timer)
    } catch (error) {
      clearInterval(timer)
      onBug(error)
    }
  }, indexingPauseMs)
  app.on('before-quit', () => clearInterval(timer))
}

/** The database and its key, or, when they can't be had, the reason on screen and the end of the program; the files stay as they are. */
function openData(userData: string): { store: WritableStore; databaseKey: DatabaseKey } | undefined {
  const databaseFile = path.join(userData, 'yizhai.db')
  try {
    const databaseKey = loadDatabaseKey(userData, databaseFile, safeStorage)
    return { databaseKey, store: openStore({ path: databaseFile, key: databaseKey.key }) }
  } catch (error) {
    const failure = failureOf(error)
    dialog.showErrorBox('医摘', formatFailure(failure, app.getLocale().startsWith('en') ? 'en' : 'zh'))
    if (failure.code === 'unexpected') openFaultLog(path.join(userData, 'logs', 'faults.log'))(error)
    app.exit(1)
    return undefined
  }
}
