import { expect, test } from 'vitest'
import { sentenceSpans } from '../../shared/text/sentences.ts'
import { passageOf } from './passageOf.ts'

const text = '右膝疼痛2周。否认外伤。\n青霉素过敏'
const passage = (words: string) => {
  const start = text.indexOf(words)
  return passageOf(text, sentenceSpans(text), { start, end: start + words.length })
}

test.each([
  ['2周', { text: '右膝疼痛2周。', start: 4, end: 6 }],
  ['否认外伤。', { text: '否认外伤。', start: 0, end: 5 }],
  ['疼痛2周。否认', { text: '右膝疼痛2周。否认外伤。', start: 2, end: 9 }],
  ['过敏', { text: '青霉素过敏', start: 3, end: 5 }],
])('the words “%s” stand in their sentence', (words, expected) => {
  expect(passage(words)).toEqual(expected)
})

test('the end of a text and an empty text have a place too', () => {
  expect(passageOf('休息。', sentenceSpans('休息。'), { start: 3, end: 3 })).toEqual({ text: '', start: 0, end: 0 })
  expect(passageOf('', [], { start: 0, end: 0 })).toEqual({ text: '', start: 0, end: 0 })
})
