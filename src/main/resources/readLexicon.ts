import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { compileLexicon, openCompiledLexicon } from '../../shared/lexicon/compiledLexicon.ts'
import { createLexicon, type Lexicon } from '../../shared/lexicon/lexicon.ts'
import { dictionaryFiles, readTables } from '../../shared/lexicon/readTables.ts'
import { addTables } from './addedTables.ts'

/** Made by `npm run build` beside the tables, shipped with them, and no part of the repository. */
export const compiledFile = 'lexicon.json'

/**
 * The lexicon of `folder` (resources/dict): from the compiled file where that is whole and was made of just these tables, else from the tables, which takes
 * three times as long. `added` is a folder whose tables add rows to these. A missing table stops the program.
 */
export function readLexicon(folder: string, added?: string): Lexicon {
  const shipped = readTexts(folder)
  const texts = added === undefined ? shipped : addTables(shipped, added)
  const compiled = readWhole(path.join(folder, compiledFile))
  return (compiled === undefined ? undefined : openCompiledLexicon(compiled, hashOf([...texts].flat()))) ?? createLexicon(readTables(texts))
}

/** Writes the compiled file into `folder`; the bytes that it takes. */
export function writeCompiledLexicon(folder: string): number {
  const texts = readTexts(folder)
  const body = compileLexicon(readTables(texts), hashOf([...texts].flat()))
  const text = `${hashOf([body])}\n${body}`
  const file = path.join(folder, compiledFile)
  // whole or not at all: an application that starts meanwhile must not read half of it
  fs.writeFileSync(`${file}.part`, text)
  fs.renameSync(`${file}.part`, file)
  return Buffer.byteLength(text)
}

export function readTexts(folder: string): Map<string, string> {
  return new Map(dictionaryFiles.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]))
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${String(part.length)}\n`).update(part)
  return hash.digest('hex')
}

/** What stands below the hash in the first line; undefined without a file, or where a single sign of it has changed. */
function readWhole(file: string): string | undefined {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const body = text.slice(text.indexOf('\n') + 1)
  return text.startsWith(`${hashOf([body])}\n`) ? body : undefined
}
