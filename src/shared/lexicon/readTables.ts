import {
  cueKinds,
  type CueRow,
  type LabRange,
  type LexiconTables,
  type LookAlike,
  type TermKind,
  type TermRow,
  type UnitRow,
} from './lexiconTables.ts'
import { lowerCase } from '../text/fold.ts'
import { otherSpellings } from '../text/orthography.ts'
import { readTsv, type TsvTable } from './tsvTable.ts'

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

const none: readonly string[] = []
const list = (cell: string, separator = '|'): readonly string[] =>
  cell === ''
    ? none
    : cell
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '')

/** Reads the dictionary tables, given by their file names. */
export function readTables(texts: ReadonlyMap<string, string>): LexiconTables {
  const table = (file: (typeof dictionaryFiles)[number]) => {
    const text = texts.get(file)
    if (text === undefined) throw new Error(`the dictionary table ${file} is missing`)
    return readTsv(file, text)
  }
  const terms: TermRow[] = []
  const add = (surface: string, standard: string, kind: TermKind, isAmbiguous = false) => {
    if (surface === '' || standard === '') return
    terms.push({ surface, standard, kind, isAmbiguous })
    for (const spelling of otherSpellings(surface)) terms.push({ surface: spelling, standard, kind, isAmbiguous })
  }
  const named = ({ rows, column }: TsvTable, kind: TermKind, nameColumn: string, aliasColumn = 'aliases', separator = '|') => {
    const [nameOf, aliasesOf, chineseOf] = [column(nameColumn), column(aliasColumn), column('zh')]
    for (const row of rows) {
      const name = nameOf(row)
      add(name, name, kind)
      for (const alias of list(aliasesOf(row), separator)) add(alias, name, kind)
      for (const chinese of list(chineseOf(row))) add(name, chinese, kind)
    }
  }
  const classes = new Map<string, string>()
  const noteClasses = ({ rows, column }: TsvTable) => {
    const [nameOf, classOf] = [column('name'), column('class')]
    for (const row of rows) if (nameOf(row) !== '' && classOf(row) !== '') classes.set(nameOf(row).toLowerCase(), classOf(row))
  }

  const drugs = table('drugs.tsv')
  const [drugOf, baseOf] = [drugs.column('name'), drugs.column('base')]
  for (const row of drugs.rows) {
    add(drugOf(row), drugOf(row), 'drug')
    if (baseOf(row) !== drugOf(row)) add(drugOf(row), baseOf(row), 'drug')
  }
  noteClasses(drugs)
  const brands = table('drug-aliases.tsv')
  const [brandOf, genericOf] = [brands.column('alias'), brands.column('generic')]
  for (const row of brands.rows) add(brandOf(row), genericOf(row), 'drug')
  named(table('diseases.tsv'), 'disease', 'name')
  named(table('anatomy.tsv'), 'anatomy', 'term')
  named(table('exams.tsv'), 'exam', 'term')
  named(table('procedures.tsv'), 'procedure', 'term')
  named(table('symptoms.tsv'), 'symptom', 'term')
  const labs = table('labs.tsv')
  named(labs, 'lab', 'name', 'aliases', ',')
  const [labOf, shortLabsOf] = [labs.column('name'), labs.column('abbr')]
  for (const row of labs.rows) for (const short of list(shortLabsOf(row), ',')) add(short, labOf(row), 'lab')
  named(table('en/diseases.tsv'), 'disease', 'name')
  const englishDrugs = table('en/drugs.tsv')
  named(englishDrugs, 'drug', 'name', 'brands')
  noteClasses(englishDrugs)
  named(table('en/anatomy.tsv'), 'anatomy', 'term')
  named(table('en/procedures.tsv'), 'procedure', 'term')
  named(table('en/symptoms.tsv'), 'symptom', 'term')

  const known = new Map<string, TermKind>()
  for (const { surface, kind } of terms) {
    const key = lowerCase(surface)
    if (!known.has(key)) known.set(key, kind)
  }
  const ambiguous = new Map<string, string[]>()
  const noteAmbiguous = (short: string, full: readonly string[]) => ambiguous.set(short, [...(ambiguous.get(short) ?? []), ...full])
  const chinese = table('abbreviations.tsv')
  const [shortOf, fullOf, categoryOf, markOf] = [
    chinese.column('short'),
    chinese.column('full'),
    chinese.column('category'),
    chinese.column('ambiguous'),
  ]
  /** A name that the dictionary has but as the meaning of its short form is a term too; one that holds another term would hide it. */
  const addMeaning = (full: string, kind: TermKind) => {
    const own = isName(full, kind) && !known.has(lowerCase(full)) ? kindOfName(full, kind, known) : undefined
    if (own !== undefined) add(full, full, own)
  }
  for (const row of chinese.rows) {
    const isAmbiguous = markOf(row) === '1'
    const kind = abbreviationKinds[categoryOf(row)] ?? 'other'
    add(shortOf(row), fullOf(row), kind, isAmbiguous)
    addMeaning(fullOf(row), kind)
    if (isAmbiguous && shortOf(row) !== '' && fullOf(row) !== '') noteAmbiguous(shortOf(row), [fullOf(row)])
  }
  const english = table('en/abbreviations.tsv')
  const [formOf, meaningsOf, chineseOf, doubtOf] = [
    english.column('short'),
    english.column('full'),
    english.column('zh'),
    english.column('ambiguous'),
  ]
  for (const row of english.rows) {
    const isAmbiguous = doubtOf(row) === 'y'
    for (const full of [...list(meaningsOf(row)), ...list(chineseOf(row))]) {
      add(formOf(row), full, known.get(lowerCase(full)) ?? 'other', isAmbiguous)
      addMeaning(full, 'other')
    }
    if (isAmbiguous && formOf(row) !== '') noteAmbiguous(formOf(row), list(meaningsOf(row)))
  }
  const synonyms = table('synonyms.tsv')
  const [standardOf, variantOf] = [synonyms.column('standard'), synonyms.column('variant')]
  for (const row of synonyms.rows) {
    const kind = known.get(lowerCase(standardOf(row))) ?? known.get(lowerCase(variantOf(row))) ?? 'other'
    add(variantOf(row), standardOf(row), kind)
    add(standardOf(row), standardOf(row), kind)
  }

  return {
    terms,
    cues: readCues(table('cues.tsv')),
    units: readUnits(table('units.tsv')),
    lookAlikes: readLookAlikes(table('lookalikes.tsv')),
    labs: readLabs(labs),
    ambiguous,
    classes,
  }
}

