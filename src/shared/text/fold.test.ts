import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCase, foldWidth } from './fold.ts'

describe('fold', () => {
  it('keeps every offset, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(foldWidth(text)).toHaveLength(text.length)
        expect(foldCase(text)).toHaveLength(text.length)
      }),
    )
  })

  it('narrows full-width digits, letters and signs and keeps their case', () => {
    expect(foldWidth('ＢＰ １２０／８０ｍｍＨｇ，WBC 5.1×10^9／L')).toBe('BP 120/80mmHg,WBC 5.1x10^9/L')
  })
})
