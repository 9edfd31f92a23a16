import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import { createGuard, type Guard } from '../../shared/guard/guard.ts'
import type { Lexicon } from '../../shared/lexicon/lexicon.ts'
import { lintTemplate } from '../../shared/lintTemplate.ts'
import type { Template } from '../../shared/template.ts'
import { readTemplateFile } from '../../shared/templateFile.ts'
import { topicsOf, type HeadingTable } from '../../shared/text/segment.ts'
import { readHeadings } from './readHeadings.ts'
import { readLexicon } from './readLexicon.ts'

export type Resources = {
  readonly headings: HeadingTable
  readonly templates: ReadonlyMap<string, Template>
  /** Built from the dictionaries at the first call. */
  readonly lexicon: () => Lexicon
  /** Built over the lexicon at the first call; every draft is held against its record by it. */
  readonly guard: () => Guard
  /** SHA-256 in hex over every table under `dict`, read at the first call: another table, another hash. */
  readonly dictionaryHash: () => string
  /** Versions of what was added to the shipped dictionaries and templates. Stands on every draft and in every row of the audit. */
  readonly addedVersions: { readonly dictionaries?: string; readonly templates?: string }
  /** The invented records that wait in the queue of a first start, in order. */
  readonly samples: readonly { readonly name: string; readonly text: string }[]
}

/** Signed additions that are in force: a folder of each, checked by whoever passes it. */
export type AddedResources = {
  readonly dictionaries?: { readonly folder: string; readonly version: string } | undefined
  readonly templates?: { readonly folder: string; readonly version: string } | undefined
}

/** The folder `resources`, found upwards from `from`: beside the sources, beside `out`, or in the installed application. */
export function resourcesFolder(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'resources')
    if (fs.existsSync(path.join(candidate, 'models.json'))) return candidate
    if (folder === path.dirname(folder)) throw new Error('the folder "resources" is missing: the installation is not complete')
  }
}

/** Reads everything once at start; a table or template that does not fit its schema stops the program, since an empty rule is worse than none. */
export function loadResources(folder: string, { dictionaries, templates }: AddedResources = {}): Resources {
  const headings = readHeadings(path.join(folder, 'dict', 'headings.tsv'))
  let built: Lexicon | undefined
  const lexicon = () => (built ??= readLexicon(path.join(folder, 'dict'), dictionaries?.folder))
  let guard: Guard | undefined
  let hash: string | undefined
  return {
    headings,
    lexicon,
    guard: () => (guard ??= createGuard(lexicon(), headings)),
    dictionaryHash: () => (hash ??= hashOfTables([path.join(folder, 'dict'), ...(dictionaries ? [dictionaries.folder] : [])])),
    templates: new Map([
      ...readTemplates(path.join(folder, 'templates'), topicsOf(headings)),
      ...(templates ? readTemplates(templates.folder, topicsOf(headings)) : []),
    ]),
    addedVersions: { ...(dictionaries && { dictionaries: dictionaries.version }), ...(templates && { templates: templates.version }) },
    samples: readSamples(path.join(folder, 'samples')),
  }
}

function hashOfTables(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsv'))
    for (const name of files.sort()) hash.update(`${name.replaceAll('\\', '/')}\n`).update(fs.readFileSync(path.join(folder, name)))
  }
  return hash.digest('hex')
}

/** The order in which they are offered. */
const offered = ['outpatient', 'admission', 'progress', 'discharge', 'soap', 'discharge-en']

function readTemplates(folder: string, topics: ReadonlySet<string>): Map<string, Template> {
  const placeOf = (name: string) => (offered.indexOf(path.basename(name, '.json')) + offered.length + 1) % (offered.length + 1)
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    files
      .sort((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b))
      .map((name) => {
        const template = readTemplate(path.join(folder, name))
        const [fault] = lintTemplate(template, topics)
        if (fault) throw new Error(`${name}: ${fault.failure.code} ${JSON.stringify(fault.failure.params)}`)
        return [template.id, template]
      }),
  )
}

function readTemplate(file: string): Template {
  try {
    return readTemplateFile(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof AppFailure) throw new Error(`${file}: ${error.code} ${JSON.stringify(error.params)}`, { cause: error })
    throw error
  }
}

function readSamples(folder: string): { name: string; text: string }[] {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return files.sort().map((name) => ({ name: name.slice(0, -'.txt'.length), text: fs.readFileSync(path.join(folder, name), 'utf8') }))
}
