import { expect, test } from 'vitest'
import { countComplaint } from './countComplaint.ts'

test('counts a complaint without its full stop and spaces', () => {
  expect(['头晕、视物模糊1周。', '反复 胸闷气促\n3天', '𠮷野家。'].map(countComplaint)).toEqual([9, 8, 3])
})

test('does not count a text without Chinese', () => {
  expect(['Chest pain for 3 days.', ''].map(countComplaint)).toEqual([null, null])
})