/** 术前 and 数小时 of preop and hrs are everyday words. */
const isName = (full: string, kind: TermKind) => kind !== 'other' || !/\p{Script=Han}/u.test(full) || full.length > 3

const hiding: ReadonlySet<TermKind> = new Set(['drug', 'disease', 'procedure', 'symptom'])

/**
 * The kind of a name that the dictionary has but as the meaning of a short form: what it ends with decides (antepartum haemorrhage), else what the
 * table says. Undefined where another term stands within, which the longer name would hide: the drug of vancomycin-resistant enterococcus.
 */
function kindOfName(name: string, kind: TermKind, known: ReadonlyMap<string, TermKind>): TermKind | undefined {
  const units = /\p{Script=Han}/u.test(name) ? [...lowerCase(name)] : lowerCase(name).split(/(?<=[^a-z0-9])|(?=[^a-z0-9])/)
  const held = (from: number, to: number) => {
    const part = units.slice(from, to).join('')
    const found = part.length > 1 ? known.get(part) : undefined
    return found !== undefined && hiding.has(found) ? found : undefined
  }
  const head = units.findIndex((_, from) => held(from, units.length) !== undefined)
  const end = head < 0 ? units.length : head
  for (let from = 0; from < end; from++) for (let to = from + 1; to <= end; to++) if (held(from, to) !== undefined) return undefined
  return kind === 'other' && head >= 0 ? held(head, units.length) : kind
}

function readCues({ rows, column }: TsvTable): CueRow[] {
  const [cueOf, kindOf, scopeOf, endsOf, languageOf, pseudoOf] = [
    column('cue'),
    column('kind'),
    column('scope'),
    column('terminators'),
    column('lang'),
    column('pseudo'),
  ]
  return rows.map((row) => {
    const cue = cueOf(row)
    const kind = cueKinds.find((known) => known === kindOf(row))
    const scope = (['forward', 'backward', 'both'] as const).find((known) => known === scopeOf(row))
    if (cue === '' || kind === undefined || scope === undefined) throw new Error(`cues.tsv: the row of “${cue}” is no cue`)
    const language = languageOf(row) === 'en' ? 'en' : 'zh'
    return { cue, kind, scope, terminators: list(endsOf(row)), language, isPseudo: pseudoOf(row) === 'y' }
  })
}

function readUnits({ rows, column }: TsvTable): UnitRow[] {
  const [unitOf, variantsOf, dimensionOf, factorOf, baseOf] = [
    column('unit'),
    column('variants'),
    column('dimension'),
    column('to_base_factor'),
    column('base'),
  ]
  return rows.map((row) => ({
    unit: unitOf(row),
    variants: list(variantsOf(row)),
    dimension: dimensionOf(row),
    factor: factorOf(row) === '' ? null : Number(factorOf(row)),
    base: baseOf(row),
  }))
}

function readLookAlikes({ rows, column }: TsvTable): LookAlike[] {
  const [kindOf, aOf, bOf, whyOf] = [column('kind'), column('a'), column('b'), column('why')]
  return rows.map((row) => ({ kind: kindOf(row), a: aOf(row), b: bOf(row), why: whyOf(row) }))
}

function readLabs({ rows, column }: TsvTable): LabRange[] {
  const [nameOf, unitOf, lowOf, highOf] = [column('name'), column('unit'), column('plausible_low'), column('plausible_high')]
  const [aliasesOf, shortOf] = [column('aliases'), column('abbr')]
  return rows
    .filter((row) => nameOf(row) !== '' && lowOf(row) !== '' && highOf(row) !== '')
    .map((row) => ({
      name: nameOf(row),
      names: [nameOf(row), ...list(aliasesOf(row), ','), ...list(shortOf(row), ',')].map(lowerCase),
      unit: unitOf(row),
      low: Number(lowOf(row)),
      high: Number(highOf(row)),
    }))
}
