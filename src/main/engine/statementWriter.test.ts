import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StatementWriter } from './statementWriter.ts'

const limits = { maximumStatements: 2, maximumStatementCharacters: 40, stopBefore: ['诊断结论：', '治疗建议：'] }

function write(pieces: readonly string[], own: Partial<typeof limits> = {}) {
  const writer = new StatementWriter({ ...limits, ...own })
  const statements: string[] = []
  let text = ''
  let shown = ''
  const take = (events: Iterable<{ type: 'text' | 'statement'; text: string }>) => {
    for (const event of events) {
      if (event.type === 'text') shown += event.text
      else {
        text += shown
        shown = ''
        statements.push(event.text)
      }
    }
  }
  for (const piece of pieces) take(writer.push(piece))
  take(writer.finish('complete'))
  return { statements, shown: text, end: writer.end }
}

describe('StatementWriter', () => {
  it('cuts at full stops and ends after the last allowed statement', () => {
    expect(write(['头晕', '1周。视', '物模糊。', '还有更多。'])).toEqual({
      statements: ['头晕1周。', '视物模糊。'],
      shown: '头晕1周。视物模糊。',
      end: 'statement-limit',
    })
  })

  it('takes a line end for a full stop and the end of the text too', () => {
    expect(write(['肺炎\n高血', '压病']).statements).toEqual(['肺炎', '高血压病'])
  })

  it('drops Markdown marks and never shows them', () => {
    expect(write(['- **胸闷**3天。'])).toMatchObject({ statements: ['胸闷3天。'], shown: '胸闷3天。' })
  })

  it('stops before the heading of the next section, even one that comes in pieces', () => {
    expect(write(['肺炎。', '诊断', '结论：', '高血压'])).toEqual({ statements: ['肺炎。'], shown: '肺炎。', end: 'complete' })
  })

  it('drops a think block', () => {
    expect(write(['<thi', 'nk>先看', '主诉</think>', '头晕1周。']).statements).toEqual(['头晕1周。'])
  })

  it('cuts an endless statement at a clause and goes on with the rest as the next', () => {
    const { statements } = write(['阿司匹林100mg每日一次，氯吡格雷75mg每日一次，阿托伐他汀20mg每晚一次，美托洛尔47.5mg每日一次。'])
    expect(statements).toEqual(['阿司匹林100mg每日一次，氯吡格雷75mg每日一次，', '阿托伐他汀20mg每晚一次，美托洛尔47.5mg每日一次。'])
  })

  it('ends, visibly, when a sentence comes again', () => {
    expect(write(['头晕1周。', '头晕1周。', '其他。'])).toEqual({ statements: ['头晕1周。'], shown: '头晕1周。', end: 'loop' })
  })

  it('gives the same statements however the stream is cut', () => {
    const text = '1. 阿司匹林 5.6mg，口服。\n- 右眼角膜炎（感染性？待排）。第三句。'
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 40, maxLength: 60 }), (lengths) => {
        const pieces: string[] = []
        let at = 0
        for (const length of lengths) {
          pieces.push(text.slice(at, at + length))
          at += length
        }
        pieces.push(text.slice(at))
        const { statements, shown } = write(pieces)
        expect(statements).toEqual(write([text]).statements)
        expect(shown).toBe(statements.join(''))
      }),
    )
  })
})
