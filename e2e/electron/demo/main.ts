import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { app, BrowserWindow, ClipboardItem, clipboard, dialog, ipcMain, protocol, session, utilityProcess } from 'electron'
import type { UtilityProcess } from 'electron'

/** The smallest application that uses every part of the stand-in, for the stand-in's own test. */
const policy = "default-src 'none'; script-src 'self'; frame-src 'self'; connect-src *"
const mediaTypes: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' }

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
if (!app.requestSingleInstanceLock({ greeting: '你好' })) app.quit()
await app.whenReady()

const asked: string[] = []
session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
  asked.push(details.url)
  callback({ cancel: details.url.endsWith('/cancelled.html') })
})

protocol.handle('app', ({ url }) => {
  const { host, pathname } = new URL(url)
  const file = path.join(import.meta.dirname, 'pages', path.basename(pathname))
  if (host !== 'demo' || !fs.existsSync(file)) return new Response(null, { status: 404 })
  const headers = { 'content-type': mediaTypes[path.extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy }
  return new Response(fs.readFileSync(file), { headers })
})

const window = new BrowserWindow({ width: 1000, height: 600, webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs') } })
const send = (event: unknown) => {
  window.webContents.send('event', event)
}
for (let index = 0; index < 5; index++) send({ early: index })

window.webContents.on('will-navigate', (event) => {
  send({ navigating: event.url })
  event.preventDefault()
})
window.webContents.setWindowOpenHandler(({ url }) => {
  send({ opening: url })
  return { action: 'deny' }
})
app.on('second-instance', (_event, _argv, _folder, data) => {
  send({ second: data })
})

let host: UtilityProcess | undefined
let isQuitAllowed = true

function startHost(): UtilityProcess {
  const started = utilityProcess.fork(path.join(import.meta.dirname, 'host.ts'), ['argument'], { stdio: 'pipe' })
  started.stdout?.on('data', (text: Buffer) => {
    send({ stdout: text.toString() })
  })
  started.on('message', (message: unknown) => {
    send({ host: message })
  })
  started.on('exit', (code) => {
    host = undefined
    send({ exit: code })
  })
  return started
}

const calls = {
  echo: (value: unknown) => value,
  makeMap: () => ({ inside: [new Map([[1, 2]])] }),
  fail: () => {
    throw new TypeError('told to fail')
  },
  lack: () => (app as unknown as { getAppMetrics(): unknown }).getAppMetrics(),
  asked: () => asked,
  burst: (count: number) => {
    for (let index = 0; index < count; index++) send({ burst: index })
  },
  copy: async (text: string) => {
    await clipboard.write([
      new ClipboardItem({
        'text/plain': text,
        'electron application/osclipboard;format="ExcludeClipboardContentFromMonitorProcessing"': '',
      }),
    ])
    return clipboard.readText()
  },
  clearClipboard: () => {
    clipboard.clear()
  },
  toHost: (message: unknown) => {
    host ??= startHost()
    host.postMessage(message)
    return host.pid
  },
  killHost: () => host?.kill(),
  openDialog: () => dialog.showOpenDialog({}),
  about: () => ({
    version: app.getVersion(),
    locale: app.getLocale(),
    userData: app.getPath('userData'),
    windows: BrowserWindow.getAllWindows().length,
  }),
  openAndCloseSecondWindow: async () => {
    const second = new BrowserWindow()
    await second.loadURL('app://demo/inner.html')
    const url = second.webContents.getURL()
    const closed = once(second, 'closed')
    second.close()
    await closed
    return url
  },
  crash: () => {
    window.webContents.once('render-process-gone', (_event, { reason }) => {
      fs.writeFileSync(path.join(app.getPath('userData'), 'crash.txt'), reason)
    })
    window.webContents.forcefullyCrashRenderer()
  },
  forbidQuit: () => {
    isQuitAllowed = false
  },
  quit: () => {
    app.quit()
  },
}
for (const [name, call] of Object.entries(calls))
  ipcMain.handle(name, (_event, argument) => (call as (value: unknown) => unknown)(argument))
ipcMain.handle('whoami', ({ sender, senderFrame }) => ({
  url: senderFrame?.url,
  origin: senderFrame?.origin,
  isMainFrame: senderFrame === window.webContents.mainFrame,
  isMainWindow: sender === window.webContents,
  hasParent: senderFrame?.parent !== null,
}))
ipcMain.on('note', (event, text: string) => {
  event.reply('event', { noted: text })
})

app.on('before-quit', (event) => {
  if (isQuitAllowed) return
  isQuitAllowed = true
  event.preventDefault()
  send({ quitRefused: true })
})
app.on('will-quit', () => {
  fs.writeFileSync(path.join(app.getPath('userData'), 'quit.txt'), 'properly')
})

await window.loadURL('app://demo/index.html')
