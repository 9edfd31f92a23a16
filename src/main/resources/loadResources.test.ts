import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { topicsOf } from '../../shared/text/segment.ts'
import { loadResources, resourcesFolder } from './loadResources.ts'

const shipped = resourcesFolder(import.meta.dirname)

describe('the folder', () => {
  let root: string
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-resources-'))
  })
  afterEach(() => {
    fs.rmSync(root, { recursive: true })
  })

  it('is the nearest one upwards that holds the list of models', () => {
    for (const folder of ['app/resources', 'app/out/resources', 'app/out/main']) fs.mkdirSync(path.join(root, folder), { recursive: true })
    fs.writeFileSync(path.join(root, 'app/resources/models.json'), '{}')
    expect(resourcesFolder(path.join(root, 'app/out/main'))).toBe(path.join(root, 'app/resources'))
  })

  it('that is missing is told, not searched for without end', () => {
    expect(() => resourcesFolder(root)).toThrow('"resources" is missing')
  })
})

describe('what is shipped', () => {
  const { headings, templates, samples } = loadResources(shipped)

  it('has headings of both languages', () => {
    expect([headings.topics.get('主诉'), headings.topics.get('chiefcomplaint')]).toEqual(['chief-complaint', 'chief-complaint'])
  })

  it('names in its templates only topics that some heading opens', () => {
    const topics = topicsOf(headings)
    for (const { sections } of templates.values()) {
      const named = sections.flatMap((section) => [...section.topics, ...section.notInTopics])
      expect(named.filter((topic) => !topics.has(topic))).toEqual([])
    }
  })

  it('names in its templates only strong headings that are headings of the section', () => {
    for (const { sections } of templates.values()) {
      for (const { topics, strongHeadings } of sections) {
        const topicOf = (heading: string) => headings.topics.get(heading.toLowerCase().replaceAll(' ', '')) ?? heading
        expect(topics).toEqual(expect.arrayContaining(strongHeadings.map(topicOf)))
      }
    }
  })

  it('has the templates in the order in which they are offered', () => {
    expect([...templates.keys()]).toEqual(['outpatient', 'admission', 'progress', 'discharge', 'soap', 'discharge-en'])
    // 病历书写基本规范 (2010), 出院记录: nine items, in its order
    expect(templates.get('discharge')?.sections.map(({ heading }) => heading.zh)).toEqual(
      '入院日期 出院日期 入院情况 入院诊断 诊疗经过 出院诊断 出院情况 出院医嘱 医师签名'.split(' '),
    )
    expect(templates.get('soap')?.sections.map(({ heading }) => heading.en)).toEqual(['Subjective', 'Objective', 'Assessment', 'Plan'])
  })

  it('has cues that are regular expressions', () => {
    const cues = [...templates.values()].flatMap(({ sections }) => sections.flatMap((section) => [...section.cues.zh, ...section.cues.en]))
    expect(cues.length).toBeGreaterThan(0)
    for (const cue of cues) expect(() => new RegExp(cue, 'iu')).not.toThrow()
  })

  it('has the samples in the order of their numbers', () => {
    expect(samples.map(({ name }) => name.slice(0, 3))).toEqual(['01-', '02-', '03-', '04-', '05-'])
    expect(samples.every(({ text }) => text.length > 300)).toBe(true)
  })
})

describe('a folder of its own', () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-resources-'))
    fs.cpSync(shipped, folder, { recursive: true })
  })
  afterEach(() => {
    fs.rmSync(folder, { recursive: true })
  })
  const change = (name: string, edit: (text: string) => string) => {
    fs.writeFileSync(path.join(folder, name), edit(fs.readFileSync(path.join(folder, name), 'utf8')))
  }

  it('is read alike where git put Windows line ends into its tables', () => {
change('dict/headings.tsv', (text) => text.replaceAll('\n', '\r\n'))
    expect([...loadResources(folder).headings.topics]).toEqual([...loadResources(shipped).headings.topics])
  })

  it('has another hash of its dictionaries once a line of any of them is another', () => {
    const shippedHash = loadResources(shipped).dictionaryHash()
    expect(loadResources(folder).dictionaryHash()).toBe(shippedHash)
    change('dict/en/drugs.tsv', (text) => `${text}\n`)
    expect(loadResources(folder).dictionaryHash()).not.toBe(shippedHash)
  })

  it('with a heading that has no topic stops the program', () => {
    change('dict/headings.tsv', (text) => `${text}无主之题\n`)
    expect(() => loadResources(folder)).toThrow('a row has no topic')
  })

  it('with a template that does not fit its schema stops the program', () => {
    change('templates/outpatient.json', (text) => text.replace('"maximumStatements": 2', '"maximumStatements": "2"'))
    expect(() => loadResources(folder)).toThrow('maximumStatements')
  })

  it('with a template that is no JSON stops the program', () => {
    change('templates/outpatient.json', (text) => text.slice(1))
    expect(() => loadResources(folder)).toThrow('template-unreadable {"reason":"JSON"}')
  })

  it('without templates stops the program', () => {
    fs.rmSync(path.join(folder, 'templates'), { recursive: true })
    expect(() => loadResources(folder)).toThrow('ENOENT')
  })
})
