import { AppFailure } from '../../shared/errors.ts'
import { lintTemplate } from '../../shared/lintTemplate.ts'
import type { Template } from '../../shared/template.ts'
import { readTemplateFile } from '../../shared/templateFile.ts'
import { openTextFile } from '../importers/openTextFile.ts'

type Chosen = { readonly templates: ReadonlyMap<string, Template>; readonly templateId: string }

/** A template by its id, or out of a file that ends with `.json`. Throws what reading the file and the linter refuse; an id that nobody knows is told by the draft. */
export async function chosenTemplate(wanted: string, known: ReadonlyMap<string, Template>, topics: ReadonlySet<string>): Promise<Chosen> {
  if (!wanted.endsWith('.json')) return { templates: known, templateId: wanted }
  const template = readTemplateFile((await openTextFile(wanted)).text)
  const [fault] = lintTemplate(template, topics)
  if (fault) throw new AppFailure(fault.failure.code, fault.failure.params)
  return { templates: new Map([...known, [template.id, template]]), templateId: template.id }
}
