import type { Guard } from '../../shared/guard/guard.ts'
import type { Template } from '../../shared/template.ts'
import { segmentRecord, type HeadingTable } from '../../shared/text/segment.ts'
import type { DraftJob } from './draftJob.ts'

type Tables = { readonly headings: HeadingTable; readonly templates: ReadonlyMap<string, Template>; readonly guard: () => Guard }

/** For tests of what a model writes: the template without the lists that are taken as they stand. */
export const writtenByModel = (template: Template): Template => ({
  ...template,
  sections: template.sections.map((section) => ({ ...section, itemsAsStated: false })),
})

/** For tests: the job of drafting a record for outpatients; what matters to a test it gives itself. */
export function draftJobOf(
  { headings, templates, guard }: Tables,
  text: string,
  own: Pick<DraftJob, 'engine'> & Partial<DraftJob>,
): DraftJob {
  return {
    id: 'one',
    text,
    segments: segmentRecord(text, headings),
    template: writtenByModel(templates.get('outpatient') as Template),
    seed: 1,
    guard: guard(),
    signal: new AbortController().signal,
    clock: () => 0,
    emit: () => undefined,
    ...own,
  }
}
