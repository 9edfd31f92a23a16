import { expect, test } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { templateFileText } from '../../shared/templateFile.ts'
import { topicsOf } from '../../shared/text/segment.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { addNote, memoryStore } from '../store/storeFixture.ts'
import {
  allTemplates,
  exportTemplate,
  importTemplates,
  listTemplates,
  moveTemplate,
  saveTemplate,
  type TemplateDeps,
} from './ownTemplates.ts'
import { previewTemplate } from './previewTemplate.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const shipped = resources.templates
const outpatient = shipped.get('outpatient') as Template
const topics = topicsOf(resources.headings)
const own: Template = { ...outpatient, id: 'own-1', name: { zh: '胸痛门诊', en: 'Chest pain clinic' } }

function bench(): TemplateDeps {
  let now = 1_000
  return { store: memoryStore(), shipped, topics, now: () => ++now }
}

const ids = (deps: TemplateDeps) => listTemplates(deps).map(({ template, isDeleted }) => `${template.id}${isDeleted ? ' (deleted)' : ''}`)
const codeOf = (act: () => unknown) => {
  try {
    act()
    return null
  } catch (error) {
    return (error as { code?: string }).code
  }
}

test('an own template stands behind those of the program, a version more with each save', () => {
  const deps = bench()
  expect(saveTemplate(deps, { template: own }).template.version).toBe(1)
  expect(saveTemplate(deps, { template: { ...own, name: { zh: '胸痛', en: 'Chest pain' } } }).template).toMatchObject({ version: 2 })
  expect(ids(deps)).toEqual([...shipped.keys(), 'own-1'])
  expect(allTemplates(deps).get('own-1')?.name.zh).toBe('胸痛')
})

test('one that is taken out of the list is still there for its drafts, and comes back', () => {
  const deps = bench()
  saveTemplate(deps, { template: own })
  moveTemplate(deps, { templateId: 'own-1', isDeleted: true })
  expect([ids(deps).at(-1), allTemplates(deps).has('own-1')]).toEqual(['own-1 (deleted)', true])
  moveTemplate(deps, { templateId: 'own-1', isDeleted: false })
  expect(ids(deps).at(-1)).toBe('own-1')
})

test('those of the program are never changed, and what makes findings up is never kept', () => {
  const deps = bench()
  const [first, ...rest] = own.sections
  if (!first) throw new Error('the template has no section')
  const faulty = { ...own, sections: [{ ...first, request: { zh: '未提及则写正常。', en: 'Write it.' } }, ...rest] }
  expect([
    codeOf(() => saveTemplate(deps, { template: outpatient })),
    codeOf(() => moveTemplate(deps, { templateId: 'outpatient', isDeleted: true })),
    codeOf(() => saveTemplate(deps, { template: faulty })),
    codeOf(() => exportTemplate(deps, { templateId: 'none' })),
  ]).toEqual(['template-shipped', 'template-shipped', 'template-manufactures', 'template-unknown'])
  expect(ids(deps)).toEqual([...shipped.keys()])
})

test('files come in one by one: what is refused is named with its reason, the others are there', () => {
  const from = bench()
  saveTemplate(from, { template: own })
  const text = exportTemplate(from, { templateId: 'own-1' })
  const file = JSON.parse(text) as object
  const deps = bench()
  const { imported, refused } = importTemplates(deps, [
    { file: 'good.json', text },
    { file: 'field.json', text: JSON.stringify({ ...file, mood: 1 }) },
    { file: 'newer.json', text: JSON.stringify({ ...file, formatVersion: 9 }) },
    { file: 'broken.json', text: text.slice(5) },
    { file: 'shipped.json', text: templateFileText(outpatient) },
    { file: 'changed.json', text: templateFileText({ ...outpatient, name: own.name }) },
  ])
  expect(refused.map(({ file: name, failure }) => [name, failure.code])).toEqual([
    ['field.json', 'template-field-unknown'],
    ['newer.json', 'template-newer'],
    ['broken.json', 'template-unreadable'],
  ])
  expect(imported.map(({ file: name }) => name)).toEqual(['good.json', 'shipped.json', 'changed.json'])
  expect(ids(deps)).toEqual([...shipped.keys(), 'own-1', imported[2]?.id])
  expect(shipped.get('outpatient')).toBe(outpatient)
  // the same once more is no new version, and brings back what was taken out
  moveTemplate(deps, { templateId: 'own-1', isDeleted: true })
  importTemplates(deps, [{ file: 'good.json', text }])
  expect(listTemplates(deps).find(({ template }) => template.id === 'own-1')).toMatchObject({ isDeleted: false, template: { version: 1 } })
})

test('the preview says what each section finds in the note, and how', () => {
  const deps = bench()
  const noteId = addNote(deps.store, 1, '主诉：头晕1周。\n入院日期：2024-03-11\n诊断：高血压病。\n')
  const parts = { ...deps, headings: resources.headings, guard: resources.guard, samples: resources.samples }
  const discharge = shipped.get('discharge') as Template
  const preview = previewTemplate(parts, { template: discharge, noteId })
  expect(preview.sections.map(({ id, way }) => [id, way])).toContainEqual(['admission-date', 'quoted'])
  expect(preview.sections.find(({ id }) => id === 'admission-date')?.passages).toMatchObject([{ text: '2024-03-11' }])
  expect(preview.sections.find(({ id }) => id === 'discharge-date')).toEqual({
    id: 'discharge-date',
    way: 'absent',
    count: 0,
    passages: [],
  })
  // without a note: the first sample
  expect(previewTemplate(parts, { template: outpatient, noteId: null }).sections.map(({ way }) => way)).toEqual([
    'heading',
    'heading',
    'heading',
  ])
  const [first] = outpatient.sections
  if (!first) throw new Error('the template has no section')
  const bad = { ...outpatient, sections: [{ ...first, cues: { zh: ['('], en: [] } }] }
  expect(codeOf(() => previewTemplate(parts, { template: bad, noteId }))).toBe('template-cue-bad')
})
