import { describe, expect, it } from 'vitest'
import { cycloneDx } from './cycloneDx.ts'
import { licencesPage } from './licencesPage.ts'
import { shippedComponents } from './shippedComponents.ts'

const components = shippedComponents()
const named = (name: string) => components.find((component) => component.name === name)

describe('the bill of materials', () => {
  it('names the runtime, the machine code, the database and the models, each with its version', ({ task }) => {
    for (const name of [
      'electron',
      'chromium',
      'llama.cpp',
      'SQLite',
      'SQLite3MultipleCiphers',
      'node-llama-cpp',
      'better-sqlite3-multiple-ciphers',
    ]) {
      expect([name, named(name)?.version ?? '']).toEqual([name, expect.stringMatching(/\d/)])
    }
    const models = components.filter(({ kind }) => kind === 'machine-learning-model')
    expect(models.length).toBeGreaterThan(2)
    expect(named('qwen2.5-coder-0.5b-instruct-q4_k_m.gguf')?.hash?.content).toMatch(/^1d961463/)
    Object.assign(task.meta, { figure: `${components.length} components, ${components.filter(({ hash }) => hash).length} with a hash` })
  })

  it('holds what is bundled into the window, and nothing that only development needs', () => {
    expect(['react', 'react-dom', 'zustand', '@codemirror/view', 'zod'].filter((name) => !named(name))).toEqual([])
    expect(['vitest', 'typescript', 'playwright', 'eslint', 'electron-builder', 'vite'].filter((name) => named(name))).toEqual([])
  })

  it('says a licence for every part, and none that would bind the application', () => {
    expect(components.filter(({ licence }) => licence === '').map(({ name }) => name)).toEqual([])
    expect(components.filter(({ licence }) => /\bA?GPL|SSPL|BUSL/.test(licence) && !/ OR /.test(licence)).map(({ name }) => name)).toEqual(
      [],
    )
  })

  it('is CycloneDX, every reference once, the same bytes each time', () => {
    const text = cycloneDx({ name: 'yizhai', version: '1' }, components)
    const bom = JSON.parse(text) as { bomFormat: string; specVersion: string; components: { 'bom-ref': string; licenses: unknown[] }[] }
    expect([bom.bomFormat, bom.specVersion, bom.components.length]).toEqual(['CycloneDX', '1.6', components.length])
    expect(new Set(bom.components.map((component) => component['bom-ref'])).size).toBe(components.length)
    expect(cycloneDx({ name: 'yizhai', version: '1' }, shippedComponents())).toBe(text)
  })

  it('is a page of licences as well', () => {
    const page = licencesPage(components)
    for (const { name } of components) expect(page).toContain(`| ${name} |`)
  })
})
