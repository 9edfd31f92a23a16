import { randomUUID } from 'node:crypto'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import { lintTemplate } from '../../shared/lintTemplate.ts'
import type { Template, TemplateView } from '../../shared/template.ts'
import { readTemplateFile, templateFileText } from '../../shared/templateFile.ts'
import { appendOwnTemplate, appendTemplateMove, readOwnTemplates } from '../store/ownTemplates.ts'
import type { ReadableStore, WritableStore } from '../store/openStore.ts'
import { transaction } from '../store/transaction.ts'
import { requireTemplate, unknownTemplate } from './requireTemplate.ts'

export type TemplateDeps = {
  readonly store: WritableStore
  /** Those of the program. */
  readonly shipped: ReadonlyMap<string, Template>
  /** Every topic that a heading can open. */
  readonly topics: ReadonlySet<string>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

type ReadDeps = { readonly store: ReadableStore; readonly shipped: ReadonlyMap<string, Template> }

/** Every template by its id, also those that were taken out of the list: drafts that were made by one may still be worked on. */
export function allTemplates({ store, shipped }: ReadDeps): ReadonlyMap<string, Template> {
  return new Map([...shipped, ...readOwnTemplates(store).map(({ template }) => [template.id, template] as const)])
}

/** Those of the program first, then the own ones in the order in which they came. */
export function listTemplates({ store, shipped }: ReadDeps): TemplateView[] {
  return [
    ...[...shipped.values()].map((template): TemplateView => ({ template, origin: 'shipped', isDeleted: false })),
    ...readOwnTemplates(store).map(({ template, isDeleted }): TemplateView => ({ template, origin: 'own', isDeleted })),
  ]
}

/** Keeps a template of one's own as its next version; a new one gets the id that it brings. Throws 'template-shipped', and what the linter refuses. */
export function saveTemplate({ store, shipped, topics, now }: TemplateDeps, { template }: { readonly template: Template }): TemplateView {
  if (shipped.has(template.id)) throw new AppFailure('template-shipped')
  refuseFaults(template, topics)
  return transaction(store, () => {
    const before = readOwnTemplates(store).find((own) => own.template.id === template.id)
    const saved = { ...template, version: (before?.template.version ?? 0) + 1 }
    appendOwnTemplate(store, saved, now())
    if (before?.isDeleted) appendTemplateMove(store, template.id, 'restored', now())
    return { template: saved, origin: 'own', isDeleted: false }
  })
}

/** Takes an own template out of the list, or back into it; nothing of it is lost. Throws 'template-shipped', 'template-unknown'. */
export function moveTemplate(
  { store, shipped, now }: Pick<TemplateDeps, 'store' | 'shipped' | 'now'>,
  { templateId, isDeleted }: { readonly templateId: string; readonly isDeleted: boolean },
): Record<string, never> {
  if (shipped.has(templateId)) throw new AppFailure('template-shipped')
  transaction(store, () => {
    const own = readOwnTemplates(store).find(({ template }) => template.id === templateId)
    if (!own) throw unknownTemplate(allTemplates({ store, shipped }), templateId)
    if (own.isDeleted !== isDeleted) appendTemplateMove(store, templateId, isDeleted ? 'deleted' : 'restored', now())
  })
  return {}
}

/** A template as the text of its file. Throws 'template-unknown'. */
export function exportTemplate(deps: ReadDeps, { templateId }: { readonly templateId: string }): string {
  return templateFileText(requireTemplate(allTemplates(deps), templateId))
}

export type ImportedTemplates = {
  readonly imported: { readonly file: string; readonly id: string }[]
  readonly refused: { readonly file: string; readonly failure: Failure }[]
}

/**
 * Takes templates in from files, each for itself: one that is refused is named with its reason and the others come in. One that is here already gets a next
 * version where it says something else; one that has the id of a shipped template, and says something else, gets an id of its own.
 */
export function importTemplates(deps: TemplateDeps, files: readonly { readonly file: string; readonly text: string }[]): ImportedTemplates {
  const imported: ImportedTemplates['imported'] = []
  const refused: ImportedTemplates['refused'] = []
  for (const { file, text } of files) {
    try {
      const template = readTemplateFile(text)
      refuseFaults(template, deps.topics)
      imported.push({ file, id: takeIn(deps, template) })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'unexpected') throw error
      refused.push({ file, failure })
    }
  }
  return { imported, refused }
}

function takeIn(deps: TemplateDeps, template: Template): string {
  const known = allTemplates(deps).get(template.id)
  const says = ({ version: _, ...rest }: Template) => JSON.stringify(rest)
  if (known && says(known) === says(template)) {
    if (!deps.shipped.has(template.id)) moveTemplate(deps, { templateId: template.id, isDeleted: false })
    return template.id
  }
  const id = deps.shipped.has(template.id) ? `own-${randomUUID().slice(0, 8)}` : template.id
  saveTemplate(deps, { template: { ...template, id } })
  return id
}

function refuseFaults(template: Template, topics: ReadonlySet<string>): void {
  const [fault] = lintTemplate(template, topics)
  if (fault) throw new AppFailure(fault.failure.code, fault.failure.params)
}
