import {
  cueKinds,
  type CueKind,
  type CueRow,
  type LabRange,
  type LexiconTables,
  type LookAlike,
  type TermKind,
  type TermRow,
  type UnitRow,
} from './lexiconTables.ts'

/** The files of the dictionary folder that the guard reads; one that is missing stops the program at start. */
export const dictionaryFiles = [
  'abbreviations.tsv',
  'anatomy.tsv',
  'cues.tsv',
  'diseases.tsv',
  'drug-aliases.tsv',
  'drugs.tsv',
  'exams.tsv',
  'labs.tsv',
  'lookalikes.tsv',
  'procedures.tsv',
  'symptoms.tsv',
  'synonyms.tsv',
  'units.tsv',
  'en/abbreviations.tsv',
  'en/anatomy.tsv',
  'en/diseases.tsv',
  'en/drugs.tsv',
  'en/procedures.tsv',
  'en/symptoms.tsv',
] as const

const abbreviationKinds: Readonly<Record<string, TermKind>> = {
  disease: 'disease', drug: 'drug', 'drug-class': 'other', exam: 'exam', finding: 'symptom', lab: 'lab', procedure: 'procedure', regimen: 'drug',
  treatment: 'procedure', vital: 'lab', fluid: 'drug', frequency: 'frequency', note: 'other', order: 'other', route: 'route',
} // prettier-ignore

/** Headed rows of a tab-separated table, as records; a row with fewer cells than its head has empty ones. */
function rowsOf(file: string, text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.split(/\r?\n/)
  const names = head.split('\t')
  if (names.length < 2) throw new Error(`${file}: no table`)
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]))
    })
}

const list = (cell: string | undefined, separator = '|') =>
  (cell ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Reads the dictionary tables, given by their file names. */
export function readTables(texts: ReadonlyMap<string, string>): LexiconTables {
  const table = (file: (typeof dictionaryFiles)[number]) => {
    const text = texts.get(file)
    if (text === undefined) throw new Error(`the dictionary table ${file} is missing`)
    return rowsOf(file, text)
  }
  const terms: TermRow[] = []
  const add = (surface: string | undefined, standard: string | undefined, kind: TermKind, isAmbiguous = false) => {
    if (surface && standard) terms.push({ surface, standard, kind, isAmbiguous })
  }
  const named = (rows: readonly Record<string, string>[], kind: TermKind, nameColumn: string, aliasColumn = 'aliases', separator = '|') => {
    for (const row of rows) {
      const name = row[nameColumn]
      add(name, name, kind)
      for (const alias of list(row[aliasColumn], separator)) add(alias, name, kind)
      for (const chinese of list(row.zh)) add(name, chinese, kind)
    }
  }
  const classes = new Map<string, string>()

  for (const row of table('drugs.tsv')) {
    add(row.name, row.name, 'drug')
    if (row.base && row.base !== row.name) add(row.name, row.base, 'drug')
    if (row.name && row.class) classes.set(row.name.toLowerCase(), row.class)
  }
  for (const row of table('drug-aliases.tsv')) add(row.alias, row.generic, 'drug')
  named(table('diseases.tsv'), 'disease', 'name')
  named(table('anatomy.tsv'), 'anatomy', 'term')
  named(table('exams.tsv'), 'exam', 'term')
  named(table('procedures.tsv'), 'procedure', 'term')
  named(table('symptoms.tsv'), 'symptom', 'term')
  const labRows = table('labs.tsv')
  named(labRows, 'lab', 'name', 'aliases', ',')
  for (const row of labRows) for (const short of list(row.abbr, ',')) add(short, row.name, 'lab')
  named(table('en/diseases.tsv'), 'disease', 'name')
  named(table('en/drugs.tsv'), 'drug', 'name', 'brands')
  for (const row of table('en/drugs.tsv')) if (row.name && row.class) classes.set(row.name.toLowerCase(), row.class)
  named(table('en/anatomy.tsv'), 'anatomy', 'term')
  named(table('en/procedures.tsv'), 'procedure', 'term')
  named(table('en/symptoms.tsv'), 'symptom', 'term')

  const known = new Map<string, TermKind>()
  for (const { surface, kind } of terms) if (!known.has(surface.toLowerCase())) known.set(surface.toLowerCase(), kind)
  const ambiguous = new Map<string, string[]>()
  for (const row of table('abbreviations.tsv')) {
    const isAmbiguous = row.ambiguous === '1'
    add(row.short, row.full, abbreviationKinds[row.category ?? ''] ?? 'other', isAmbiguous)
    if (isAmbiguous && row.short && row.full) ambiguous.set(row.short, [...(ambiguous.get(row.short) ?? []), row.full])
  }
  for (const row of table('en/abbreviations.tsv')) {
    const isAmbiguous = row.ambiguous === 'y'
    for (const full of [...list(row.full), ...list(row.zh)]) add(row.short, full, known.get(full.toLowerCase()) ?? 'other', isAmbiguous)
    if (isAmbiguous && row.short) ambiguous.set(row.short, [...(ambiguous.get(row.short) ?? []), ...list(row.full)])
  }
  for (const row of table('synonyms.tsv')) {
    const kind = known.get((row.standard ?? '').toLowerCase()) ?? known.get((row.variant ?? '').toLowerCase()) ?? 'other'
    add(row.variant, row.standard, kind)
    add(row.standard, row.standard, kind)
  }

  return {
    terms,
    cues: readCues(table('cues.tsv')),
    units: readUnits(table('units.tsv')),
    lookAlikes: readLookAlikes(table('lookalikes.tsv')),
    labs: readLabs(labRows),
    ambiguous,
    classes,
  }
}

function readCues(rows: readonly Record<string, string>[]): CueRow[] {
  return rows.map((row) => {
    const kind = cueKinds.find((known) => known === row.kind)
    const scope = (['forward', 'backward', 'both'] as const).find((known) => known === row.scope)
    if (!row.cue || kind === undefined || scope === undefined) throw new Error(`cues.tsv: the row of “${row.cue ?? ''}” is no cue`)
    return {
      cue: row.cue,
      kind: kind satisfies CueKind,
      scope,
      terminators: list(row.terminators),
      language: row.lang === 'en' ? 'en' : 'zh',
      isPseudo: row.pseudo === 'y',
    }
  })
}

function readUnits(rows: readonly Record<string, string>[]): UnitRow[] {
  return rows.map((row) => ({
    unit: row.unit ?? '',
    variants: list(row.variants),
    dimension: row.dimension ?? '',
    factor: row.to_base_factor ? Number(row.to_base_factor) : null,
    base: row.base ?? '',
  }))
}

const readLookAlikes = (rows: readonly Record<string, string>[]): LookAlike[] =>
  rows.map((row) => ({ kind: row.kind ?? '', a: row.a ?? '', b: row.b ?? '', why: row.why ?? '' }))

const readLabs = (rows: readonly Record<string, string>[]): LabRange[] =>
  rows.flatMap((row) =>
    row.name && row.plausible_low && row.plausible_high
      ? [{ name: row.name, unit: row.unit ?? '', low: Number(row.plausible_low), high: Number(row.plausible_high) }]
      : [],
  )
