import { expect, it } from 'vitest'
import { likelyAnswer } from './likelyAnswer.ts'

it('writes the items of a list behind one another, in either language', () => {
  const zh = ['1. 丙硫氧嘧啶加至100mg tid；\n2、普萘洛尔10mg tid，心率<60停。', '（3）3周后复查甲功']
  expect(likelyAnswer(zh, 'zh')).toBe('丙硫氧嘧啶加至100mg tid；普萘洛尔10mg tid，心率<60停；3周后复查甲功。')
  expect(likelyAnswer(['- ibuprofen 600 mg q6h\n- strainer, save the stone.'], 'en')).toBe(
    'ibuprofen 600 mg q6h; strainer, save the stone.',
  )
})

it('takes no number of a value for the mark of an item', () => {
  expect(likelyAnswer(['1.5mg口服\n36.8℃'], 'zh')).toBe('1.5mg口服；36.8℃。')
})

it('says nothing of nothing', () => {
  expect(likelyAnswer([], 'zh')).toBe('')
  expect(likelyAnswer([' \n1. \n'], 'en')).toBe('')
})
