import fs from 'node:fs'
import path from 'node:path'
import { createLexicon, type Lexicon } from '../../shared/lexicon/lexicon.ts'
import { dictionaryFiles, readTables } from '../../shared/lexicon/readTables.ts'

/** Reads the dictionary tables of `folder` (resources/dict) and builds the lexicon; a missing table stops the program. */
export function readLexicon(folder: string): Lexicon {
  return createLexicon(readTables(new Map(dictionaryFiles.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]))))
}
