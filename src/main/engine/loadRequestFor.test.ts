import { expect, it } from 'vitest'
import { threadsAskedFor } from './loadRequestFor.ts'

it('takes a number of threads from the environment, and says what is wrong with another value', () => {
  expect([undefined, '', '1', '4'].map((text) => threadsAskedFor(text, 4))).toEqual([null, null, 1, 4])
  for (const text of ['0', '5', '1.5', '-1', 'all'])
    expect(() => threadsAskedFor(text, 4)).toThrow(expect.objectContaining({ code: 'engine-load-failed' }))
})
