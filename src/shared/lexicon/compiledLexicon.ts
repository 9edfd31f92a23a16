import { createLexicon, lexiconOf, type Lexicon } from './lexicon.ts'
import { termKinds, type LexiconTables, type TermKind, type TermRow } from './lexiconTables.ts'
import { buildTerms, type Term } from './terms.ts'

/** Raised with every change of the form below: a file of another form is compiled anew. */
const form = 1

type PackedTerm = [surface: string, key: string | 0, kinds: number, concepts: number | number[], marks: number, linked: number]
type Packed = {
  readonly form: number
  readonly source: string
  readonly kinds: readonly (readonly TermKind[])[]
  readonly terms: readonly PackedTerm[]
  /** One row a line, its cells parted by tabs: read only when someone asks for rows. */
  readonly rows: string
  readonly classes: readonly [string, string][]
  readonly ambiguous: readonly [string, readonly string[]][]
  readonly others: Omit<LexiconTables, 'terms' | 'classes' | 'ambiguous'>
}

const isAmbiguousMark = 1
const isCaseSensitiveMark = 2

/** The dictionary tables as one file. `source` names what they were read from (a hash): whoever opens the file compares it. */
export function compileLexicon(tables: LexiconTables, source: string): string {
  const kinds: (readonly TermKind[])[] = []
  const numberOf = (list: readonly TermKind[]) => {
    const known = kinds.findIndex((other) => other.join() === list.join())
    return known >= 0 ? known : kinds.push(list) - 1
  }
  const terms: PackedTerm[] = []
  for (const [key, first] of buildTerms(tables.terms))
    for (let term: Term | undefined = first; term; term = term.next) {
      const { surface, concepts, isAmbiguous, isCaseSensitive } = term
      const [only] = concepts
      const marks = (isAmbiguous ? isAmbiguousMark : 0) | (isCaseSensitive ? isCaseSensitiveMark : 0)
      const packed = only !== undefined && concepts.length === 1 ? only : [...concepts]
      terms.push([surface, surface === key ? 0 : key, numberOf(term.kinds), packed, marks, term === first ? 0 : 1])
    }
  const { terms: rows, classes, ambiguous, ...others } = tables
  const packed: Packed = {
    form,
    source,
    kinds,
    terms,
    rows: rows.map((row) => [row.surface, row.standard, termKinds.indexOf(row.kind), Number(row.isAmbiguous)].join('\t')).join('\n'),
    classes: [...classes],
    ambiguous: [...ambiguous],
    others,
  }
  return `${JSON.stringify(packed)}\n`
}

/** The lexicon of a compiled file; undefined where the file has another form or was made of something else than `source`. */
export function openCompiledLexicon(text: string, source: string): Lexicon | undefined {
  if (!text.startsWith(`{"form":${String(form)},"source":${JSON.stringify(source)},`)) return undefined
  const packed = JSON.parse(text) as Packed
  const alone: (readonly number[] | undefined)[] = []
  const terms = new Map<string, Term>()
  let last: { -readonly [Key in keyof Term]: Term[Key] } | undefined
  for (const [surface, key, kinds, concepts, marks, linked] of packed.terms) {
    const term = {
      surface,
      kinds: packed.kinds[kinds] ?? [],
      concepts: typeof concepts === 'number' ? (alone[concepts] ??= [concepts]) : concepts,
      isAmbiguous: (marks & isAmbiguousMark) !== 0,
      isCaseSensitive: (marks & isCaseSensitiveMark) !== 0,
      next: undefined,
    }
    if (linked === 1 && last) last.next = term
    else terms.set(key === 0 ? surface : key, term)
    last = term
  }
  let rows: readonly TermRow[] | undefined
  const tables: LexiconTables = {
    ...packed.others,
    classes: new Map(packed.classes),
    ambiguous: new Map(packed.ambiguous),
    get terms() {
      return (rows ??= readRows(packed.rows))
    },
  }
  return lexiconOf(tables, terms, (more) => createLexicon({ ...tables, terms: [...tables.terms, ...more] }))
}

function readRows(text: string): TermRow[] {
  return text.split('\n').map((line) => {
    const [surface = '', standard = '', kind, isAmbiguous] = line.split('\t')
    return { surface, standard, kind: termKinds[Number(kind)] ?? 'other', isAmbiguous: isAmbiguous === '1' }
  })
}
