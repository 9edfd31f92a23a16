import type { SectionTemplate, Template } from './template.ts'

/** A copy of a template as one of one's own. */
export function duplicateOf(template: Template, id: string): Template {
  const { zh, en } = template.name
  return { ...template, id, version: 1, name: { zh: `${zh}（副本）`, en: `${en} (copy)` } }
}

/** Finds nothing yet: the linter says what it lacks. */
export function newSection(taken: readonly string[]): SectionTemplate {
  let number = taken.length + 1
  while (taken.includes(`section-${String(number)}`)) number++
  return {
    id: `section-${String(number)}`,
    heading: { zh: `第${String(number)}节`, en: `Section ${String(number)}` },
    maximumStatements: 2,
    absent: { zh: '原文未记载。', en: 'The record does not state it.' },
    request: {
      zh: '写出下面原文中写明的内容，用原文的词，不超过两句。',
      en: 'Write what the passages below state, in the words of the record, in at most two sentences.',
    },
    topics: [],
    strongHeadings: [],
    prefer: 'first',
    cues: { zh: [], en: [] },
    maximumCueSentences: 3,
    notInTopics: [],
  }
}
