import { describe, expect, it } from 'vitest'
import { stem, weightOf } from './wordWeight.ts'

describe('weightOf', () => {
  it.each([['痛', 'han', 1], ['wheezing', 'word', 2], ['的', 'han', 0], ['the', 'word', 0], ['5', 'number', 0], ['%', 'sign', 0]] as const)('weighs %s (%s) %d', (text, kind, weight) => {
    expect(weightOf(text, kind)).toBe(weight)
  }) // prettier-ignore
})

describe('stem', () => {
  it.each([
    ['biopsies', 'biopsy'],
    ['diagnoses', 'diagnosis'],
    ['taken', 'take'],
    ['gave', 'giving'],
    ['stopped', 'stopping'],
    ['nodule', 'nodules'],
    ['radiates', 'radiating'],
    ['masses', 'mass'],
    ['urologist', 'urology'],
    ['psychiatrists', 'psychiatry'],
    ['therapist', 'therapy'],
  ])('maps %s and %s to one form', (a, b) => expect(stem(a)).toBe(stem(b)))

  it.each([
    ['mass', 'mas'],
    ['virus', 'viru'],
    ['arthritis', 'arthriti'],
    ['hip', 'hi'],
    ['ileum', 'ilium'],
    ['stable', 'unstable'],
  ])('keeps %s apart from %s', (a, b) => expect(stem(a)).not.toBe(stem(b)))

  it('gives the stem of a stem for what it maps', () => {
    for (const word of ['biopsies', 'nodules', 'stopped', 'masses', 'denies']) expect(stem(stem(word))).toBe(stem(word))
  })
})
