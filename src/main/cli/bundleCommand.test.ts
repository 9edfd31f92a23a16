import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { runYizhai } from './runYizhaiFixture.ts'

// each test starts Node several times
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-bundle-cli-'))
const at = (...parts: readonly string[]) => path.join(root, ...parts)
const env = { YIZHAI_DATA_DIR: at('profile'), YIZHAI_MODELS_DIR: at('models') }
const run = (...args: readonly string[]) => runYizhai(['bundle', ...args], { env })
const trusted = ['--keys', at('trusted')]

beforeAll(async () => {
  for (const folder of ['maker', 'trusted', 'tables', 'wrong']) fs.mkdirSync(at(folder))
  await run('keygen', '--out', at('maker', 'hospital'))
  fs.copyFileSync(at('maker', 'hospital.pub.pem'), at('trusted', 'hospital.pem'))
  const [head] = fs.readFileSync(path.join(resourcesFolder(import.meta.dirname), 'dict/diseases.tsv'), 'utf8').split('\n')
  const cells = (head ?? '').split('\t').map((_, index) => (index === 0 ? '龙湖河谷综合征' : ''))
  fs.writeFileSync(at('tables', 'diseases.tsv'), `${head ?? ''}\n${cells.join('\t')}\n`)
  fs.writeFileSync(at('wrong', 'diseases.tsv'), 'term\tother\nx\ty\n')
})
afterAll(() => {
  fs.rmSync(root, { recursive: true })
})

const make = (folder: string, version: string, out: string, ...more: readonly string[]) =>
  run(
    'make',
    at(folder),
    '--kind',
    'dictionaries',
    '--bundle-version',
    version,
    '--out',
    at(out),
    '--key',
    at('maker', 'hospital.key.pem'),
    ...more,
  )

describe('from the maker to the workstation', () => {
  it('a bundle is made, verified, imported, listed and rolled back', async () => {
    expect((await make('tables', '2026.11', 'a.yzb')).exitCode).toBe(0)
    expect((await run('verify', at('a.yzb'), ...trusted)).stdout).toMatch(
      /dictionaries 2026\.11：签名正确（密钥 [0-9a-f]{16}），内容完整可用/,
    )
    const imported = await run('import', at('a.yzb'), ...trusted, '--json')
    expect(JSON.parse(imported.stdout)).toMatchObject({ kind: 'dictionaries', version: '2026.11', models: [] })
    expect(JSON.parse((await run('list', ...trusted, '--json')).stdout)).toMatchObject([
      { kind: 'dictionaries', version: '2026.11', isRefused: false },
    ])
    expect((await run('rollback', 'dictionaries')).stdout).toContain('dictionaries 已回退到 随程序安装的版本')
    expect((await run('rollback', 'dictionaries')).exitCode).toBe(2)
  })

  it("the program's own keys do not trust the hospital's until IT installs it: refused, and exit 5", async () => {
    const { exitCode, stdout, stderr } = await run('verify', at('a.yzb'), '--lang', 'en')
    expect([exitCode, stdout]).toEqual([5, ''])
    expect(stderr).toBe('The bundle carries no trusted signature; nothing was imported. Ask whoever hands it out for a signed one.\n')
  })

  it('what may come in is looked at: a table with another head is refused and named', async () => {
    await make('wrong', '2027.1', 'wrong.yzb')
    const { exitCode, stderr } = await run('import', at('wrong.yzb'), ...trusted)
    expect(exitCode).toBe(5)
    expect(stderr).toContain('diseases.tsv: another head')
  })

  it('inspect shows what is in it, trusted or not', async () => {
    const { stdout } = await run('inspect', at('a.yzb'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ signer: null, manifest: { kind: 'dictionaries', files: [{ path: 'diseases.tsv' }] } })
  })

  it('a key is never written over', async () => {
    expect((await run('keygen', '--out', at('maker', 'hospital'))).exitCode).toBe(4)
  })
})

it('added tables are read with the shipped ones, change the hash that each draft is made under, and are named by their version', () => {
  const resources = resourcesFolder(import.meta.dirname)
  const plain = loadResources(resources)
  const added = loadResources(resources, { dictionaries: { folder: at('tables'), version: '2026.11' } })
  const sees = ({ lexicon }: typeof plain) => lexicon().kindsOf('龙湖河谷综合征').includes('disease')
  expect([sees(plain), sees(added)]).toEqual([false, true])
  expect(added.dictionaryHash()).not.toBe(plain.dictionaryHash())
  expect([plain.addedVersions, added.addedVersions]).toEqual([{}, { dictionaries: '2026.11' }])
})
