import type { SectionTemplate } from '../template.ts'
import { sectionKindOf, type SectionKind } from './sectionKind.ts'

/** What a section of a template asks for: its id says so, as it does on the screen; a template of a hospital's own may say it by its heading alone. */
export function kindOfTemplateSection({ id, heading }: Pick<SectionTemplate, 'id' | 'heading'>): SectionKind {
  const kind = sectionKindOf(id)
  return kind === 'free' ? sectionKindOf(heading.zh) : kind
}
