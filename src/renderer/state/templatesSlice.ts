import { duplicateOf, newSection } from '../../shared/newTemplate.ts'
import type { Template } from '../../shared/template.ts'
import { templateIdOf } from './templateOf.ts'
import type { TemplatesSlice } from './templatesState.ts'
import type { SliceContext } from './workstationState.ts'

const previewDelayMs = 300

/** Templates: which there are, which the open note is drafted by, and the own one that is being edited. */
export function createTemplatesSlice({ bridge, get, set, attempt }: SliceContext): TemplatesSlice {
  let timer: ReturnType<typeof setTimeout> | undefined

  async function loadTemplates(): Promise<void> {
    const result = await attempt(() => bridge.listTemplates({}))
    if (result.ok) set(result.value)
    else get().complain(result.failure)
  }

  /** What is looked at: the edit, or the template as it is kept. */
  function current(): Template | null {
    const { editedTemplate, shownTemplateId, templates } = get()
    return editedTemplate ?? templates.find(({ template }) => template.id === shownTemplateId)?.template ?? null
  }

  async function readPreview(): Promise<void> {
    const template = current()
    if (template === null) return
    const noteId = get().note?.summary.id ?? null
    const result = await attempt(() => bridge.previewTemplate({ template, noteId }))
    if (current() !== template) return
    if (result.ok) set({ templatePreview: result.value, previewFailure: null })
    else set({ previewFailure: result.failure })
  }

  function edit(change: (template: Template) => Template): void {
    const template = current()
    const { templates } = get()
    if (template === null || templates.find((known) => known.template.id === template.id)?.origin === 'shipped') return
    set({ editedTemplate: change(template), templateOutcome: null })
    clearTimeout(timer)
    timer = setTimeout(() => void readPreview(), previewDelayMs)
  }

  const editSections = (change: (sections: Template['sections']) => Template['sections']): void =>
    edit((template) => ({ ...template, sections: change(template.sections) }))

  async function showTemplate(id: string): Promise<void> {
    set({ shownTemplateId: id, editedTemplate: null, templateOutcome: null, previewFailure: null })
    await readPreview()
  }

  return {
    templates: [],
    topics: [],
    chosenTemplates: {},
    shownTemplateId: null,
    editedTemplate: null,
    templatePreview: null,
    previewFailure: null,
    templateOutcome: null,
    loadTemplates,
    /** An edit that was left is still there. */
    openTemplates: async () => {
      const isEdited = get().editedTemplate !== null
      set({
        dialog: { kind: 'templates' },
        templateOutcome: null,
        ...(!isEdited && { shownTemplateId: templateIdOf(get()), templatePreview: null }),
      })
      await loadTemplates()
      if (isEdited) await readPreview()
      else await showTemplate(templateIdOf(get()))
    },
    showTemplate,
    chooseTemplate: (id) => {
      const { note } = get()
      if (note !== null) set(({ chosenTemplates }) => ({ chosenTemplates: { ...chosenTemplates, [note.summary.id]: id } }))
    },
    duplicateTemplate: async (id) => {
      const from = get().templates.find(({ template }) => template.id === id)?.template
      if (from === undefined) return
      const copy = duplicateOf(from, `own-${crypto.randomUUID().slice(0, 8)}`)
      const result = await attempt(() => bridge.saveTemplate({ template: copy }))
      if (!result.ok) return set({ templateOutcome: { kind: 'failed', failure: result.failure } })
      await loadTemplates()
      await showTemplate(copy.id)
    },
    changeTemplate: (patch) => edit((template) => ({ ...template, ...patch })),
    changeSection: (place, patch) =>
      editSections((sections) => sections.map((section, at) => (at === place ? { ...section, ...patch } : section))),
    moveSection: (place, step) =>
      editSections((sections) => {
        const [section, others] = [sections[place], sections.filter((_, at) => at !== place)]
        if (section === undefined || place + step < 0 || place + step > others.length) return sections
        return others.toSpliced(place + step, 0, section)
      }),
    removeSection: (place) => editSections((sections) => sections.filter((_, at) => at !== place)),
    addSection: () => editSections((sections) => [...sections, newSection(sections.map(({ id }) => id))]),
    saveTemplate: async () => {
      const { editedTemplate } = get()
      if (editedTemplate === null) return false
      const result = await attempt(() => bridge.saveTemplate({ template: editedTemplate }))
      if (!result.ok) {
        set({ templateOutcome: { kind: 'failed', failure: result.failure } })
        return false
      }
      await loadTemplates()
      // typed on meanwhile: that stays, and is not kept yet
      if (get().editedTemplate === editedTemplate) set({ editedTemplate: null })
      set({ templateOutcome: { kind: 'saved' } })
      return true
    },
    dropTemplateEdit: async () => {
      const id = get().shownTemplateId
      if (id !== null) await showTemplate(id)
    },
    moveTemplate: async (id, isDeleted) => {
      const result = await attempt(() => bridge.moveTemplate({ templateId: id, isDeleted }))
      if (!result.ok) return set({ templateOutcome: { kind: 'failed', failure: result.failure } })
      await loadTemplates()
      const { settings, templates } = get()
      const [first] = templates
      if (isDeleted && settings.templateId === id && first !== undefined) await get().changeSettings({ templateId: first.template.id })
    },
    exportTemplate: async (id) => {
      const result = await attempt(() => bridge.exportTemplate({ templateId: id }))
      if (!result.ok) set({ templateOutcome: { kind: 'failed', failure: result.failure } })
      else if (result.value.isSaved) set({ templateOutcome: { kind: 'exported' } })
    },
    importTemplates: async () => {
      const result = await attempt(() => bridge.importTemplates({}))
      if (!result.ok) return set({ templateOutcome: { kind: 'failed', failure: result.failure } })
      if (result.value === null) return
      await loadTemplates()
      const last = result.value.imported.at(-1)
      if (last !== undefined) await showTemplate(last.id)
      set({ templateOutcome: { kind: 'imported', ...result.value } })
    },
  }
}
