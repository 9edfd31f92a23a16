import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { summaryJsonSchema } from '../../shared/summaryJson.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { recordOf } from '../notes/batchFixture.ts'
import { runBatch } from './runBatch.ts'
import { runYizhai } from './runYizhaiFixture.ts'

let root = ''
const [from, out] = ['病历', '草稿'].map((name) => () => path.join(root, name)) as [() => string, () => string]
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-cli-batch-'))
  fs.mkdirSync(from())
})
afterEach(() => {
  fs.rmSync(root, { recursive: true })
})
const put = (name: string, text: string | Uint8Array) => {
  fs.writeFileSync(path.join(from(), name), text)
}
const input = () => ({ from: from(), out: out(), textColumn: null, templateId: 'outpatient', seed: 1 })

/** `stopAt`: leaves the batch at this request to the model. */
async function run(stopAt = Number.POSITIVE_INFINITY, source = input()) {
  let stop: () => void = () => undefined
  let asked = 0
  const engine = new ScriptedEngine(() => {
    if (++asked === stopAt) stop()
    return { say: '多饮水，注意休息。' }
  })
  const result = await runBatch(source, {
    engine,
    onChange: () => undefined,
    onBug: (error) => {
      throw error
    },
    onRunning: (given) => {
      stop = given
    },
  })
  return { ...result, asked }
}

type Index = {
  state: string
  records: {
    name: string
    state: string
    file: string | null
    findings: unknown
    failure: { code: string } | null
    sameAs: string | null
  }[]
}
const indexOf = () => JSON.parse(fs.readFileSync(path.join(out(), 'index.json'), 'utf8')) as Index
const filesOf = () => fs.readdirSync(out()).filter((name) => name.endsWith('.json') && name !== 'index.json')

describe('a batch on the command line', () => {
  it('writes a JSON a record, as summarize does, and an index of all', async () => {
    put('1.txt', recordOf(0))
    put('2.txt', recordOf(1))
    put('3.pdf', '%PDF-1.7')
    put('4.txt', recordOf(0))
    const { batch, problems } = await run()
    expect(batch).toMatchObject({ state: 'done', counts: { drafted: 2, refused: 1, same: 1, failed: 0 } })
    expect(problems.map(({ name, failure, sameAs }) => [name, failure?.code ?? sameAs])).toEqual([
      ['3.pdf', 'file-damaged'],
      ['4.txt', '1.txt'],
    ])
    const { state, records } = indexOf()
    expect([state, records.map((record) => record.state)]).toEqual(['done', ['drafted', 'drafted', 'refused', 'same']])
    expect(records[0]?.findings).toEqual({ red: 0, amber: expect.any(Number) })
    expect([records[2]?.failure?.code, records[3]?.file]).toEqual(['file-damaged', records[0]?.file])
    expect(filesOf().sort()).toEqual([records[0]?.file, records[1]?.file].sort())
    const summary = summaryJsonSchema.parse(JSON.parse(fs.readFileSync(path.join(out(), records[1]?.file ?? ''), 'utf8')))
    expect(summary.sections.map(({ text }) => text)).toEqual(['咳嗽2天。', expect.any(String), '多饮水，注意休息。'])
  })

  it('left on the way goes on, writes what is missing, and drafts nothing twice', async () => {
    for (let number = 0; number < 6; number++) put(`${String(number)}.txt`, recordOf(number))
    const first = await run(3)
    expect(first.batch).toMatchObject({ state: 'paused', reason: null, counts: { drafted: 2 } })
    expect(indexOf().records.map(({ state }) => state)).toEqual(['drafted', 'drafted', 'waiting', 'waiting', 'waiting', 'waiting'])
    const [lost = ''] = filesOf()
    fs.rmSync(path.join(out(), lost))
    const second = await run()
    expect(second.batch).toMatchObject({ state: 'done', counts: { drafted: 6 } })
    expect([filesOf().length, filesOf().includes(lost), second.asked]).toEqual([6, true, 4])
  })

  it('once more over the same folder drafts only what is new', async () => {
    put('1.txt', recordOf(0))
    await run()
    put('2.txt', recordOf(1))
    const { batch, asked } = await run()
    expect([batch.counts, asked]).toEqual([{ drafted: 1, refused: 0, same: 1, failed: 0 }, 1])
    expect(indexOf().records.map(({ file }) => file !== null)).toEqual([true, true])
    expect(filesOf().length).toBe(2)
  })

  it('does not mix two sources, templates or seeds in one folder', async () => {
    put('1.txt', recordOf(0))
    await run()
    const other = path.join(root, '其他')
    fs.mkdirSync(other)
    const refused = (change: object) => expect(run(1, { ...input(), ...change })).rejects.toThrow('batch-other-output')
    await refused({ from: other })
    await refused({ seed: 2 })
    await expect(run(1, { ...input(), from: path.join(root, 'none') })).rejects.toThrow(
      new AppFailure('file-unreadable', { name: 'none', reason: 'ENOENT' }),
    )
  })

  it('tells the exit codes apart: bad input 2, no model 3', { timeout: 60_000 }, async () => {
    const env = { YIZHAI_MODELS_DIR: path.join(root, 'models') }
    const empty = await runYizhai(['batch', from(), '--out', out()], { env })
    expect([empty.exitCode, empty.stderr]).toEqual([2, '病历 里没有可用的病历。请选择有病历文件的文件夹，或含有病历的文件。\n'])
    put('1.txt', recordOf(0))
    const without = await runYizhai(['batch', from(), '--out', out(), '--json'], { env })
    expect(without.exitCode).toBe(3)
    expect(JSON.parse(without.stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ error: { code: 'model-missing' }, exitCode: 3 })
    expect(indexOf()).toMatchObject({ state: 'paused', reason: { code: 'model-missing' } })
  })
})
