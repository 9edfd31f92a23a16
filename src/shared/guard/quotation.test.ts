import { expect, test } from 'vitest'
import { buildHeadingTable, segmentRecord } from '../text/segment.ts'
import { quotationOf } from './quotation.ts'
import { appendQuotation } from './repairs.ts'
import type { GuardRecord } from './guardRecord.ts'

const headings = buildHeadingTable([
  { heading: '主诉', topic: 'chief-complaint' },
  { heading: '诊疗计划', topic: 'plan' },
  { heading: 'Plan', topic: 'plan' },
])

function read(text: string): GuardRecord {
  return { text, segments: segmentRecord(text, headings) } as unknown as GuardRecord
}

function quoted(record: GuardRecord, passage: string): string {
  const start = record.text.indexOf(passage)
  return quotationOf(record, { start, end: start + passage.length })
}

const record = read(
  '主诉：反复头痛2周，加重1天。\n诊疗计划：\n1．布洛芬0.3g口服，\n2.1mg地塞米松入壶；\n（3）两周后复诊。\nPlan: Recheck in 0.5 year.\n诊断：高血压病（3级，很高危），肺炎（左下，待排\n',
)

test.each([
  ['主诉：反复头痛2周，', '反复头痛2周'],
  ['1．布洛芬0.3g口服，', '布洛芬0.3g口服'],
  ['（3）两周后复诊。', '两周后复诊'],
  ['Plan: Recheck in 0.5 year.', 'Recheck in 0.5 year'],
  ['高血压病（3级，', '高血压病（3级，很高危）'],
  // brackets that never close are left as they are
  ['肺炎（左下，', '肺炎（左下'],
  // a dose is no list number
  ['2.1mg地塞米松入壶；', '2.1mg地塞米松入壶'],
  ['加重1天', '加重1天'],
])('%s is quoted as %s', (passage, words) => {
  expect(quoted(record, passage)).toBe(words)
})

test.each([
  ['休息', '休息。两周后复诊。'],
  ['休息。', '休息。两周后复诊。'],
  ['', '两周后复诊。'],
  ['休息。\n', '休息。\n两周后复诊。'],
])('after “%s” a quotation is a sentence of its own', (draft, whole) => {
  const start = record.text.indexOf('（3）')
  const repair = appendQuotation(record, draft, { start, end: start + 9 })
  expect(draft.slice(0, repair.start) + repair.text + draft.slice(repair.end)).toBe(whole)
})

test('an English quotation keeps its distance', () => {
  const start = record.text.indexOf('Recheck')
  expect(appendQuotation(record, 'Rest.', { start, end: start + 20 }).text).toBe(' Recheck in 0.5 year.')
})
