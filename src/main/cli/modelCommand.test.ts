import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

// each test starts Node up to four times
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'yizhai-model-cli-'))
})
afterAll(() => fs.rm(folder, { recursive: true }))

type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

async function model(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'yizhai.ts'), 'model', ...args], {
    env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8', YIZHAI_MODELS_DIR: path.join(folder, 'models'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

it('lists the catalogue on standard output, in Chinese unless the system says English', async () => {
  const chinese = await model(['list'])
  expect(chinese.code).toBe(0)
  expect(chinese.stdout).toMatch(/youtu-llm-2b-q8 +未安装/)
  expect((await model(['list'], { LANG: 'en_GB.UTF-8' })).stdout).toMatch(/youtu-llm-2b-q8 +not installed/)
  expect((await model(['list', '--lang', 'en'])).stdout).toMatch(/not installed/)
})

it('lists as JSON and nothing else', async () => {
  const { stdout, stderr } = await model(['list', '--json'])
  expect((JSON.parse(stdout) as { state: string }[]).map(({ state }) => state)).toEqual(['absent', 'absent', 'absent'])
  expect(stderr).toBe('')
})

it('exits 2 on a command line that it does not understand', async () => {
  expect((await model(['bogus'])).code).toBe(2)
  expect((await model(['import'])).code).toBe(2)
})

it('exits 2 on a file that is no model, saying which', async () => {
  const file = path.join(folder, 'photo.gguf')
  await fs.writeFile(file, 'JFIF')
  const { code, stdout, stderr } = await model(['import', file])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('photo.gguf 不是 GGUF 模型文件')
})

it('exits 2 on a file that is not there', async () => {
  expect((await model(['import', path.join(folder, 'none.gguf')])).code).toBe(2)
})

it('refuses an unknown model with exit 2 and says how to take it all the same; then it is taken and listed as unverified', async () => {
  const file = path.join(folder, 'mine.gguf')
  await fs.writeFile(file, 'GGUF and so on')
  const refused = await model(['import', file])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('--accept-unverified')
  const taken = await model(['import', file, '--accept-unverified', '--no-trial'])
  expect(taken.code).toBe(0)
  expect(taken.stdout).toMatch(/^custom-mine\t[0-9a-f]{64}\t.*custom-mine\.gguf\n$/)
  expect((await model(['list'])).stdout).toMatch(/custom-mine +未验证/)
  expect((await model(['verify', 'custom-mine'])).code).toBe(0)
})

it('exits 3 when there is no model to verify', async () => {
  const env = { YIZHAI_MODELS_DIR: path.join(folder, 'empty') }
  const { code, stderr } = await model(['verify'], env)
  expect(code).toBe(3)
  expect(stderr).toContain('没有找到模型')
  expect((await model(['verify', 'none'], env)).code).toBe(3)
})

it('deletes a file of the wrong content when it is verified, says so and exits 4', async () => {
  const models = path.join(folder, 'wrong')
  await fs.mkdir(models)
  const file = path.join(models, 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf')
  await fs.writeFile(file, 'GGUF')
  const { code, stderr } = await model(['verify'], { YIZHAI_MODELS_DIR: models })
  expect(code).toBe(4)
  expect(stderr).toContain('校验值不对，文件已删除')
  expect(await fs.readdir(models)).toEqual([])
})

it('an unverified file that can not be loaded, or keeps the reader busy, is not kept', async () => {
  const file = path.join(folder, 'broken.gguf')
  await fs.writeFile(file, 'GGUF and so on')
  const { code, stdout, stderr } = await model(['import', file, '--accept-unverified', '--trial-limit', '8'])
  expect([2, 4]).toContain(code)
  expect(stdout).toBe('')
  expect(stderr).toContain('试载入')
  expect((await model(['list'])).stdout).not.toContain('custom-broken')
})

it('removes a model, and says which', async () => {
  const file = path.join(folder, 'gone.gguf')
  await fs.writeFile(file, 'GGUF and so on')
  await model(['import', file, '--accept-unverified', '--no-trial'])
  expect((await model(['remove', 'custom-gone'])).stdout).toMatch(/^custom-gone\t/)
  expect((await model(['remove', 'custom-gone'])).code).toBe(3)
})
