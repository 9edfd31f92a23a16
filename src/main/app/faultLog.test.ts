import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFaultLog } from './faultLog.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-faults-'))
  file = path.join(folder, 'logs', 'faults.log')
})
afterEach(() => {
  fs.rmSync(folder, { recursive: true })
})

const written = () => fs.readFileSync(file, 'utf8')

function faultInARecord(message: string): Error {
  return new RangeError(message)
}

it('keeps time, class and frames of a fault', () => {
  openFaultLog(file)(faultInARecord('x'))
  const [first, second] = written().split('\n')
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z RangeError$/)
  expect(second).toMatch(/^ {4}at faultInARecord \(.*faultLog\.test\.ts:\d+:\d+\)$/)
})

it.each([
  ['one line', '周某某，男，68岁'],
  ['several lines', '周某某\n主诉：胸闷'],
  ['lines that look like frames', 'x\n    at 周某某 (主诉.ts:1:1)\n    at 胸闷'],
  ['nothing but such a line', '    at 周某某'],
])('never holds the message of a fault: %s', (_, message) => {
  openFaultLog(file)(faultInARecord(message))
  expect(written()).not.toMatch(/\p{Script=Han}/u)
  expect(written()).toContain('    at faultInARecord')
})

it('keeps no frame of a fault whose message was changed: what it was before stands among them', () => {
  const error = faultInARecord('x\n    at 周某某')
  expect(error.stack).toContain('周某某')
  error.message = 'y'
  openFaultLog(file)(error)
  expect(written()).toMatch(/^\S+ RangeError\n\n$/)
})

it('takes anything that can be thrown, and holds none of it', () => {
  const log = openFaultLog(file)
  for (const thrown of ['周某某', { record: '周某某' }, null, undefined]) log(thrown)
  expect(written().match(/Z (string|object|undefined)$/gm)).toEqual(['Z string', 'Z object', 'Z object', 'Z undefined'])
  expect(written()).not.toContain('周某某')
})

it('adds to what is there, and starts over at a megabyte', () => {
  const log = openFaultLog(file)
  log(faultInARecord('x'))
  log(faultInARecord('x'))
  expect(written().match(/RangeError/g)).toHaveLength(2)
  fs.writeFileSync(file, 'x'.repeat(1_000_001))
  log(faultInARecord('x'))
  expect(written().length).toBeLessThan(10_000)
})

it('a log that can not be written costs the log, not the answer to the fault', () => {
  fs.writeFileSync(path.join(folder, 'logs'), 'a file where the folder should be')
  expect(() => {
    openFaultLog(file)(faultInARecord('x'))
  }).not.toThrow()
})
