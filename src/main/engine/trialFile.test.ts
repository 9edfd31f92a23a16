import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { climbDown } from './ladder.ts'
import { openTrialFile } from './trialFile.ts'

let folder = ''
const file = () => path.join(folder, 'trial.json')
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-trial-'))
})
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true })
})

it('a rung that nobody struck out took the process down, and is left aside at the next start', async () => {
  openTrialFile(file()).begin('cuda')
  const tried: string[] = []
  const left = await climbDown(['cuda', 'vulkan', 'cpu'], openTrialFile(file()), (rung, reports) => {
    tried.push(rung)
    return Promise.resolve(reports)
  })
  expect(tried).toEqual(['vulkan'])
  expect(left).toEqual([{ rung: 'cuda', outcome: 'skipped', reason: 'crashed' }])
})

it('a rung that could say why it failed is tried again next time', () => {
  const memory = openTrialFile(file())
  memory.begin('cuda')
  memory.end('cuda')
  expect(openTrialFile(file()).crashed()).toEqual([])
})

it('the last rung is always tried', async () => {
  openTrialFile(file()).begin('cpu')
  await expect(
    climbDown(['cuda', 'cpu'], openTrialFile(file()), (rung) => (rung === 'cpu' ? Promise.resolve('ok') : Promise.reject(new Error('no')))),
  ).resolves.toBe('ok')
})

it('the physician can have a crashed rung tried again', () => {
  const memory = openTrialFile(file())
  memory.begin('cuda')
  memory.forget()
  expect(openTrialFile(file()).crashed()).toEqual([])
})

it('a damaged file counts as empty', () => {
  fs.writeFileSync(file(), '{"trying":')
  expect(openTrialFile(file()).crashed()).toEqual([])
})
