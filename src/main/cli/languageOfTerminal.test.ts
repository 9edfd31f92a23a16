import { expect, it } from 'vitest'
import { languageOfTerminal } from './languageOfTerminal.ts'

it.each([
  ['a terminal that says nothing', {}, 'zh'],
  ['a Chinese one', { LANG: 'zh_CN.UTF-8' }, 'zh'],
  ['an English one', { LANG: 'en_US.UTF-8' }, 'en'],
  ['C, which says nothing', { LANG: 'C.UTF-8' }, 'zh'],
  ['POSIX, which says nothing', { LC_ALL: 'POSIX' }, 'zh'],
  ['LC_ALL before the others', { LC_ALL: 'en_GB', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
  ['LC_MESSAGES before LANG', { LC_MESSAGES: 'zh_CN', LANG: 'en_US' }, 'zh'],
  ['an empty LC_ALL, which is none', { LC_ALL: '', LANG: 'en_US' }, 'en'],
] as const)('%s', (_, env, language) => {
  expect(languageOfTerminal(env)).toBe(language)
})
