import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { Template, TemplateView } from '../../shared/template.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed, firstId, secondId, testDraft, testNote } from './testBridge.ts'

const plan: Template['sections'][number] = {
  id: 'plan',
  heading: { zh: '计划', en: 'Plan' },
  maximumStatements: 2,
  absent: { zh: '原文未记载诊疗计划。', en: 'The record does not state a plan.' },
  request: { zh: '写。', en: 'Write.' },
  topics: ['plan'],
  strongHeadings: [],
  prefer: 'last',
  cues: { zh: [], en: [] },
  maximumCueSentences: 3,
  notInTopics: [],
}
const templateOf = (id: string): Template => ({
  id,
  version: 1,
  name: { zh: id, en: id },
  system: { zh: '写。', en: 'Write.' },
  sections: [plan, { ...plan, id: 'diagnosis' }],
})
const viewOf = (id: string, origin: TemplateView['origin'] = 'shipped', isDeleted = false): TemplateView => ({
  template: templateOf(id),
  origin,
  isDeleted,
})

async function opened(views: readonly TemplateView[], answers: Partial<Bridge> = {}) {
  const notes = [testNote(firstId), testNote(secondId, testDraft({ templateId: 'soap' }))]
  const store = createWorkstationStore(
    bridgeWith(notes, {
      listTemplates: () => Promise.resolve(done({ templates: [...views], topics: ['plan', 'diagnosis'] })),
      previewTemplate: () => Promise.resolve(done({ title: null, language: 'zh', sections: [] })),
      ...answers,
    }),
  )
  await store.getState().load()
  await store.getState().loadTemplates()
  await store.getState().openNote(firstId)
  return store
}

const shipped = [viewOf('outpatient'), viewOf('soap')]

test('a draft is made by what was chosen for its note, else by what its last draft was made by, else by the setting', async () => {
  const startDraft = vi.fn<Bridge['startDraft']>(() => Promise.resolve(done({})))
  const store = await opened([...shipped, viewOf('own-1', 'own', true)], { startDraft })
  await store.getState().startDraft()
  store.getState().chooseTemplate('soap')
  await store.getState().startDraft()
  await store.getState().openNote(secondId)
  await store.getState().startDraft()
  // one that was taken out of the list is not used any more
  store.getState().chooseTemplate('own-1')
  await store.getState().startDraft()
  expect(startDraft.mock.calls.map(([{ templateId }]) => templateId)).toEqual(['outpatient', 'soap', 'soap', 'soap'])
})

test('those of the program can’t be edited, an own one can, and an edit outlives the page until it is dropped', async () => {
  const store = await opened([...shipped, viewOf('own-1', 'own')])
  await store.getState().openTemplates()
  store.getState().moveSection(0, 1)
  expect(store.getState().editedTemplate).toBeNull()
  await store.getState().showTemplate('own-1')
  store.getState().moveSection(0, 1)
  store.getState().moveSection(1, 1)
  store.getState().addSection()
  store.getState().closeDialog()
  await store.getState().openTemplates()
  expect(store.getState().editedTemplate?.sections.map(({ id }) => id)).toEqual(['diagnosis', 'plan', 'section-3'])
  await store.getState().dropTemplateEdit()
  expect([store.getState().editedTemplate, store.getState().shownTemplateId]).toEqual([null, 'own-1'])
})

test('what main refuses stays on the page with its reason; what it keeps is kept', async () => {
  const answers = [failed({ code: 'template-manufactures', params: { heading: '计划', words: '写正常' } }), done(viewOf('own-1', 'own'))]
  const store = await opened([...shipped, viewOf('own-1', 'own')], {
    saveTemplate: () => Promise.resolve(answers.shift() ?? done(viewOf('own-1', 'own'))),
  })
  await store.getState().showTemplate('own-1')
  store.getState().changeTemplate({ name: { zh: '新', en: 'New' } })
  expect([await store.getState().saveTemplate(), store.getState().editedTemplate?.name.en, store.getState().templateOutcome?.kind]).toEqual(
    [false, 'New', 'failed'],
  )
  expect([await store.getState().saveTemplate(), store.getState().editedTemplate, store.getState().templateOutcome?.kind]).toEqual([
    true,
    null,
    'saved',
  ])
})

test('taking the default template out of the list makes the first one the default', async () => {
  const changeSettings = vi.fn<Bridge['changeSettings']>(() => Promise.resolve(failed({ code: 'disk-full', params: {} })))
  const store = await opened([...shipped, viewOf('own-1', 'own')], { moveTemplate: () => Promise.resolve(done({})), changeSettings })
  store.setState(({ settings }) => ({ settings: { ...settings, templateId: 'own-1' } }))
  await store.getState().moveTemplate('own-1', true)
  expect(changeSettings.mock.calls).toEqual([[{ templateId: 'outpatient' }]])
})
