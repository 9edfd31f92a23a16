import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { tableRecords } from './tableRecords.ts'

const read = (text: string, column: string | null = null) => tableRecords(text, '病历.csv', column)
const textsOf = (text: string, column: string | null = null) => read(text, column).map((record) => record.text)

describe('a table', () => {
  it('is read with quotes, commas, quotes in quotes and lines in a field', () => {
    const text = '\ufeffid,姓名,病历\r\n7,周某某,"主诉：咳嗽,3天。\r\n诉""胸闷""。"\r\n8,,头痛1天\r\n'
    expect(read(text)).toEqual([
      { title: '周某某 7', text: '主诉：咳嗽,3天。\r\n诉"胸闷"。', failure: null },
      { title: '8', text: '头痛1天', failure: null },
    ])
  })

  it.each([
    ['tabs', 'id\ttext\n1\t咳嗽，3天\n'],
    ['semicolons', 'id;text\n1;咳嗽，3天\n'],
    ['one column', 'Medical Text\n咳嗽，3天\n'],
    ['a column whose name has capitals and spaces', 'n, Source-Text \n1,咳嗽，3天\n'],
  ])('may have %s', (_, text) => {
    expect(textsOf(text)).toEqual(['咳嗽，3天'])
  })

  it('takes 病历 before 内容, whatever their order, and the column that is named before both', () => {
    const text = '内容,病历,查房\na,b,c\n'
    expect([textsOf(text), textsOf(text, '查房')]).toEqual([['b'], ['c']])
  })

  it('without such a column is refused with the columns that it has', () => {
    const known =
      '病历 · 病历内容 · 病历正文 · 病历文本 · 内容 · 正文 · 文本 · text · medical_text · source_text · record · record_text · content · note'
    const failure = new AppFailure('batch-no-text-column', { name: '病历.csv', columns: 'id, 主诉', known })
    expect(() => read('id,主诉\n1,咳嗽\n')).toThrow(failure)
    expect(() => read('id,病历\n1,咳嗽\n', '正文')).toThrow('batch-no-text-column')
    expect(() => read('')).toThrow('batch-no-text-column')
  })

  it('without a header does not show a record in its refusal', () => {
    const record = '主诉：咳嗽3天。'.repeat(10)
    expect(() => read(`1,${record}\n`)).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ columns: `1, ${record.slice(0, 30)}…` }) }),
    )
  })

  it('lists a row of another length and reads the others', () => {
    expect(read('id,病历\n1,a\n2,b,c\n3\n4,d\n').map(({ text, failure }) => [text, failure?.params])).toEqual([
      ['a', undefined],
      ['', { found: 3, expected: 2 }],
      ['', { found: 1, expected: 2 }],
      ['d', undefined],
    ])
  })

  it('with a quote that is not closed is refused whole, with its line', () => {
    expect(() => read('id,病历\n1,a\n2,"b\n3,c\n')).toThrow(expect.objectContaining({ code: 'batch-table-broken' }))
  })

  it('gives back every text that was put in', () => {
    const cell = fc.string({ unit: fc.constantFrom('病', ',', '"', '\n', '\r\n', ' ', ';', '\t', 'a'), minLength: 1 })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (texts) => {
        const rows = texts.map((text, index) => `${String(index)},"${text.replaceAll('"', '""')}"`)
        expect(textsOf(`id,病历\r\n${rows.join('\r\n')}\r\n`)).toEqual(texts)
      }),
    )
  })
})
