import { describe, expect, it } from 'vitest'
import { guard } from '../resources/guardFixture.ts'
import { answerQuestion } from './answerQuestion.ts'
import { askedRecords } from './questionsFixture.ts'

/** UTF-16 units that an answer may have: a physician reads it at a glance. */
const glance = 600

const asked = askedRecords.flatMap(({ record, questions }) => {
  const read = guard.readRecord(record)
  return questions.map(([question, expected]) => {
    const spans = answerQuestion(guard, read, question)
    const isRight = expected === null ? spans.length === 0 : spans.some(({ text }) => text.includes(expected))
    return { record, question, expected, spans, isRight }
  })
})

describe('questions about invented records', () => {
  it('are at least forty, and nine of ten are answered with the words that answer them', () => {
    const wrong = asked.filter(({ isRight }) => !isRight).map(({ question, spans }) => [question, spans.map(({ text }) => text)])
    expect(asked.length).toBeGreaterThanOrEqual(40)
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(asked.length / 10)
  })

  it('are answered with nothing that the record does not hold, word for word', () => {
    for (const { record, spans } of asked) for (const { start, end, text } of spans) expect(record.slice(start, end)).toBe(text)
  })

  it('that the record does not answer are never answered', () => {
    expect(asked.filter(({ expected, spans }) => expected === null && spans.length > 0).map(({ question }) => question)).toEqual([])
  })

  it('are answered shortly: three passages at most, in the order of the record', () => {
    for (const { spans } of asked) {
      expect(spans.length).toBeLessThanOrEqual(3)
      expect(spans.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(glance)
      expect(spans.map(({ start }) => start)).toEqual(spans.map(({ start }) => start).sort((a, b) => a - b))
    }
  })
})
