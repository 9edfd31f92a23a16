import { expect, test } from 'vitest'
import { exportNote, exportSection } from './exportText.ts'

const section = (heading: string, text: string) => ({ id: heading, heading, text, statements: [] })

test('a section is its text, with line ends for Windows whatever they were', () => {
  expect(exportSection(section('主诉', '一\n二\r三\r\n四\n\n五'))).toBe('一\r\n二\r\n三\r\n四\r\n\r\n五')
})

test('a summary has a line a section, with the colon of its heading’s script', () => {
  const chinese = [section('主诉', '胸闷3天。'), section('诊断结论', '心衰。\n房颤。'), section('治疗建议', '利尿。')]
  expect(exportNote(chinese)).toBe('主诉：胸闷3天。\r\n诊断结论：心衰。\r\n房颤。\r\n治疗建议：利尿。')
  expect(exportNote([section('Chief complaint', 'Chest pain.'), section('Plan', 'Rest.')])).toBe(
    'Chief complaint: Chest pain.\r\nPlan: Rest.',
  )
})
