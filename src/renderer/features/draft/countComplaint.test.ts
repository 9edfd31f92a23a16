import { expect, test } from 'vitest'
import { guard } from '../../../main/resources/guardFixture.ts'
import { complaintLimit, countComplaint } from './countComplaint.ts'

test('counts a complaint without stops, commas and spaces', () => {
  expect(['头晕、视物模糊1周。', '反复 胸闷气促\n3天', '𠮷野家。'].map(countComplaint)).toEqual([8, 8, 3])
})

test('is over the limit exactly where the guard says that the complaint is too long', () => {
  const record = guard.readRecord('主诉：头晕。')
  for (const length of [19, 20, 21, 22])
    for (const text of ['晕'.repeat(length), `头晕、${'晕'.repeat(length - 2)}，。`]) {
      const isLong = guard.check(record, [{ section: 'chief-complaint', text }]).some(({ rule }) => rule === 'A2')
      expect([text, (countComplaint(text) ?? 0) > complaintLimit]).toEqual([text, isLong])
    }
})

test('does not count a text without Chinese', () => {
  expect(['Chest pain for 3 days.', ''].map(countComplaint)).toEqual([null, null])
})
