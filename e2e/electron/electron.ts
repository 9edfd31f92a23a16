import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { clipboard, ClipboardItem } from './clipboard.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipcMain.ts'
import { Menu } from './menu.ts'
import { missing } from './missing.ts'
import { nativeTheme } from './nativeTheme.ts'
import { powerMonitor } from './powerMonitor.ts'
import { protocol } from './protocol.ts'
import { safeStorage } from './safeStorage.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { utilityProcess } from './utilityProcess.ts'

/** The module `electron` of a main process, for tests and demonstrations only. What is not here throws by name. */
export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  utilityProcess,
}

// Names that may be imported but not used: nothing of the application talks to a network or to another program.
export const net = missing('net', {})
export const shell = missing('shell', {})
export const powerSaveBlocker = missing('powerSaveBlocker', {})
export const systemPreferences = missing('systemPreferences', {})

export default {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  utilityProcess,
}
