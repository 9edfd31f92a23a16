import os from 'node:os'
import path from 'node:path'
import process from 'node:process'

export type ProfileSurroundings = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** The folder that the window keeps its data in: YIZHAI_PROFILE_DIR, else where Electron puts it for this user. It may not exist yet. */
export function profileFolder(
  surroundings: ProfileSurroundings = { platform: process.platform, env: process.env, home: os.homedir() },
): string {
  const { platform, env, home } = surroundings
  const { join, resolve } = platform === 'win32' ? path.win32 : path.posix
  if (env['YIZHAI_PROFILE_DIR']) return resolve(env['YIZHAI_PROFILE_DIR'])
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), '医摘')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', '医摘')
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), '医摘')
}
