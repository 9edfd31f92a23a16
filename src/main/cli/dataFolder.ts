import os from 'node:os'
import path from 'node:path'

const productName = '医摘'

/** Where the installed application keeps its database and its key; YIZHAI_DATA_DIR says otherwise. */
export function dataFolder({
  platform,
  env,
}: { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> } = process): string {
  if (env['YIZHAI_DATA_DIR']) return path.resolve(env['YIZHAI_DATA_DIR'])
  if (platform === 'win32') return path.join(env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming'), productName)
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support', productName)
  return path.join(env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config'), productName)
}
