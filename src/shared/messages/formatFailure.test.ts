import { describe, expect, it } from 'vitest'
import { errorCodes } from '../errors.ts'
import { enMessages } from './en.ts'
import { formatFailure } from './formatFailure.ts'
import { zhMessages } from './zh.ts'

const parametersOf = (message: string) => [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()

describe.each(errorCodes)('the message for %s', (code) => {
  it('is there in both languages, each in its own script, and ends as a sentence', () => {
    expect(zhMessages[code]).toMatch(/^(?=.*\p{Script=Han}{2}).*。$/u)
    expect(enMessages[code]).toMatch(/^[A-Z“{][^\p{Script=Han}]*\.$/u)
  })

  it('uses the same parameters in both', () => {
    expect(parametersOf(zhMessages[code])).toEqual(parametersOf(enMessages[code]))
  })
})

it('there is no message without a failure', () => {
  expect([Object.keys(zhMessages).sort(), Object.keys(enMessages).sort()]).toEqual([[...errorCodes].sort(), [...errorCodes].sort()])
})

describe('formatFailure', () => {
  it('puts every parameter in its place', () => {
    const failure = { code: 'engine-out-of-memory', params: { neededMb: 2400, freeMb: 900 } } as const
    expect(formatFailure(failure, 'zh')).toContain('需要约 2400 MB，可用 900 MB')
    expect(formatFailure(failure, 'en')).toContain('about 2400 MB needed, 900 MB free')
  })

  it('shows 0 as 0 and a missing parameter as a question mark', () => {
    expect(formatFailure({ code: 'record-too-short', params: { characters: 0 } }, 'en')).toContain('characters 0, at least ? needed')
  })

  it('takes a parameter as it is, even where it looks like a pattern or a parameter', () => {
    const params = { name: '$& $1 {reason}.txt', reason: 'EACCES' }
    expect(formatFailure({ code: 'file-unreadable', params }, 'en')).toContain('The file $& $1 {reason}.txt can’t be read (EACCES).')
  })
})
