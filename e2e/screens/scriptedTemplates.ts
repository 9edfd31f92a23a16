import outpatientFile from '../../resources/templates/outpatient.json?raw'
import dischargeFile from '../../resources/templates/discharge.json?raw'
import soapFile from '../../resources/templates/soap.json?raw'
import type { Output } from '../../src/shared/contract.ts'
import type { NoteView } from '../../src/shared/note.ts'
import type { Template, TemplatePreview, TemplateView } from '../../src/shared/template.ts'
import { readTemplateFile } from '../../src/shared/templateFile.ts'
import { topicsOf } from '../../src/shared/text/segment.ts'
import { headings } from './scriptedNotes.ts'

/** Three templates of the program, and what was made here; the preview goes by headings alone, as the whole plan needs the dictionaries of main. */
export function scriptedTemplates() {
  const shipped = [outpatientFile, dischargeFile, soapFile].map(readTemplateFile)
  let own: TemplateView[] = []
  return {
    list: (): Output<'listTemplates'> => ({
      templates: [...shipped.map((template): TemplateView => ({ template, origin: 'shipped', isDeleted: false })), ...own],
      topics: [...topicsOf(headings)],
    }),
    save: (template: Template): TemplateView => {
      const saved: TemplateView = { template, origin: 'own', isDeleted: false }
      const isKnown = own.some((other) => other.template.id === template.id)
      own = isKnown ? own.map((other) => (other.template.id === template.id ? saved : other)) : [...own, saved]
      return saved
    },
    move: (id: string, isDeleted: boolean) => {
      own = own.map((view) => (view.template.id === id ? { ...view, isDeleted } : view))
      return {}
    },
    importAll: (): NonNullable<Output<'importTemplates'>> => ({
      imported: [{ file: '出院记录.json', id: 'discharge' }],
      refused: [
        { file: '旧模板.json', failure: { code: 'template-field-unknown', params: { field: 'sections.0.temperature' } } },
        { file: '新模板.json', failure: { code: 'template-newer', params: { found: 2, known: 1 } } },
      ],
    }),
    preview: (template: Template, note: NoteView | undefined): TemplatePreview => ({
      title: note?.summary.title ?? null,
      language: 'zh',
      sections: template.sections.map(({ id, topics }) => {
        const found = (note?.record.segments ?? []).filter(({ topic }) => topic !== null && topics.includes(topic))
        const passages = found.slice(0, 4).map(({ heading, headingEnd, end }) => {
          const text = note?.record.text.slice(headingEnd, end).replace(/\s+/g, ' ').trim() ?? ''
          return { heading, text: text.slice(0, 240), isCut: text.length > 240 }
        })
        return { id, way: found.length > 0 ? ('heading' as const) : ('absent' as const), count: found.length, passages }
      }),
    }),
  }
}
