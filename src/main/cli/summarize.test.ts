import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxOf, paragraph, pdfOf } from '../importers/importFixture.ts'
import { runSummarize } from './summarizeFixture.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-summarize-'))
const record = '主诉：反复胸闷气促3天。\n初步诊断：急性心力衰竭。\n诊疗计划：呋塞米20mg静脉注射。\n'
/** A folder without any model: what is refused here was refused before one was looked for. */
const env = { YIZHAI_MODELS_DIR: path.join(folder, 'models') }

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  fs.writeFileSync(file, content)
  return file
}

beforeAll(() => {
  fs.mkdirSync(env.YIZHAI_MODELS_DIR)
})
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

const utf16 = (...units: readonly number[]) => new Uint8Array(new Uint16Array([0xfeff, ...units]).buffer)

describe('bad input ends with 2, says what is wrong on standard error alone, and asks for no model', () => {
  it.each([
    ['an empty file', '', '病历没有文字'],
    ['white space', ' \n\t\r\n', '病历没有文字'],
    ['one character', '晕', '病历只有 1 个字'],
    ['a program', 'MZ\x90\0\x03\0\0\0', '不是文本文件'],
    ['bytes without a meaning', Uint8Array.from({ length: 4_096 }, (_, index) => (index * 37 + 11) % 32), '不是文本文件'],
    ['2 MB of text', '胸闷气促'.repeat(175_000), '超过起草上限 200000 字'],
    ['over 10 MB', 'x'.repeat(10 * 1024 * 1024 + 1), '超过 10 MB'],
    ['half a character at its end', Buffer.from(record).subarray(0, -2), '无法确定文件的文字编码'],
    ['a DOCX that was cut off', docxOf(paragraph(record)).subarray(0, 400), 'DOCX 文件已损坏或不完整'],
    ['a scan', pdfOf([[]]), '没有文字层'],
    ['a lone surrogate', utf16(...[...record].map((character) => character.charCodeAt(0)), 0xd83d), '无法确定文件的文字编码'],
  ])('%s', async (name, content, message) => {
    const { exitCode, stdout, stderr } = await runSummarize([fileOf(name, content)], { env })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n').length).toBe(1)
  })

  it.each([
    ['a file that is not there', [path.join(folder, 'none.txt')], 'none.txt（ENOENT）'],
    ['a folder', [folder], 'EISDIR'],
    ['an unknown template', [fileOf('a.txt', record), '--template', '__proto__'], '没有名为 __proto__ 的模板。可用的模板：outpatient'],
    ['no file at all', [], 'missing required argument'],
    ['an option that is none', [fileOf('b.txt', record), '--fast'], "unknown option '--fast'"],
    ['a seed that is no number', [fileOf('c.txt', record), '--seed', 'x'], 'a whole number'],
  ])('%s', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await runSummarize(args, { env })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  it('on standard input too', async () => {
    const { exitCode, stderr } = await runSummarize(['-'], { env, input: '晕' })
    expect([exitCode, stderr]).toEqual([2, '病历只有 1 个字，无法起草（至少 8 字）。原文已保留；请补全后重新粘贴整份病历。\n'])
  })

  it('in English on an English terminal', async () => {
    const { exitCode, stderr } = await runSummarize(['-'], { env: { ...env, LC_ALL: 'en_US.UTF-8' }, input: '' })
    expect([exitCode, stderr]).toEqual([2, 'The record has no text. Paste or open a record.\n'])
  })
})

describe('a model that is not there ends with 3', () => {
  it('by an unknown id, with the ids that are known', async () => {
    const { exitCode, stdout, stderr } = await runSummarize([fileOf('d.txt', record), '--model', 'gpt-5', '--json'], { env })
    expect([exitCode, stdout]).toEqual([3, ''])
    expect(stderr).toContain('没有名为 gpt-5 的模型。可用：youtu-llm-2b-q8, qwen2.5-coder-1.5b-q4, qwen2.5-coder-0.5b-q4')
  })

  it('by none, with the way to one', async () => {
    const { exitCode, stdout, stderr } = await runSummarize([fileOf('e.txt', record)], { env })
    expect([exitCode, stdout]).toEqual([3, ''])
    expect(stderr).toContain('npm run model -- import')
  })
})

it('help is on standard output and ends with 0', async () => {
  const { exitCode, stdout, stderr } = await runSummarize(['--help'], { env })
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(stdout).toContain('--json')
})

it('a record of a word processor is read as text: only the model is missing', async () => {
  const { exitCode, stderr } = await runSummarize([fileOf('record.docx', docxOf(record.trim().split('\n').map(paragraph).join('')))], {
    env,
  })
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('没有找到模型')])
}, 60_000)
