import { expect, it } from 'vitest'
import { printTable } from './printTable.ts'

it('lines columns up when they hold ideographs', () => {
  expect(
    printTable([
      ['编号', '状态', 'x'],
      ['a', 'ok', 'y'],
    ]),
  ).toBe('编号  状态  x\na     ok    y\n')
})
