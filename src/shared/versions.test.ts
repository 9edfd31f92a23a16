import { expect, test } from 'vitest'
import { readVersionsLine, versionsInForce, versionsLine } from './versions.ts'

const active = [
  { kind: 'model', version: '4', isRefused: false },
  { kind: 'dictionaries', version: '2026.12', isRefused: false },
  { kind: 'rules', version: '3', isRefused: false },
  { kind: 'update', version: '0.2.0', isRefused: false },
] as const

test('dictionaries and templates count as they were read at the start, models and rules as they are now, an update not before it is installed', () => {
  expect(versionsInForce('0.1.0', { dictionaries: '2026.11', templates: '7' }, active)).toEqual({
    application: '0.1.0',
    bundles: { dictionaries: '2026.11', templates: '7', model: '4', rules: '3' },
  })
})

test('what is no longer what was signed counts for nothing', () => {
  expect(versionsInForce('0.1.0', {}, [{ kind: 'rules', version: '3', isRefused: true }])).toEqual({ application: '0.1.0', bundles: {} })
})

test('the line is read again as it was written, and what is no such line is refused', () => {
  for (const bundles of [{}, { rules: '3', dictionaries: '2026.11.1' }]) {
    const versions = { application: '0.1.0', bundles }
    expect(readVersionsLine(versionsLine(versions))).toEqual(versions)
  }
  expect(versionsLine({ application: '0.1.0', bundles: { rules: '3', dictionaries: '2026.11' } })).toBe(
    '0.1.0, dictionaries 2026.11, rules 3',
  )
  for (const line of ['', '0.1.0, other 3', '0.1.0, rules']) expect(readVersionsLine(line)).toBeNull()
})
