import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildHeadingTable, segmentRecord } from './segment.ts'

const rows = fs
  .readFileSync(path.join(import.meta.dirname, '../../../resources/dict/headings.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
const table = buildHeadingTable(rows.map((row) => ({ heading: row.split('\t')[0] ?? '', topic: row.split('\t')[1] ?? '' })))
const outline = (text: string) =>
  segmentRecord(text, table).map(({ start, headingEnd, end, topic }) => [
    topic,
    text.slice(headingEnd, end).trim() || text.slice(start, end).trim(),
  ])

describe('segmentRecord', () => {
  it.each([
    [
      'headings on lines of their own',
      '主诉\n头晕1周\n现病史\n1周前头晕',
      [
        ['chief-complaint', '头晕1周'],
        ['present-illness', '1周前头晕'],
      ],
    ],
    [
      'headings with a colon',
      '主诉：头晕1周。\n诊断：高血压病',
      [
        ['chief-complaint', '头晕1周。'],
        ['diagnosis', '高血压病'],
      ],
    ],
    [
      'numbered headings',
      '（1）主诉\n头晕\n2、既往史：体健',
      [
        ['chief-complaint', '头晕'],
        ['past-history', '体健'],
      ],
    ],
    [
      'bracketed headings',
      '【主诉】头晕【入院诊断】高血压病',
      [
        ['chief-complaint', '头晕'],
        ['diagnosis', '高血压病'],
      ],
    ],
    [
      'bracketed headings that no table knows, at the start of a line only',
      '【入院诊断】高血压病\n【病情摘记】孕34周起血压高，【未见】异常\n【3】无',
      [
        ['diagnosis', '高血压病'],
        [null, '孕34周起血压高，【未见】异常\n【3】无'],
      ],
    ],
    [
      'headings inside a line',
      '头晕1周。查体：BP 180/110mmHg。拟诊：高血压急症。',
      [
        [null, '头晕1周。'],
        ['physical-exam', 'BP 180/110mmHg。'],
        ['diagnosis', '高血压急症。'],
      ],
    ],
    ['a heading with a remark', '辅助检查（今日）：\nHb 104g/L', [['auxiliary-exam', 'Hb 104g/L']]],
    ['spaces inside a heading', '主 诉：头晕', [['chief-complaint', '头晕']]],
    [
      'English headings',
      'Chief Complaint: chest pain\nPlan:\naspirin 81 mg',
      [
        ['chief-complaint', 'chest pain'],
        ['plan', 'aspirin 81 mg'],
      ],
    ],
    ['a heading word inside a sentence opens nothing', '外院诊断为肺炎，治疗后好转。', [[null, '外院诊断为肺炎，治疗后好转。']]],
    ['a word that only begins like a heading opens nothing', 'Planned surgery: none', [[null, 'Planned surgery: none']]],
  ])('finds %s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected)
  })

  it('covers every character once, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      '主诉：',
      '现病史',
      '【诊断】',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '头晕3天。',
      '2024-03-05 09:00',
      'Plan:',
      '\u0000',
      '\ud800',
      '，',
      '1.',
      '（',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const segments = segmentRecord(text, table)
        const covered = segments.map(({ start, end }) => text.slice(start, end)).join('')
        expect(covered).toBe(segments.length === 0 ? '' : text)
        expect(segments.every(({ start, headingEnd, end }) => start <= headingEnd && headingEnd <= end)).toBe(true)
        expect(segments.length > 0 || text.trim() === '').toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['one line full of headings', '主诉：头晕3天。查体：神清 血压：180/110 ', 70_000],
    ['short lines without a separator', '头痛，无发热\n', 280_000],
    ['one line without a separator', '头痛，无发热', 330_000],
  ])('takes linear time on two million characters of %s', (_, piece, count) => {
    const timeOf = (text: string) => {
      // of this thread alone: other work on the machine would count as time
      const before = process.threadCpuUsage()
      segmentRecord(text, table)
      const { user, system } = process.threadCpuUsage(before)
      return (user + system) / 1000
    }
    timeOf(piece.repeat(count / 10))
    const tenth = timeOf(piece.repeat(count / 10))
    // ten times the text: about ten times the time, a hundred times if anything in it were quadratic
    expect(timeOf(piece.repeat(count)) / Math.max(tenth, 5)).toBeLessThan(40)
  })
})

it('takes 诊断 at the start of a line for a heading also before one gap', () => {
  const found = segmentRecord('查体：腹软。\n诊断 肠套叠，轻度脱水\n处理：禁食。', table).map(({ heading }) => heading)
  expect(found).toEqual(['查体', '诊断', '处理'])
})

it('ends the diagnoses of a letter where the letter begins to tell, and finds what was agreed', () => {
  const letter =
    'Diagnosis: Osteoarthritis left hip.\nThank you for referring this lady with groin pain.\nI have agreed to:\n- refer her to physiotherapy'
  expect(outline(letter)).toEqual([
    ['diagnosis', 'Osteoarthritis left hip.'],
    [null, 'Thank you for referring this lady with groin pain.'],
    ['plan', '- refer her to physiotherapy'],
  ])
})

it('takes the order behind a diagnosis of traditional medicine for one', () => {
  expect(outline('中医诊断：胃脘痛\n治以疏肝和胃。\n柴胡10g 白芍15g')).toEqual([
    ['diagnosis', '胃脘痛'],
    ['treatment', '治以疏肝和胃。\n柴胡10g 白芍15g'],
  ])
  expect(outline('诊断：肩凝症\n取穴：肩髃、肩髎')[1]).toEqual(['treatment', '肩髃、肩髎'])
})
