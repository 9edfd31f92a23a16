import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openMachineChoices } from './machineChoices.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-choices-'))
const file = path.join(folder, 'new', 'machine.json')
const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true })
})

it('keeps a choice for each model and processor, and nothing else', () => {
  const choices = openMachineChoices(file, 'A × 2')
  expect(choices.find(one)).toBeUndefined()
  choices.keep(one, { threads: 2 })
  choices.keep(other, { threads: 1 })
  expect([choices.find(one), choices.find(other)]).toEqual([{ threads: 2 }, { threads: 1 }])
  expect(openMachineChoices(file, 'B × 8').find(one)).toBeUndefined()
  expect(fs.readdirSync(path.dirname(file))).toEqual(['machine.json'])
})

it.each(['', '{', '[]', '{"A × 2 · aaaaaaaaaaaaaaaa":{"threads":0}}'])('takes a file that says %j for none, and writes it anew', (text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
  const choices = openMachineChoices(file, 'A × 2')
  expect(choices.find(one)).toBeUndefined()
  choices.keep(one, { threads: 2 })
  expect(choices.find(one)).toEqual({ threads: 2 })
})
