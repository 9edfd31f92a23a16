import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StatementWriter } from './statementWriter.ts'

const limits = { maximumStatements: 2, maximumStatementCharacters: 40, stopBefore: ['诊断结论：', '治疗建议：'] }

function write(pieces: readonly string[], own: Partial<typeof limits> = {}) {
  const writer = new StatementWriter({ ...limits, ...own })
  const statements: string[] = []
  let text = ''
  let shown = ''
  const take = () => {
    for (let event = writer.next(); event !== null; event = writer.next()) {
      if (event.type === 'text') shown += event.text
      else if (event.type === 'statement') {
        text += shown
        shown = ''
        statements.push(event.text)
        writer.settle()
      }
    }
  }
  for (const piece of pieces) {
    writer.push(piece)
    take()
  }
  writer.close('complete')
  take()
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

describe('a statement under way', () => {
  /** Everything that the stream so far gives. */
  const all = (writer: StatementWriter) => {
    const events: string[] = []
    for (let event = writer.next(); event !== null; event = writer.next()) {
      events.push(`${event.type} ${event.text}`)
      if (event.type === 'statement') break
    }
    return events
  }

  it('tells of each clause once, with the statement so far', () => {
    const writer = new StatementWriter(limits)
    writer.push('头晕1周，')
    expect(all(writer)).toEqual(['text 头晕1周，', 'clause 头晕1周，'])
    expect(all(writer)).toEqual([])
    writer.push('视物模糊；')
    expect(all(writer)).toEqual(['text 视物模糊；', 'clause 头晕1周，视物模糊；'])
  })

  it('does not take the comma of a number for the end of a clause', () => {
    const writer = new StatementWriter(limits)
    for (const piece of ['WBC 12,', '300 today']) writer.push(piece)
    expect(all(writer)).toEqual(['text WBC 12,300 today'])
  })

  it('goes back to any of its characters, past marks that are not shown, and is written again from there', () => {
    const writer = new StatementWriter(limits)
    for (const piece of ['- **头晕**', '1周，', '考虑胃癌']) {
      writer.push(piece)
      all(writer)
    }
    const place = writer.streamPlaceOf('头晕1周，'.length)
    expect('- **头晕**1周，考虑胃癌'.slice(0, place)).toBe('- **头晕**1周，')
    writer.rewindTo(place)
    expect(writer.pending).toBe('头晕1周，')
    writer.push('视物模糊。')
    expect(all(writer)).toEqual(['text 头晕1周，视物模糊。', 'statement 头晕1周，视物模糊。'])
  })

  it('that was settled can not be gone back into', () => {
    const writer = new StatementWriter(limits)
    writer.push('头晕1周。视物')
    expect(all(writer).at(-1)).toBe('statement 头晕1周。')
    writer.settle()
    all(writer)
    expect(writer.settledUnits).toBe('头晕1周。'.length)
    expect(writer.streamPlaceOf(0)).toBe('头晕1周。'.length)
  })

  it('goes on after the end of the stream when that end is taken back', () => {
    const writer = new StatementWriter(limits)
    writer.push('考虑胃癌')
    writer.close('complete')
    expect(all(writer).at(-1)).toBe('statement 考虑胃癌')
    writer.rewindTo(0)
    writer.push('头晕1周。')
    expect(all(writer).at(-1)).toBe('statement 头晕1周。')
    expect(writer.end).toBeNull()
  })
})
