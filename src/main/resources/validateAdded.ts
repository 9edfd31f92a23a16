import fs from 'node:fs'
import path from 'node:path'
import { ZodError } from 'zod'
import { AppFailure } from '../../shared/errors.ts'
import { createLexicon } from '../../shared/lexicon/lexicon.ts'
import { readTables } from '../../shared/lexicon/readTables.ts'
import { rulePackSchema } from '../../shared/memory/rulePack.ts'
import { templateSchema } from '../../shared/template.ts'
import { addTables, tablesIn } from './addedTables.ts'
import { readTexts } from './readLexicon.ts'

/** Whether what a bundle brings can be used beside what is shipped. Throws AppFailure 'bundle-content' with the file and what is wrong with it. */
export function validateAdded(kind: 'dictionaries' | 'templates' | 'rules', folder: string, resources: string): void {
  const names = tablesIn(folder)
  if (kind === 'dictionaries') {
    attempt(names[0] ?? '', () => createLexicon(readTables(addTables(readTexts(path.join(resources, 'dict')), folder))))
    return
  }
  const schema = kind === 'templates' ? templateSchema : rulePackSchema
  for (const name of names) attempt(name, () => schema.parse(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))))
}

function attempt(name: string, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    const reason = error instanceof ZodError ? (error.issues[0]?.path.join('.') ?? '') : error instanceof Error ? error.message : ''
    throw new AppFailure('bundle-content', { name, reason })
  }
}
