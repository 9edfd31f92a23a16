import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure, assertNever, errorCodes, failureOf } from './errors.ts'
import { failureSchema } from './note.ts'

describe('AppFailure', () => {
  it('becomes data that another process can parse', () => {
    const failure = new AppFailure('record-too-short', { characters: 3, minimum: 8 }).toFailure()
    expect(failureSchema.parse(structuredClone(failure))).toEqual({ code: 'record-too-short', params: { characters: 3, minimum: 8 } })
  })

  it('says its code alone, so that a log of it holds no parameter', () => {
    const failure = new AppFailure('file-unreadable', { name: '周某某.txt', reason: 'EACCES' })
    expect(`${failure.name}: ${failure.message}`).toBe('AppFailure: file-unreadable')
  })
})

it('no two failures share a code', () => {
  expect(new Set(errorCodes).size).toBe(errorCodes.length)
})

describe('failureOf', () => {
  it('keeps an expected failure as it is', () => {
    expect(failureOf(new AppFailure('section-unknown', { id: 'x' }))).toEqual({ code: 'section-unknown', params: { id: 'x' } })
  })

  it.each(['ENOSPC', 'SQLITE_FULL'])('knows a full disk by %s', (code) => {
    expect(failureOf(Object.assign(new Error('no room'), { code }))).toEqual({ code: 'disk-full', params: {} })
  })

  it('keeps of a bug only the name of its class, whatever its message holds', () => {
    const thrown = fc.string({ minLength: 1 }).map((message) => new RangeError(message, { cause: new Error(message) }))
    fc.assert(
      fc.property(thrown, (error) => {
        expect(failureOf(error)).toEqual({ code: 'unexpected', params: { name: 'RangeError' } })
      }),
    )
  })

  it('takes anything that can be thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(failureOf(thrown)).toEqual({ code: 'unexpected', params: { name: typeof thrown } })
      }),
    )
  })
})

it('a case that nobody handles is an error, not silence', () => {
  expect(() => assertNever('new' as never)).toThrow('unhandled case: "new"')
})
