import { foldTerm } from '../text/fold.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { GuardRecord } from './guardRecord.ts'

/** A short form that a record uses, what it stands for, and what it is easily taken for: 房颤, 心房颤动, 房间隔缺损. */
export type ShortForm = { readonly short: string; readonly full: string; readonly not: string }

const mostForms = 4
const nameable = new Set(['disease', 'drug', 'procedure'])

const han = /\p{Script=Han}/u
const longestShort = { han: 3, latin: 5 } as const

/** 房颤 of 心房颤动, HFrEF of its words; not 高血压 of 高血压病, which says it already, nor a translation. */
function isShortOf(surface: string, standard: string): boolean {
  const isHan = han.test(surface)
  if (surface.length > (isHan ? longestShort.han : longestShort.latin) || surface.length >= standard.length) return false
  return isHan
    ? han.test(standard) && !standard.startsWith(surface) && !standard.endsWith(surface)
    : /[A-Z].*[A-Z]/.test(surface) && !/^[a-z]+$/i.test(standard)
}

/** Finds in records the short forms that the table of look-alikes warns of. Their own full name or their look-alike in the record makes a hint needless. */
export function shortFormFinder(lexicon: Lexicon): (record: GuardRecord) => ShortForm[] {
  let names: Names | undefined
  return (record) => formsIn(record, (names ??= namesOf(lexicon)))
}

type Names = { readonly fullOf: ReadonlyMap<string, string>; readonly partnerOf: ReadonlyMap<string, string> }

function namesOf({ tables }: Lexicon): Names {
  const fullOf = new Map<string, string>()
  for (const { surface, standard, kind, isAmbiguous } of tables.terms)
    if (nameable.has(kind) && !isAmbiguous && isShortOf(surface, standard) && !fullOf.has(foldTerm(surface)))
      fullOf.set(foldTerm(surface), standard)
  const partnerOf = new Map<string, string>()
  for (const { a, b } of tables.lookAlikes) {
    if (!partnerOf.has(foldTerm(a))) partnerOf.set(foldTerm(a), b)
    if (!partnerOf.has(foldTerm(b))) partnerOf.set(foldTerm(b), a)
  }
  return { fullOf, partnerOf }
}

function formsIn(record: GuardRecord, { fullOf, partnerOf }: Names): ShortForm[] {
  const found = new Map<string, ShortForm>()
  const text = foldTerm(record.text)
  for (const { surface } of record.terms) {
    const short = foldTerm(surface)
    const full = fullOf.get(short)
    // an English record has no use for a Chinese name
    if (full === undefined || (!han.test(record.text) && han.test(full)) || found.has(short) || found.size >= mostForms) continue
    const not = partnerOf.get(short) ?? partnerOf.get(foldTerm(full))
    if (not === undefined || han.test(full) !== han.test(not) || text.includes(foldTerm(full)) || text.includes(foldTerm(not))) continue
    found.set(short, { short: surface, full, not })
  }
  return [...found.values()]
}
