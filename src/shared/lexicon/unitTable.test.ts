import { describe, expect, it } from 'vitest'
import { createUnitTable } from './unitTable.ts'

const units = createUnitTable([
  { unit: 'g/L', variants: ['克/升'], dimension: 'concentration', factor: 1, base: 'g/L' },
  { unit: 'G/L', variants: [], dimension: 'count', factor: 1, base: '10^9/L' },
  { unit: 'mg', variants: ['毫克'], dimension: 'mass', factor: 0.001, base: 'g' },
  { unit: 'm', variants: [], dimension: 'length', factor: 100, base: 'cm' },
  { unit: 'cm', variants: [], dimension: 'length', factor: 1, base: 'cm' },
])
const nameAt = (text: string, at: number) => {
  const found = units.at(text, at)
  return found && `${found.unit.name}@${String(found.end)}`
}

describe('createUnitTable', () => {
  it('reads the longest unit at a place, by any of its names', () => {
    expect(nameAt('5mg', 1)).toBe('mg@3')
    expect(nameAt('5毫克', 1)).toBe('mg@3')
    expect(nameAt('5MG', 1)).toBe('mg@3')
    expect(nameAt('36.8℃', 4)).toBe('℃@5')
    expect(nameAt('80 次/分', 3)).toBe('次/分@6')
  })

  it('keeps the case where only it tells two units apart', () => {
    expect(nameAt('120g/L', 3)).toBe('g/L@6')
    expect(nameAt('120G/L', 3)).toBe('G/L@6')
  })

  it('reads no unit out of a longer word, nor where none stands', () => {
    expect(nameAt('5 months', 2)).not.toBe('m@3')
    expect(nameAt('5mgx', 1)).toBeUndefined()
    expect(nameAt('5', 1)).toBeUndefined()
    expect(nameAt('5痛', 1)).toBeUndefined()
  })

  it('lets a product stand: 5cmx3cm', () => expect(nameAt('5cmx3cm', 1)).toBe('cm@3'))
})
