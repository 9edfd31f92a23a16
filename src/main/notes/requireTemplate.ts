import { AppFailure } from '../../shared/errors.ts'
import type { Template } from '../../shared/template.ts'

/** A template by its id. Throws 'template-unknown', which names those that there are. */
export function requireTemplate(templates: ReadonlyMap<string, Template>, id: string): Template {
  const template = templates.get(id)
  if (!template) throw unknownTemplate(templates, id)
  return template
}

export function unknownTemplate(templates: ReadonlyMap<string, Template>, id: string): AppFailure {
  return new AppFailure('template-unknown', { id, known: [...templates.keys()].join(', ') })
}
