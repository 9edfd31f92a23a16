import { expect, test } from 'vitest'
import { joinStatements } from './joinStatements.ts'

test('Chinese sentences follow each other without a space, Latin ones with one', () => {
  expect([
    joinStatements([]),
    joinStatements(['胸闷3天。', '伴气促。']),
    joinStatements(['Chest pain.', 'No fever.']),
    joinStatements(['诊断为房颤。', 'AF.']),
  ]).toEqual(['', '胸闷3天。伴气促。', 'Chest pain. No fever.', '诊断为房颤。AF.'])
})
