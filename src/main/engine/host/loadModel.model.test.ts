import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoadRequest } from '../engine.ts'
import { loadRequestFor } from '../loadRequestFor.ts'
import { openMachineChoices } from '../machineChoices.ts'
import { loadModel } from './loadModel.ts'
import { tryThreads } from './threadTrial.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-gguf-'))
let request: LoadRequest
/** The first bytes of the real file. */
let head: Buffer

beforeAll(async () => {
  request = { ...(await loadRequestFor('qwen2.5-coder-0.5b-q4', 512)), runtime: 'cpu' }
  const file = fs.openSync(request.modelPath, 'r')
  head = Buffer.alloc(12_000_000)
  fs.readSync(file, head)
  fs.closeSync(file)
})
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

async function refusalOf(content: Buffer | string): Promise<{ readonly code: unknown; readonly ms: number }> {
  const modelPath = path.join(folder, 'model.gguf')
  fs.writeFileSync(modelPath, content)
  const startedAt = performance.now()
  const code = await loadModel({ ...request, modelPath }, [], () => undefined).then(
    () => 'loaded',
    (error: { readonly code?: unknown }) => error.code,
  )
  return { code, ms: performance.now() - startedAt }
}

const refusals = ['model-file-unreadable', 'model-no-chat-template', 'engine-load-failed']

it('threads are those that were chosen for this machine, unless somebody says how many; a trial measures each number', async () => {
  const choicesFile = path.join(folder, 'machine.json')
  openMachineChoices(choicesFile).keep(request.sha256, { threads: 1 })
  const chosen = await loadModel({ ...request, threads: null, choicesFile }, [], () => undefined)
  expect(chosen.info.threads).toBe(1)
  const times = await tryThreads(chosen.model, chosen.model.tokenize('主诉：头晕3天。'), [1])
  expect([...times.keys()]).toEqual([1])
  expect(times.get(1)).toBeGreaterThan(0)
  await chosen.dispose()
})

describe('a file that can not be the model is refused within ten seconds', () => {
  it.each([
    ['empty', () => ''],
    ['a text', () => '主诉：反复胸闷气促3天。\n'.repeat(1_000)],
    ['the head of a picture', () => Buffer.from('\x89PNG\r\n\x1a\n'.repeat(500), 'latin1')],
    ['four bytes of it', () => head.subarray(0, 4)],
    ['cut inside its header', () => head.subarray(0, 20)],
    ['cut inside its first names', () => head.subarray(0, 1_000)],
    ['cut inside its vocabulary', () => head.subarray(0, 2_000_000)],
    ['cut inside its tensors', () => head],
    ['of another magic', () => Buffer.concat([Buffer.from('FUGG'), head.subarray(4)])],
  ])('%s', async (_, content) => {
    const { code, ms } = await refusalOf(content())
    expect(refusals).toContain(code)
    expect(ms).toBeLessThan(10_000)
  })

  it('one that is not there', async () => {
    const missing = loadModel({ ...request, modelPath: path.join(folder, 'none.gguf') }, [], () => undefined)
    await expect(missing).rejects.toMatchObject({ code: 'model-file-unreadable' })
  })
})
