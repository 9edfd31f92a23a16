import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { falsify, readFalsified } from './guardFalsifiedRecords.ts'
import { falsifiedTable } from './guardFalsifiedTable.ts'

const line = JSON.stringify({
  id: 'x-1',
  lang: 'zh',
  record: '主诉：咳嗽3天。',
  draft: { 主诉: '咳嗽3天。无发热。', 治疗建议: '多饮水。' },
  variants: [{ kind: 'negation-dropped', from: '无发热', to: '有发热' }],
})
const [record] = readFalsified(`${line}\n\n`)
if (!record) throw new Error('no record')

describe('the measure on falsified drafts', () => {
  it('puts the error into its section and says on which statement it stands', () => {
    expect(falsify(record, { from: '无发热', to: '有发热' })).toEqual({
      texts: [
        { section: '主诉', text: '咳嗽3天。有发热。' },
        { section: '治疗建议', text: '多饮水。' },
      ],
      section: '主诉',
      statement: { start: 5, end: 9 },
    })
  })

  it('refuses words that do not stand exactly once in the draft', () => {
    expect(() => falsify(record, { from: '头痛', to: '咳嗽' })).toThrow('0 times')
    expect(() => falsify(record, { from: '。', to: '，' })).toThrow('3 times')
  })

  it('refuses a line that is no falsified record', () => expect(() => readFalsified('{"id": "x"}')).toThrow())

  it('can make every variant of the kept records, twelve and more a record', () => {
    const folder = path.join(import.meta.dirname, '../../../eval/falsified')
    const all = ['zh.jsonl', 'en.jsonl'].flatMap((name) => readFalsified(fs.readFileSync(path.join(folder, name), 'utf8')))
    expect(all).toHaveLength(84)
    expect(all.filter(({ variants }) => variants.length < 12)).toEqual([])
    for (const one of all) for (const variant of one.variants) expect(falsify(one, variant).statement.end).toBeGreaterThan(0)
  })

  it('counts recall by kind, and false reds by language, in both halves', () => {
    const table = falsifiedTable([
      { language: 'zh', isHeld: false, kind: 'clean', reds: 3 },
      { language: 'zh', isHeld: false, kind: 'clean', reds: 0 },
      { language: 'zh', isHeld: true, kind: 'side', reds: 1 },
    ])
    expect(table).toContain('| side | – | 1 of 1: 100.0 %')
    expect(table).toContain('| Chinese, false reds | 1.50 a draft; drafts with any: 1 of 2: 50.0 %')
    expect(table).toContain('| English, false reds | – | – |')
  })
})
