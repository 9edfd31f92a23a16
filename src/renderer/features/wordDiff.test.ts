import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges, wordDiff, wordsOf } from './wordDiff.ts'

const marked = (pieces: ReturnType<typeof wordDiff>['left']) =>
  pieces.map(({ kind, text }) => (kind === 'changed' ? `[${text}]` : text)).join('')

test('a Chinese word, a number and a Latin word change whole', () => {
  const { left, right } = wordDiff(
    '头颅CT示左侧基底节区腔隙性脑梗死，血压180/110mmHg。',
    '头颅CT示右侧基底节区腔隙性脑梗死，血压170/110mmHg。',
  )
  expect([marked(left), marked(right)]).toEqual([
    '头颅CT示[左侧]基底节区腔隙性脑梗死，血压[180/110]mmHg。',
    '头颅CT示[右侧]基底节区腔隙性脑梗死，血压[170/110]mmHg。',
  ])
  const english = wordDiff('Aspirin 100 mg once daily.', 'Clopidogrel 75 mg once daily.')
  expect(marked(english.right)).toBe('[Clopidogrel] [75] mg once daily.')
})

test('what is only added leaves the other side unmarked', () => {
  const { left, right, isSame } = wordDiff('卧床休息。', '卧床休息。监测血压。')
  expect([marked(left), marked(right), isSame]).toEqual(['卧床休息。', '卧床休息。[监测血压。]', false])
})

test('the same text is the same, and an empty one has no pieces', () => {
  expect(wordDiff('卧床休息。', '卧床休息。').isSame).toBe(true)
  expect(wordDiff('', '卧床。')).toMatchObject({ left: [], right: [{ kind: 'changed', text: '卧床。' }] })
})

test('each side joins to its text, whatever the texts', () => {
  const text = fc.string({ unit: fc.constantFrom('左', '右', '侧', '5', '.', '6', 'a', ' ', '。', '\n', '😀', '\ud83d'), maxLength: 60 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { left, right } = wordDiff(one, other)
      const joined = (pieces: typeof left) => pieces.map((piece) => piece.text).join('')
      expect([wordsOf(one).join(''), joined(left), joined(right)]).toEqual([one, one, other])
    }),
  )
})

test('two long texts that have nothing in common cost less than a second', () => {
  const begin = process.cpuUsage()
  const { left, right } = wordDiff('脑梗死。'.repeat(5_000), 'heart failure. '.repeat(1_300))
  expect([left.length, right.length]).toEqual([1, 1])
  // of work: other programs may have the machine as well
  expect(process.cpuUsage(begin).user).toBeLessThan(1_000_000)
})

test('in one line, what goes stands before what comes, and each side can be read from it', () => {
  expect(wordChanges('2周后复诊。', '3周后复诊。').map(({ kind, text }) => [kind, text])).toEqual([
    ['removed', '2'],
    ['added', '3'],
    ['same', '周后复诊。'],
  ])
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const changes = wordChanges(before, after)
      const side = (other: 'added' | 'removed') =>
        changes
          .filter(({ kind }) => kind !== other)
          .map(({ text }) => text)
          .join('')
      expect([side('added'), side('removed')]).toEqual([before, after])
    }),
  )
})
