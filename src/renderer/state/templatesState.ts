import type { Output } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import type { SectionTemplate, Template, TemplatePreview, TemplateView } from '../../shared/template.ts'

export type TemplateOutcome =
  | { readonly kind: 'saved' | 'exported' }
  | ({ readonly kind: 'imported' } & NonNullable<Output<'importTemplates'>>)
  | { readonly kind: 'failed'; readonly failure: Failure }

export type TemplatesSlice = {
  /** Those of the program first; empty until they were read. */
  readonly templates: readonly TemplateView[]
  /** What a section may name as the kind of its headings. */
  readonly topics: readonly string[]
  /** What the physician chose for a note, in this window. */
  readonly chosenTemplates: Readonly<Record<NoteId, string>>
  /** The template that is looked at on its page. */
  readonly shownTemplateId: string | null
  /** An own template as it is being edited; `null` while nothing of it was changed. */
  readonly editedTemplate: Template | null
  readonly templatePreview: TemplatePreview | null
  readonly previewFailure: Failure | null
  readonly templateOutcome: TemplateOutcome | null
  readonly loadTemplates: () => Promise<void>
  readonly openTemplates: () => Promise<void>
  readonly showTemplate: (id: string) => Promise<void>
  /** The next draft of the open note is made by this one. */
  readonly chooseTemplate: (id: string) => void
  /** A copy as an own template, ready to be edited. */
  readonly duplicateTemplate: (id: string) => Promise<void>
  readonly changeTemplate: (patch: Partial<Pick<Template, 'name' | 'system' | 'sections'>>) => void
  readonly changeSection: (place: number, patch: Partial<SectionTemplate>) => void
  readonly moveSection: (place: number, step: 1 | -1) => void
  readonly removeSection: (place: number) => void
  readonly addSection: () => void
  /** True when it is kept. */
  readonly saveTemplate: () => Promise<boolean>
  readonly dropTemplateEdit: () => Promise<void>
  readonly moveTemplate: (id: string, isDeleted: boolean) => Promise<void>
  readonly exportTemplate: (id: string) => Promise<void>
  readonly importTemplates: () => Promise<void>
}
