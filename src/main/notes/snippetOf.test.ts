import { expect, test } from 'vitest'
import { holdsAll, snippetOf } from './snippetOf.ts'

const marked = (text: string, ...words: string[]) => {
  const snippet = snippetOf(text, words)
  return (
    snippet &&
    snippet.marks.reduceRight(
      (shown, { start, end }) => `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`,
      snippet.text,
    )
  )
}

test('shows a little before the word and what comes after, on one line', () => {
  const text = `${'前'.repeat(30)}头晕\n伴恶心${'后'.repeat(90)}`
  expect(marked(text, '头晕')).toBe(`…${'前'.repeat(8)}[头晕] 伴恶心${'后'.repeat(58)}…`)
})

test('marks every word, and touching ones as one', () => {
  expect(marked('胸闷气促，胸闷', '胸闷', '气促')).toBe('[胸闷气促]，[胸闷]')
})

test('is about the longest word, and shows the text as it is written', () => {
  expect(marked(`CT。${'，'.repeat(90)}ＣＴ 左侧基底节`, 'ct', '左侧基底节')).toBe(`…${'，'.repeat(5)}[ＣＴ] [左侧基底节]`)
})

test('never cuts a pair of surrogates', () => {
  const snippet = snippetOf(`𠮷${'甲'.repeat(7)}头晕${'𠮷'.repeat(60)}`, ['头晕'])
  expect([snippet?.text.isWellFormed(), snippetOf(`${'𠮷'.repeat(20)}头晕`, ['头晕'])?.text.isWellFormed()]).toEqual([true, true])
})

test('is null where no word stands', () => {
  expect([snippetOf('头晕', ['胸闷']), holdsAll('头晕', ['头', '晕']), holdsAll('头晕', ['头', '痛'])]).toEqual([null, true, false])
})
