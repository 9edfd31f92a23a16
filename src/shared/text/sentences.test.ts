import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseSpans, sentenceSpans, splitStatements } from './sentences.ts'

describe('splitStatements', () => {
  it.each([
    ['a Chinese full stop ends a sentence', '头晕1周。视物模糊。', ['头晕1周。', '视物模糊。']],
    ['a line end does too', '1.胸痛待查\n2.高血压病', ['1.胸痛待查', '2.高血压病']],
    ['a decimal point does not', 'K 5.6mmol/L。', ['K 5.6mmol/L。']],
    ['a list number does not', '1. 阿司匹林 100mg qd', ['1. 阿司匹林 100mg qd']],
    [
      'English sentences',
      'Chest pain for 3 days. No fever. Seen by Dr. Lee today.',
      ['Chest pain for 3 days.', 'No fever.', 'Seen by Dr. Lee today.'],
    ],
    ['No. ends one, unless a number follows', 'Asthma: No. Seen in No. 4.', ['Asthma: No.', 'Seen in No. 4.']],
    ['so does a letter that ends a name', 'Hepatitis C. Review per pt. Stable.', ['Hepatitis C.', 'Review per pt.', 'Stable.']],
    ['a dose with abbreviations', 'Metoprolol 25 mg p.o. b.i.d. was started.', ['Metoprolol 25 mg p.o. b.i.d. was started.']],
    ['a doubt inside a bracket does not', '右眼角膜炎（感染性？接触镜相关待排）。', ['右眼角膜炎（感染性？接触镜相关待排）。']],
    ['a closing mark belongs to its sentence', '诉“头晕。”今日好转。', ['诉“头晕。”', '今日好转。']],
    ['CRLF counts once', '甲。\r\n乙', ['甲。', '乙']],
    ['nothing gives nothing', ' \n ', []],
  ])('%s', (_, text, expected) => {
    expect(splitStatements(text)).toEqual(expected)
  })

  it('loses nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('。', '.', '\n', ' ', '3', '左', 'a', '（', '）', '？', '，', '\r') }), (text) => {
        expect(splitStatements(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})

describe('clauseSpans', () => {
  it('cuts at commas and semicolons but not inside 1,000', () => {
    const text = '血小板1,000；发热3天，咳嗽。'
    expect(clauseSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(['血小板1,000；', '发热3天，', '咳嗽。'])
  })
})

it.each([['（左侧，3.5cm？'], ['K 3.5mmol/L,a.b '], ['v.1.2,']])(
  'takes linear time on one line of two million characters of %s',
  (piece) => {
    const text = piece.repeat(2_000_000 / piece.length)
    const startedAt = performance.now()
    sentenceSpans(text)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  },
)
