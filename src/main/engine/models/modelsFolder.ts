import os from 'node:os'
import path from 'node:path'

export type FolderSurroundings = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Where model files live: YIZHAI_MODELS_DIR, else the user's cache folder. The folder may not exist yet. */
export function modelsFolder(
  surroundings: FolderSurroundings = { platform: process.platform, env: process.env, home: os.homedir() },
): string {
  const { platform, env, home } = surroundings
  const { join, resolve } = platform === 'win32' ? path.win32 : path.posix
  if (env['YIZHAI_MODELS_DIR']) return resolve(env['YIZHAI_MODELS_DIR'])
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'yizhai', 'models')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'yizhai', 'models')
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'yizhai', 'models')
}
