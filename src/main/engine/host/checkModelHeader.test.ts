import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkModelHeader } from './checkModelHeader.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yizhai-header-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const u64 = (value: bigint) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}
const textOf = (text: string) => Buffer.concat([u64(BigInt(text.length)), Buffer.from(text)])
const header = (version: number, tensors: bigint, pairs: bigint) => [Buffer.from('GGUF'), u32(version), u64(tensors), u64(pairs)]
const problemOf = (...parts: readonly Buffer[]) => {
  const file = join(folder, 'model.gguf')
  writeFileSync(file, Buffer.concat(parts))
  return checkModelHeader(file)
}

const texts = [textOf('tokens'), u32(9), u32(8), u64(3n), textOf('a'), textOf(''), textOf('胸'.repeat(2).replace(/./g, 'x'))]
const pairs = [
  textOf('name'),
  u32(8),
  textOf('M'),
  textOf('size'),
  u32(4),
  u32(7),
  textOf('list'),
  u32(9),
  u32(6),
  u64(2n),
  u64(0n),
  ...texts,
]
const tensor = [textOf('weights'), u32(2), u64(4n), u64(4n), u32(0), u64(0n)]

test('a header with texts, numbers, lists and tensors is fine', () => {
  expect(problemOf(...header(3, 1n, 4n), ...pairs, ...tensor, Buffer.alloc(64))).toBeNull()
})

test('a long header is read in pieces', () => {
  const many = Array.from({ length: 200_000 }, () => textOf('token'))
  expect(problemOf(...header(3, 0n, 1n), textOf('tokens'), u32(9), u32(8), u64(200_000n), Buffer.concat(many))).toBeNull()
})

const huge = 2n ** 60n
test.each([
  ['another magic', [Buffer.from('FUGG'), u32(3), u64(0n), u64(0n)], 'magic'],
  ['another version', header(99, 0n, 0n), 'version 99'],
  ['empty', [], 'cut off'],
  ['cut in its header', [...header(3, 1n, 1n), Buffer.alloc(0)], 'a count that the file has no room for'],
  ['tensors without end', [...header(3, huge, 0n)], 'a count that the file has no room for'],
  ['a name without end', [...header(3, 0n, 1n), u64(huge), Buffer.alloc(20)], 'a count that the file has no room for'],
  [
    'a list without end',
    [...header(3, 0n, 1n), textOf('a'), u32(9), u32(4), u64(huge), Buffer.alloc(20)],
    'a count that the file has no room for',
  ],
  ['a type that is none', [...header(3, 0n, 1n), textOf('a'), u32(77), Buffer.alloc(20)], 'type 77'],
  [
    'lists in lists in lists',
    [...header(3, 0n, 1n), textOf('a'), u32(9), ...Array.from({ length: 9 }, () => [u32(9), u64(1n)]).flat(), Buffer.alloc(99)],
    'type 9',
  ],
])('%s is named', (_, parts, problem) => {
  expect(problemOf(...parts)).toBe(problem)
})
