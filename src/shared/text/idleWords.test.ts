import { describe, expect, it } from 'vitest'
import { idleTokens } from './idleWords.ts'
import { tokenize } from './tokens.ts'

const idle = (text: string) => {
  const tokens = tokenize(text)
  const marks = idleTokens({ folded: text, tokens }, { start: 0, end: text.length, from: 0, to: tokens.length })
  return tokens.filter((_, index) => marks[index] === 1).map(({ text: word }) => word)
}

describe('idleTokens', () => {
  it('marks words that connect and report', () => {
    expect(idle('患者目前发热').join('')).toBe('患者目前')
    expect(idle('The patient reports wheezing')).toEqual(['patient', 'reports'])
  })

  it('leaves findings, drugs and numbers', () => {
    expect(idle('阿司匹林100')).toEqual([])
    expect(idle('wheezing hemoptysis')).toEqual([])
    // notes within denotes, and ear within year, are no words of their own
    expect(idle('denotes')).toEqual([])
  })

  it('marks the tokens of its own clause only', () => {
    const text = '患者咳嗽患者发热'
    const tokens = tokenize(text)
    expect([...idleTokens({ folded: text, tokens }, { start: 4, end: 8, from: 4, to: 8 })]).toEqual([1, 1, 0, 0])
  })
})
