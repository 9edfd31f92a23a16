import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseUnits } from './clauseUnits.ts'
import { foldWidth } from './fold.ts'

const cut = (text: string) => clauseUnits(foldWidth(text)).map(({ start, end }) => text.slice(start, end))

describe('clauseUnits', () => {
  it.each([
    ['咳嗽3天，无发热。查体：左肺湿啰音；右肺清。', ['咳嗽3天，', '无发热。', '查体：左肺湿啰音；', '右肺清。']],
    ['He denies cough, fever, or chills.', ['He denies cough, fever, or chills.']],
    ['No fever but cough persists.', ['No fever', 'but cough persists.']],
    ['血红蛋白5.6g/L', ['血红蛋白5.6g/L']],
    ['Dr. Hale saw him. He left.', ['Dr. Hale saw him.', 'He left.']],
    ['FGM: no. Smokes; by pt. 46M. Grade B. Seen', ['FGM: no.', 'Smokes;', 'by pt.', '46M.', 'Grade B.', 'Seen']],
    ['He said "hives." Then left', ['He said "hives."', 'Then left']],
    ['肺炎？结核？', ['肺炎？', '结核？']],
    ['第一行\n\n第二行', ['第一行', '第二行']],
    ['总数1,200个', ['总数1,200个']],
  ])('cuts “%s” where a thought ends', (text, expected) => expect(cut(text)).toEqual(expected))

  it('counts sentences over their clauses', () => {
    expect(clauseUnits('痛,麻。好转').map(({ sentence }) => sentence)).toEqual([0, 0, 1])
    // a question ends its sentence, a mark of doubt only its clause
    expect(clauseUnits('Any family illness? He works. stroke? bleed').map(({ sentence }) => sentence)).toEqual([0, 1, 2, 2])
  })

  it('gives units in order, without overlap or white space at their ends, none longer than it says, and loses no visible character', () => {
    const unit = fc.constantFrom('痛', 'a', '1', ',', '.', '。', ';', '?', ' ', '\n', ' but ', '(', ')', '\ud83d', '很长'.repeat(150))
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = units.join('')
        let from = 0
        let outside = ''
        for (const { start, end } of clauseUnits(text)) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end - start).toBeGreaterThan(0)
          expect(end - start).toBeLessThanOrEqual(802)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          outside += text.slice(from, start)
          from = end
        }
        expect((outside + text.slice(from)).trim()).toBe('')
      }),
    )
  })
})
