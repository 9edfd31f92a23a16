import fs from 'node:fs'
import path from 'node:path'

export const repositoryRoot = path.join(import.meta.dirname, '../..')

/** The Node 24 that the repository pins, whichever Node runs the tests. */
export function pinnedNode(): string {
  const pinned = path.join(repositoryRoot, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return fs.existsSync(pinned) ? pinned : process.execPath
}

/** The Electron binary, where one is: its npm package comes without. */
export function electronBinary(): string | undefined {
  const inDist = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron'
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(repositoryRoot, 'node_modules/electron/dist')
  const binary = path.join(dist, inDist)
  return fs.existsSync(binary) ? binary : undefined
}
