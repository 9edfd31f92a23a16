import { expect, test } from 'vitest'
import { toastMessages } from '../state/workstationState.ts'
import en from './en.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

type Words = { readonly [key: string]: string | Words }

function leaves(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
}

const chinese = new Map(leaves(zh))
const english = new Map(leaves(en))

test('Chinese and English have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
})

test('a text has the same parameters in both languages', () => {
  const parameters = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
  const different = [...chinese].filter(([key, text]) => parameters(text).join() !== parameters(english.get(key)).join())
  expect(different).toEqual([])
})

test('no text is empty, and no English text holds a Chinese word', () => {
  const wrong = [...chinese, ...english].filter(([, text]) => text.trim() === '')
  const untranslated = [...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'topbar.language')
  expect([wrong, untranslated]).toEqual([[], []])
})

test('every message of a toast has words', () => {
  const missing = toastMessages.filter((message) => !chinese.has(`toasts.${message}`))
  expect(missing).toEqual([])
})
