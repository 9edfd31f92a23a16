import { describe, expect, it } from 'vitest'
import { joinWraps } from './joinWraps.ts'

describe('a text without its hard line ends', () => {
  it.each([
    ['当地予头\n孢曲松2g', [4], '当地予头孢曲松2g'],
    ['L% 42.\n6%↑', [6], 'L% 42.6%↑'],
    ['chest pain\nfor two days', [10], 'chest pain for two days'],
    ['患者\r\n出现', [3], '患者出现'],
  ])('%j', (text, wraps, joined) => expect(joinWraps(text, new Set(wraps)).text).toBe(joined))

  it('leads from every place back to the same letter', () => {
    const text = '当地予头\n孢曲松2g静滴6天，无效；又\n予左氧氟沙星'
    const joined = joinWraps(text, new Set([4, 19]))
    for (let place = 0; place < joined.text.length; place++) expect(text[joined.placeOf(place)]).toBe(joined.text[place])
  })
})
