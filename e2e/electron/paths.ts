import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

type Manifest = { readonly name: string; readonly productName?: string; readonly version: string }

function findAppPath(): string {
  let folder = path.dirname(path.resolve(process.argv[1] ?? '.'))
  while (!fs.existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error(`no package.json above ${process.argv[1] ?? 'the main script'}`)
    folder = parent
  }
  return folder
}

/** The folder of the application's package.json. */
export const appPath = findAppPath()

export const manifest = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8')) as Manifest

const chosen = new Map<string, string>()

function defaultPath(name: string): string {
  switch (name) {
    case 'userData':
      return process.env['STANDIN_USER_DATA'] ?? fs.mkdtempSync(path.join(os.tmpdir(), 'standin-'))
    case 'sessionData':
      return getPath('userData')
    case 'logs':
      return path.join(getPath('userData'), 'logs')
    case 'temp':
      return os.tmpdir()
    case 'home':
      return os.homedir()
    case 'appData':
      return path.join(os.homedir(), '.config')
    case 'exe':
      return process.execPath
    case 'desktop':
    case 'documents':
    case 'downloads':
      return path.join(os.homedir(), name.slice(0, 1).toUpperCase() + name.slice(1))
    default:
      throw new Error(`electron.app.getPath('${name}'): not in the stand-in`)
  }
}

export function getPath(name: string): string {
  const known = chosen.get(name)
  if (known !== undefined) return known
  const found = defaultPath(name)
  chosen.set(name, found)
  return found
}

export function setPath(name: string, folder: string): void {
  if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
  chosen.set(name, folder)
}
