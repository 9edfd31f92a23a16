import { expect, it } from 'vitest'
import { profileFolder } from './profileFolder.ts'

it.each([
  ['win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'C:\\Users\\a\\AppData\\Roaming\\医摘'],
  ['linux', {}, '/home/a/.config/医摘'],
  ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/医摘'],
  ['darwin', {}, '/home/a/Library/Application Support/医摘'],
  ['linux', { YIZHAI_PROFILE_DIR: '/srv/profile' }, '/srv/profile'],
] as const)('on %s with %j', (platform, env, folder) => {
  expect(profileFolder({ platform, env, home: '/home/a' })).toBe(folder)
})
