import { expect, test } from 'vitest'
import { defaultSettings } from './defaultSettings.ts'
import { exportNote, exportSection, inOrder } from './exportText.ts'

const profile = defaultSettings.exportProfile
const section = (heading: string, text: string) => ({ id: heading, heading, text })
const chinese = [section('主诉', '胸闷3天。'), section('诊断结论', '心衰。\n房颤。'), section('治疗建议', '利尿。')]

test('a section is its text, with the line ends of the profile whatever they were', () => {
  const text = '一\n二\r三\r\n四\n\n五'
  expect(exportSection(section('主诉', text), profile)).toBe('一\r\n二\r\n三\r\n四\r\n\r\n五')
  expect(exportSection(section('主诉', text), { ...profile, lineEnds: 'lf' })).toBe('一\n二\n三\n四\n\n五')
})

test('a summary has a line a section, with the colon of its heading’s script, and its label last', () => {
  expect(exportNote(chinese, profile)).toBe('主诉：胸闷3天。\r\n诊断结论：心衰。\r\n房颤。\r\n治疗建议：利尿。')
  const english = [section('Chief complaint', 'Chest pain.'), section('Plan', 'Rest.')]
  expect(exportNote(english, profile, '(AI)')).toBe('Chief complaint: Chest pain.\r\nPlan: Rest.\r\n(AI)')
})

test('the order of the form comes first, what it does not name after it, and headings can be left out', () => {
  expect(inOrder(chinese, ['治疗建议', 'unknown', '主诉']).map(({ id }) => id)).toEqual(['治疗建议', '主诉', '诊断结论'])
  expect(exportNote(chinese, { ...profile, hasHeadings: false, order: ['治疗建议'], lineEnds: 'lf' })).toBe(
    '利尿。\n胸闷3天。\n心衰。\n房颤。',
  )
})

test('half width narrows numbers and leaves Chinese punctuation; full width widens everything', () => {
  const text = section('主诉', '体温３８．５℃，SpO2 92%（ＢＮＰ＞1000）；')
  expect(exportSection(text, { ...profile, width: 'half' })).toBe('体温38.5℃，SpO2 92%（BNP>1000）；')
  expect(exportSection(text, { ...profile, width: 'full' })).toBe('体温３８．５℃，ＳｐＯ２ ９２％（ＢＮＰ＞１０００）；')
})
