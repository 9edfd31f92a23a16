import { lintTemplate, type TemplateFault } from '../../shared/lintTemplate.ts'
import type { Template } from '../../shared/template.ts'

/** What the linter says of a template in the window; nothing before the list of topics is here. */
export function templateFaults(template: Template, topics: readonly string[]): readonly TemplateFault[] {
  return topics.length === 0 ? [] : lintTemplate(template, new Set(topics))
}
