import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import { maximumBatchRecords } from '../../shared/limits.ts'
import { BatchFiles } from './batchFiles.ts'
import { encodeText } from './encodeTextFixture.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-batch-'))
})
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true })
})

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, content)
  return file
}

/** Every record in its order: its text, or why there is none. */
async function readAll(files: BatchFiles, source: Parameters<BatchFiles['list']>[0]): Promise<[string, string | Failure][]> {
  const all: [string, string | Failure][] = []
  for (const { name, place } of await files.list(source)) {
    if (place.kind === 'note') throw new TypeError('no note here')
    const read = files.read(source, place).then(
      ({ text }) => text,
      (error: unknown) => failureOf(error),
    )
    all.push([name, await read])
  }
  return all
}

describe('a folder', () => {
  it('is read with its folders, in the same order always, and what is no record is named', async () => {
    for (const name of ['10.txt', '2.txt', '内科/1.txt', '内科/夜班/1.md']) put(name, `主诉：${name}`)
    put('扫描.pdf', '%PDF-1.7\n')
    put('名单.csv', 'id,病历\n1,a\n')
    put('空.txt', '')
    put('两份.txt', '病历1：\n咳嗽\n病历2：\n头痛\n')
    put('.DS_Store', 'x')
    put('Thumbs.db', 'x')
    fs.symlinkSync(path.join(folder, '2.txt'), path.join(folder, 'link.txt'))
    fs.symlinkSync(folder, path.join(folder, 'loop'))
    const texts = await readAll(new BatchFiles(), { kind: 'folder', path: folder })
    expect(texts.slice(0, 2)).toEqual([
      ['2.txt', '主诉：2.txt'],
      ['10.txt', '主诉：10.txt'],
    ])
    expect(texts.slice(-2)).toEqual([
      ['内科/1.txt', '主诉：内科/1.txt'],
      ['内科/夜班/1.md', '主诉：内科/夜班/1.md'],
    ])
    expect(Object.fromEntries(texts.slice(2, -2))).toEqual({
      '扫描.pdf': { code: 'file-binary', params: { kind: 'PDF' } },
      '名单.csv': { code: 'batch-table-in-folder', params: { name: '名单.csv' } },
      '空.txt': '',
      '两份.txt': { code: 'batch-several-records', params: { name: '两份.txt', count: 2 } },
      'link.txt': { code: 'file-unreadable', params: { name: 'link.txt', reason: 'LINK' } },
      loop: { code: 'file-unreadable', params: { name: 'loop', reason: 'LINK' } },
    })
  })

  it('of 10,000 files with 7 broken ones is listed by names alone, and the 7 are named when their turn comes', async () => {
    const broken = [3, 500, 1_001, 2_500, 5_000, 7_777, 9_999]
    for (let number = 1; number <= 10_000; number++)
      put(
        `${String(number % 100)}/${String(number)}.txt`,
        broken.includes(number) ? Uint8Array.of(0, 1, 2, 0, 255) : `主诉：第${String(number)}份。`,
      )
    const texts = await readAll(new BatchFiles(), { kind: 'folder', path: folder })
    expect(texts.length).toBe(10_000)
    const refused = texts.filter(([, text]) => typeof text !== 'string').map(([name]) => Number(/(\d+)\.txt/.exec(name)?.[1]))
    expect(refused.sort((a, b) => a - b)).toEqual(broken)
    expect(new Set(texts.map(([, text]) => (typeof text === 'string' ? text : ''))).size).toBe(10_000 - 7 + 1)
  }, 180_000)

  it('that is not there, is empty or holds too many is refused', async () => {
    const files = new BatchFiles()
    await expect(files.list({ kind: 'folder', path: path.join(folder, 'no') })).rejects.toThrow('file-unreadable')
    await expect(files.list({ kind: 'folder', path: folder })).rejects.toThrow(
      new AppFailure('batch-empty', { name: path.basename(folder) }),
    )
  })

  it('that is gone meanwhile is told as such, a single file that is gone as that', async () => {
    const file = put('1.txt', '主诉')
    const files = new BatchFiles()
    const source = { kind: 'folder', path: folder } as const
    fs.rmSync(file)
    await expect(files.read(source, { kind: 'file', path: file })).rejects.toThrow('file-unreadable')
    fs.rmSync(folder, { recursive: true })
    await expect(files.read(source, { kind: 'file', path: file })).rejects.toThrow('batch-source-gone')
  })
})

describe('one file', () => {
  const source = (file: string, textColumn: string | null = null) => ({ kind: 'file', path: file, textColumn }) as const

  it('with separators gives its records, a table its rows', async () => {
    const text = put('几份.txt', '咳嗽\n=====\n头痛\n')
    const table = put('名单.csv', 'id,姓名,病历\n7,周某某,咳嗽\n8,,头痛,多\n')
    const files = new BatchFiles()
    expect(await readAll(files, source(text))).toEqual([
      ['#1', '咳嗽'],
      ['#2', '头痛'],
    ])
    expect(await readAll(files, source(table))).toEqual([
      ['#1 周某某 7', '咳嗽'],
      ['#2 8', { code: 'batch-row-columns', params: { found: 4, expected: 3 } }],
    ])
  })

  it('in GB18030 is read like any other', async () => {
    const records = ['主诉：咳嗽三天，伴有发热，没有气促。', '主诉：头痛一天，没有呕吐，否认外伤史。']
    const file = put('国标.csv', encodeText(`编号,病历\n1,${records[0]}\n2,${records[1]}\n`, 'gb18030'))
    expect((await readAll(new BatchFiles(), source(file))).map(([, text]) => text)).toEqual(records)
  })

  it('that was changed since the batch began gives none of the changed records', async () => {
    const file = put('几份.txt', '咳嗽\n=====\n头痛\n')
    const files = new BatchFiles()
    const [first, second] = await files.list(source(file))
    put('几份.txt', '咳嗽\n=====\n腹痛\n')
    files.forget()
    if (first?.place.kind !== 'entry' || second?.place.kind !== 'entry') throw new TypeError('two entries')
    expect(await files.read(source(file), first.place)).toEqual({ text: '咳嗽', title: null })
    await expect(files.read(source(file), second.place)).rejects.toThrow('batch-source-changed')
    fs.rmSync(file)
    files.forget()
    await expect(files.read(source(file), first.place)).rejects.toThrow('batch-source-gone')
  })

  it('that is too large, or holds too many records, is refused with what to do', async () => {
    const large = put('large.csv', Buffer.alloc(11 * 1024 * 1024, 'a'))
    await expect(new BatchFiles().list(source(large))).rejects.toThrow(
      new AppFailure('batch-file-too-large', { name: 'large.csv', megabytes: 11, maximumMegabytes: 10 }),
    )
    const many = put('many.csv', `text\n${'a\n'.repeat(maximumBatchRecords + 1)}`)
    await expect(new BatchFiles().list(source(many))).rejects.toThrow('batch-too-many')
  })
})
