import { expect, it } from 'vitest'
import { modelsFolder } from './modelsFolder.ts'

it.each([
  ['linux', {}, '/home/a', '/home/a/.cache/yizhai/models'],
  ['linux', { XDG_CACHE_HOME: '/cache' }, '/home/a', '/cache/yizhai/models'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/a', '/home/a/.cache/yizhai/models'],
  ['darwin', { XDG_CACHE_HOME: '/cache' }, '/Users/a', '/Users/a/Library/Caches/yizhai/models'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\a', 'D:\\Local\\yizhai\\models'],
  ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\yizhai\\models'],
  ['win32', { YIZHAI_MODELS_DIR: 'E:\\m' }, 'C:\\Users\\a', 'E:\\m'],
  ['linux', { YIZHAI_MODELS_DIR: '/m', XDG_CACHE_HOME: '/cache' }, '/home/a', '/m'],
] as const)('on %s with %o it is where that system keeps caches', (platform, env, home, folder) => {
  expect(modelsFolder({ platform, env, home })).toBe(folder)
})
