import fs from 'node:fs'
import path from 'node:path'
import { ZodError } from 'zod'
import { AppFailure } from '../../shared/errors.ts'
import { createLexicon } from '../../shared/lexicon/lexicon.ts'
import { readTables } from '../../shared/lexicon/readTables.ts'
import { rulePackSchema } from '../../shared/memory/rulePack.ts'
import { lintTemplate } from '../../shared/lintTemplate.ts'
import { readTemplateFile } from '../../shared/templateFile.ts'
import { topicsOf } from '../../shared/text/segment.ts'
import { addTables, tablesIn } from './addedTables.ts'
import { readHeadings } from './readHeadings.ts'
import { readTexts } from './readLexicon.ts'

/** Whether what a bundle brings can be used beside what is shipped. Throws AppFailure 'bundle-content' with the file and what is wrong with it. */
export function validateAdded(kind: 'dictionaries' | 'templates' | 'rules', folder: string, resources: string): void {
  const names = tablesIn(folder)
  if (kind === 'dictionaries') {
    attempt(names[0] ?? '', () => createLexicon(readTables(addTables(readTexts(path.join(resources, 'dict')), folder))))
    return
  }
  for (const name of names) {
    const text = fs.readFileSync(path.join(folder, name), 'utf8')
    attempt(name, () => (kind === 'templates' ? validateTemplate(text, resources) : rulePackSchema.parse(JSON.parse(text))))
  }
}

function validateTemplate(text: string, resources: string): void {
  const topics = topicsOf(readHeadings(path.join(resources, 'dict', 'headings.tsv')))
  const [fault] = lintTemplate(readTemplateFile(text), topics)
  if (fault) throw new AppFailure(fault.failure.code, fault.failure.params)
}

function attempt(name: string, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    const reason = error instanceof ZodError ? (error.issues[0]?.path.join('.') ?? '') : reasonOf(error)
    throw new AppFailure('bundle-content', { name, reason })
  }
}

/** A failure of our own is told by its code and what it is about, such as the name of an unknown field. */
function reasonOf(error: unknown): string {
  if (error instanceof AppFailure) return [error.code, ...Object.values(error.params)].join(' ')
  return error instanceof Error ? error.message : ''
}
