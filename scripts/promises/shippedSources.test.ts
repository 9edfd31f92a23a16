import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const isShipped = (file: string) => /\.(ts|tsx|html|css)$/.test(file) && !/\.test\.|Fixture\.|\/cli\/|\/testing\//.test(file)
const sources = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll(path.sep, '/')}`)
  .filter(isShipped)
  .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }))

const found = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
const textOf = (wanted: string) => sources.find(({ file }) => file === wanted)?.text ?? ''

it('the sources are read at all', () => {
  expect(sources.length).toBeGreaterThan(300)
  expect(found(/webSecurity: true/)).toEqual(['src/main/app/mainWindow.ts'])
})

it('the sandbox is switched on for everything before the app is ready', () => {
  const index = textOf('src/main/index.ts')
  expect(index.indexOf('app.enableSandbox()')).toBeGreaterThan(0)
  expect(index.indexOf('app.enableSandbox()')).toBeLessThan(index.indexOf('app.whenReady()'))
})

it('no preference that weakens a window is set', () => {
  const weak =
    /webSecurity: false|allowRunningInsecureContent: true|experimentalFeatures: true|(enable|disable)BlinkFeatures|nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webviewTag: true/
  const switches = /no-sandbox|disable-web-security|ignore-certificate-errors|remote-debugging|allow-insecure|js-flags|enable-features/
  expect([...found(weak), ...found(switches)]).toEqual([])
})

it('no webview stands in any page', () => {
  expect(found(/<webview|allowpopups|createElement\(['"]webview/)).toEqual([])
})

it('nothing is handed to the system to open', () => {
  expect(found(/openExternal\(|\bopenPath\(|showItemInFolder\(|\bshell\b[^'"]*from 'electron'/)).toEqual([])
})

it('no page comes from a file address', () => {
  expect([...found(/loadFile\(/), ...found(/['"`]file:\/\//)]).toEqual([])
})

it('the preload hands over named calls and nothing of Electron', () => {
  const preload = textOf('src/preload/index.ts')
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
  expect(preload).toContain("contextBridge.exposeInMainWorld('bridge', { ...calls, onEvent })")
  const [, ...code] = preload.split('\n')
  expect(code.join('\n')).not.toMatch(/[:,{]\s*ipcRenderer\s*[,}]|process\.|require\(/)
})

it('Electron is pinned, and of a line that is kept', () => {
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Record<string, unknown>
  const wanted = (read('package.json')['devDependencies'] as Record<string, string>)['electron'] ?? ''
  expect(wanted).toMatch(/^\d+\.\d+\.\d+$/)
  expect(read('node_modules/electron/package.json')['version']).toBe(wanted)
  expect(Number(wanted.split('.')[0])).toBeGreaterThanOrEqual(45)
})

it('no field of words is kept by the browser: what stands in one would go into its session file', () => {
  const fields = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/<(?:textarea|input)\b[^]*?\/>/g)].map(([field]) => ({ file, field })),
  )
  const ofWords = fields.filter(({ field }) => !/type="(?:radio|checkbox|range|number)"/.test(field))
  expect(ofWords.length).toBeGreaterThan(6)
  expect(ofWords.filter(({ field }) => !field.includes('autoComplete="off"')).map(({ file }) => file)).toEqual([])
})
