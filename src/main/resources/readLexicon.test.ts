import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dictionaryFiles, readTables } from '../../shared/lexicon/readTables.ts'
import { createLexicon, type Lexicon } from '../../shared/lexicon/lexicon.ts'
import { loadResources, resourcesFolder } from './loadResources.ts'
import { compiledFile, readLexicon, writeCompiledLexicon } from './readLexicon.ts'

const resources = resourcesFolder(import.meta.dirname)
const tables = readTables(new Map(dictionaryFiles.map((file) => [file, fs.readFileSync(path.join(resources, 'dict', file), 'utf8')])))
const built = createLexicon(tables)
const texts = [...loadResources(resources).samples.map(({ text }) => text), 'Patient told us: US of the abdomen, HIT excluded. T 36.8℃ AF, 房颤 2型糖尿病']

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-dict-'))
  fs.cpSync(path.join(resources, 'dict'), folder, { recursive: true, filter: (source) => path.basename(source) !== compiledFile })
})
afterEach(() => {
  fs.rmSync(folder, { recursive: true })
})

function expectAlike(lexicon: Lexicon) {
  for (const text of texts) {
    expect(lexicon.mentions(text)).toEqual(built.mentions(text))
    expect(lexicon.cues(text)).toEqual(built.cues(text))
  }
  expect(lexicon.tables).toEqual(built.tables)
  for (const { surface } of tables.terms.filter((_, index) => index % 50 === 0)) {
    expect(lexicon.conceptsOf(surface)).toEqual(built.conceptsOf(surface))
    expect(lexicon.kindsOf(surface)).toEqual(built.kindsOf(surface))
  }
}

describe('the compiled lexicon', () => {
  it('finds what the tables find, and takes rows of a hospital', () => {
    expect(writeCompiledLexicon(folder)).toBeLessThan(4_000_000)
    const lexicon = readLexicon(folder)
    expectAlike(lexicon)
    const own = [{ surface: '院内一号方', standard: '清肺合剂', kind: 'drug', isAmbiguous: false }] as const
    expect(lexicon.with(own).mentions('予院内一号方口服')).toEqual(built.with(own).mentions('予院内一号方口服'))
    expect(lexicon.mentions('予院内一号方口服')).toEqual(built.mentions('予院内一号方口服'))
  })

  it('is not used once a table has changed, nor when it has another form or is damaged', () => {
    writeCompiledLexicon(folder)
    const file = path.join(folder, compiledFile)
    const text = fs.readFileSync(file, 'utf8')
    for (const damaged of [text.slice(0, 1000), text.replaceAll('"高血压病"', '"高血压症"'), '', text.replace('{"form":1', '{"form":0')]) {
      expect(damaged).not.toBe(text)
      fs.writeFileSync(file, damaged)
      expectAlike(readLexicon(folder))
    }
    fs.writeFileSync(file, text)
    fs.appendFileSync(path.join(folder, 'symptoms.tsv'), '院内怪痛\t\t\n')
    expect(readLexicon(folder).mentions('院内怪痛')).toHaveLength(1)
  })
})
