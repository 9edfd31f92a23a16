import { describe, expect, it } from 'vitest'
import { findFrequencies, isSameFrequency } from './frequencies.ts'

const codesIn = (text: string) => findFrequencies(text).map(({ code }) => code)

describe('findFrequencies', () => {
  it.each([
    ['口服 每日2次', '2-a-day'],
    ['1片 bid', '2-a-day'],
    ['5 mg BD', '2-a-day'],
    ['twice daily', '2-a-day'],
    ['日1次', '1-a-day'],
    ['10mg qd', '1-a-day'],
    ['20 mg daily', '1-a-day'],
    ['每晚1次', 'night'],
    ['1mg qn', 'night'],
    ['at bedtime', 'night'],
    ['每8小时一次', 'every-8-hours'],
    ['q8h', 'every-8-hours'],
    ['every 8 hours', 'every-8-hours'],
    ['隔日一次', 'every-2-days'],
    ['每周3次', '3-a-week'],
    ['weekly', '1-a-week'],
  ])('reads “%s” as %s', (text, code) => expect(codesIn(text)).toEqual([code]))

  it.each(['3天后复诊', 'mood stable', 'bidirectional', '每次复查', 'twice before'])('finds none in “%s”', (text) =>
    expect(codesIn(text)).toEqual([]),
  )

  it('takes ways of saying the same for one, and others not', () => {
    expect(isSameFrequency('every-8-hours', '3-a-day')).toBe(true)
    expect(isSameFrequency('night', '1-a-day')).toBe(true)
    expect(isSameFrequency('2-a-day', '3-a-day')).toBe(false)
  })
})
