import { describe, expect, it } from 'vitest'
import { americanSpelling, otherSpellings } from './orthography.ts'

describe('British and American spelling', () => {
  it.each([
    ['haemoglobin', 'hemoglobin'],
    ['hypokalaemia', 'hypokalemia'],
    ['oesophagitis', 'esophagitis'],
    ['diarrhoea', 'diarrhea'],
    ['dyspnoea', 'dyspnea'],
    ['paediatric', 'pediatric'],
    ['anaesthesia', 'anesthesia'],
    ['caesarean', 'cesarean'],
    ['tumour', 'tumor'],
    ['catheterisation', 'catheterization'],
    ['paralysed', 'paralyzed'],
    ['litre', 'liter'],
    ['leucocyte', 'leukocyte'],
  ])('%s is %s', (british, american) => {
    expect(americanSpelling(british)).toBe(american)
  })

  it.each(['goes', 'toes', 'hour', 'four', 'source', 'hemiplegia', 'systemic', 'academic', 'analysis', 'aorta', 'retinae'])(
    '%s is left as it is',
    (word) => {
      expect(americanSpelling(word)).toBe(word)
    },
  )

  it('a term is known in the other spelling, and in no invented one', () => {
    expect(otherSpellings('Iron deficiency anemia')).toEqual(['iron deficiency anaemia'])
    expect(otherSpellings('oesophageal varices')).toEqual(['esophageal varices'])
    expect(otherSpellings('hemiplegia')).toEqual([])
    expect(otherSpellings('贫血')).toEqual([])
  })
})
