import { describe, expect, it } from 'vitest'
import { readGold, statementsOfGold } from './guardGoldRecords.ts'
import { goldTable } from './guardGoldTable.ts'

const line = JSON.stringify({
  id: 'x-1',
  lang: 'zh',
  source_text: '主诉：咳嗽3天。',
  gold: {
    chief_complaint: '咳嗽3天',
    diagnoses: [
      { text: '支气管炎', certainty: 'stated' },
      { text: '哮喘', certainty: 'history' },
    ],
    plan: [{ text: '多饮水', status: 'advised' }],
    medications: [{ name: '氨溴索', status: 'current' }],
    allergies: { status: 'not-mentioned', text: null },
    abnormal_findings: ['咽红'],
    negatives: [],
    follow_up: null,
  },
  must_not: ['肺炎'],
})

describe('the gold measure', () => {
  it('checks each fact in the section that it belongs to, and what belongs to none as free text', () => {
    const [record] = readGold(`${line}\n\n`)
    expect(record && statementsOfGold(record)).toEqual([
      { section: 'free', text: '肺炎', isTrue: false },
      { section: '主诉', text: '咳嗽3天', isTrue: true },
      { section: '诊断结论', text: '支气管炎', isTrue: true },
      { section: 'free', text: '哮喘', isTrue: true },
      { section: '治疗建议', text: '多饮水', isTrue: true },
      { section: 'free', text: '氨溴索', isTrue: true },
      { section: 'free', text: '咽红', isTrue: true },
    ])
  })

  it('refuses a line that is no gold record', () => expect(() => readGold('{"id": "x"}')).toThrow())

  it('counts by language and by whether it was tuned on', () => {
    const outcome = { record: 'x', language: 'zh', half: 'tuning', text: '', isTrue: false } as const
    const table = goldTable([
      { ...outcome, reds: ['F0'] },
      { ...outcome, reds: [] },
    ])
    expect(table).toContain('| Chinese, false statements | 1 of 2: 50.0 %')
    expect(table).toContain('| English, true phrases | – | – |')
  })
})
