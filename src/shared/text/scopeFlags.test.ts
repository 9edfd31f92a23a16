import { expect, it } from 'vitest'
import { flags } from './scopeFlags.ts'

it('has one bit of 16 for each scope, none shared', () => {
  const bits = Object.values(flags)
  for (const bit of bits) expect(Number.isInteger(Math.log2(bit)) && bit < 1 << 16).toBe(true)
  expect(new Set(bits).size).toBe(bits.length)
})
