import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyLibraries, isWhole } from './engineSource.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-engine-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

const libraries = { 'libggml.v0.9.so': 'ggml', 'libllama.so': 'llama', 'readme.txt': 'none' }

it('the libraries outlive the folder that they came from, under both their names', () => {
  const [from, to] = ['from', 'to'].map((name) => path.join(folder, name)) as [string, string]
  for (const place of [from, to]) fs.mkdirSync(place)
  for (const [name, text] of Object.entries(libraries)) fs.writeFileSync(path.join(from, name), text)
  copyLibraries(from, to)
  fs.rmSync(from, { recursive: true })
  expect(fs.readdirSync(to).sort()).toEqual(['libggml.so', 'libggml.v0.9.so', 'libllama.so'])
  expect(fs.readFileSync(path.join(to, 'libggml.so'), 'utf8')).toBe('ggml')
})

it('what was built is whole only while everything beside it is there', () => {
  const built = path.join(folder, 'addon.node')
  expect(isWhole(path.join(folder, 'none', 'addon.node'))).toBe(false)
  fs.writeFileSync(built, 'addon')
  expect(isWhole(built)).toBe(true)
  fs.symlinkSync(path.join(folder, 'gone.so'), path.join(folder, 'libllama.so'))
  expect(isWhole(built)).toBe(false)
})
