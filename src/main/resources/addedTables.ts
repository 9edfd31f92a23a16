import fs from 'node:fs'
import path from 'node:path'
import { dictionaryFiles } from '../../shared/lexicon/readTables.ts'

/**
 * The tables of a folder that add rows to the shipped ones: `drugs.tsv`, `en/drugs.tsv` …, with the same head. Throws an Error that names the file where it is
 * none of the tables or has another head, since a row under a wrong head would be a wrong fact.
 */
export function addTables(shipped: ReadonlyMap<string, string>, folder: string): Map<string, string> {
  const merged = new Map(shipped)
  for (const name of tablesIn(folder)) {
    const own = merged.get(name)
    if (own === undefined || !dictionaryFiles.some((file) => file === name)) throw new Error(`${name}: no such table`)
    const [head = '', ...rows] = fs.readFileSync(path.join(folder, name), 'utf8').split(/\r?\n/)
    if (head !== own.slice(0, own.indexOf('\n')).trimEnd()) throw new Error(`${name}: another head`)
    merged.set(name, `${own.trimEnd()}\n${rows.filter((row) => row !== '').join('\n')}\n`)
  }
  return merged
}

/** Files of the folder by name, in order, with `/` between folders. */
export function tablesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}
