import path from 'node:path'
import { BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { pageOrigin, pageUrl } from './pageProtocol.ts'
import { sealContents } from './sealContents.ts'

/** The one window: sandboxed, isolated, on our own page and staying there. `outFolder` is the folder of the built program. */
export function openMainWindow(outFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: '#ffffff',
    title: '医摘',
    webPreferences: {
      preload: path.join(outFolder, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      webviewTag: false,
      devTools: false,
    },
  })
  window.setMenu(null)
  window.once('ready-to-show', () => {
    window.show()
  })
  sealContents(window.webContents)
  void window.loadURL(pageUrl)
  return window
}

/** Whether a call comes from the main frame of this window while it shows our page. */
export function isFromWindow(window: BrowserWindow, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return event.sender === window.webContents && frame !== null && frame.parent === null && frame.origin === pageOrigin
}
