import path from 'node:path'
import { app, dialog, powerMonitor, protocol, safeStorage, session } from 'electron'
import type { AppEvent } from '../shared/contract.ts'
import { failureOf } from '../shared/errors.ts'
import { formatFailure } from '../shared/messages/formatFailure.ts'
import { closeNetworkBeforeReady, closeSession, isNetworkClosed } from './app/airGap.ts'
import { openFaultLog } from './app/faultLog.ts'
import { KeyRing } from './app/keys/keyRing.ts'
import { Lock } from './app/lock.ts'
import { lockHandlers } from './app/lockHandlers.ts'
import { LookFile } from './app/lookFile.ts'
import { isFromWindow, openMainWindow } from './app/mainWindow.ts'
import { pageScheme, servePages } from './app/pageProtocol.ts'
import { sealContents } from './app/sealContents.ts'
import { commandLineArguments } from './cli/commandLineArguments.ts'
import { loadWithBundles } from './cli/loadWithBundles.ts'
import { openBundleDesk } from './cli/openBundleDesk.ts'
import { EventFrames } from './ipc/eventFrames.ts'
import { registerCommands } from './ipc/register.ts'
import { openDesk } from './openDesk.ts'
import { resourcesFolder } from './resources/loadResources.ts'

const outFolder = path.join(import.meta.dirname, '..')

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
  const databaseFile = path.join(userData, 'yizhai.db')
  const onBug = openFaultLog(path.join(userData, 'logs', 'faults.log'))
  // one that is refused is shown in the settings
  const resources = loadWithBundles(userData, () => undefined)
  const ring = new KeyRing({ folder: userData, databaseFile, safeStorage, now: Date.now })

  const { refused } = closeSession(session.defaultSession)
  servePages(protocol, path.join(outFolder, 'renderer'))
  const window = openMainWindow(outFolder)
  const frames = new EventFrames((channel, events) => {
    if (!window.isDestroyed()) window.webContents.send(channel, events)
  })
  const emit = (event: AppEvent) => {
    frames.emit(event)
  }
  const parts = {
    databaseFile,
    userData,
    outFolder,
    window,
    emit,
    onBug,
    resources,
    bundles: openBundleDesk({ resources: resourcesFolder(outFolder), dataFolder: userData, appVersion: app.getVersion() }),
    keys: () => ({ protection: ring.protection, hasRecoveryKey: ring.hasRecoveryKey, derivationMs: ring.derivationMs() }),
    version: app.getVersion(),
    airGap: () => ({ isClosed: isNetworkClosed(app), refused: refused() }),
  }
  const lock = new Lock({
    ring,
    openDesk: (key, who) => openDesk(parts, key, who),
    tell: (event) => {
      emit(event)
      frames.flush()
    },
    reloadPage: () => {
      frames.flush()
      if (!window.isDestroyed()) window.webContents.reload()
    },
    look: new LookFile(path.join(userData, 'look.json'), app.getLocale()),
    onBug,
    now: Date.now,
  })
  if (!openAtStart(lock, onBug)) return
  registerCommands({ handlers: lockHandlers(lock, ring), onBug, isTrusted: (event) => isFromWindow(window, event) })
  powerMonitor.on('lock-screen', () => void lock.lock())
  powerMonitor.on('suspend', () => void lock.lock())

  window.webContents.once('did-finish-load', () => lock.windowLoaded())
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
    void lock.close().then(() => app.quit())
  })
}

/**
 * Where no PIN is set, the database is open before the window stands. A key that can't be had is told in the window, with the way to recover it; what else is
 * in the way is told at once and ends the program. The files stay as they are. False: it ends.
 */
function openAtStart(lock: Lock, onBug: (error: unknown) => void): boolean {
  try {
    lock.openUnattended()
    return true
  } catch (error) {
    const failure = failureOf(error)
    if (['pin-needed', 'store-key-lost', 'accounts-altered'].includes(failure.code)) return true
    dialog.showErrorBox('医摘', formatFailure(failure, app.getLocale().startsWith('en') ? 'en' : 'zh'))
    if (failure.code === 'unexpected') onBug(error)
    app.exit(1)
    return false
  }
}
