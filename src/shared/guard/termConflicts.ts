import { ahead, flags, leftOff } from '../text/scopeFlags.ts'
import type { AlignedClause } from './align.ts'
import type { Analysis, GuardClause, TermPlace } from './analysis.ts'
import { clauseAround } from './clauseText.ts'
import type { Conflict, ConflictKind } from './conflict.ts'
import { isGuardedAgainst } from './guardedAgainst.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isOtherRelative, namesRelative } from './relatives.ts'
import { mentionsOf } from './mentions.ts'
import { regimenOf } from './regimens.ts'
import { isToldAsOver } from './toldAsOver.ts'

const claimable = new Set(['drug', 'disease', 'symptom', 'procedure', 'exam', 'lab'])

/**
 * What the draft says of a term against everything that the record says of it, wherever that stands: a term that every mention denies, doubts,
 * gives to a relative or has as stopped can't be said plainly. Alignment sees the clause that carries a statement best; this sees all mentions.
 */
export function termConflicts(record: GuardRecord, draft: Analysis, aligned: readonly AlignedClause[]): Conflict[] {
  const open = draft.terms.filter((term) => {
    const own = aligned[term.clause]
    return (
      !term.isAmbiguous &&
      term.kinds.some((kind) => claimable.has(kind)) &&
      !own?.conflicts.some(({ from, to }) => from < term.to && to > term.from)
    )
  })
  return open.flatMap((term) => {
    const own = draft.termBits[term.index] as number
    const mentions = [...mentionsOf(record, term), ...((own & flags.family) !== 0 ? kindsInFamily(record, term) : [])]
    if (mentions.length === 0) return []
    const isAct = saysAct(draft, term)
    const clashes = mentions.map((place) => {
      // what a later clause says of it counts against an act, not against a quotation of the earlier clause
      const bits = isAct && !saysAct(record, place) ? (record.termBits[place.index] as number) : scopesOf(record, place)
      const kinds = clashOf(own, bits, term).filter((kind) =>
        kind === 'status'
          ? !isToldAsOver(draft, term.clause, term.start, bits)
          : kind !== 'uncertain' || !isGuardedAgainst(draft, term.from),
      )
      return { place, bits, kinds: [...kinds, ...tellingClash(record, draft, term, place)] }
    })
    if (clashes.some(({ kinds, place }) => kinds.length === 0 && !(isAct && isBareMention(record, place)))) return []
    const nearest = clashes
      .filter(({ kinds }) => kinds.length > 0)
      .reduce<Clash | undefined>((a, b) => (a && a.kinds.length <= b.kinds.length ? a : b), undefined)
    const kind = nearest?.kinds[0]
    return nearest && kind ? [conflictOf(kind, term, nearest.place, own, nearest.bits)] : []
  })
}

/** 母亲患糖尿病 speaks of the father's 2型糖尿病 as well. */
const kindsInFamily = (record: GuardRecord, { surface }: TermPlace) =>
  (record.termsOfKind.get('disease') ?? []).filter(
    (place) => place.surface !== surface && place.surface.endsWith(surface) && ((record.termBits[place.index] ?? 0) & flags.family) !== 0,
  )

type Clash = { readonly place: TermPlace; readonly bits: number; readonly kinds: readonly ConflictKind[] }

const anyUse = /予|给|服|用|静|注|滴|植|置|\b(?:give|giv|start|tak|took|on|use|receiv|prescri|continu|dose|daily|bd|bid|tds|tid|qd|od|prn)/i

/** A drug that only comes up (caution with labetalol) is no evidence that it was given. */
const isBareMention = (record: GuardRecord, place: TermPlace) =>
  place.kinds.includes('drug') && regimenOf(record, place).doses.length === 0 && !anyUse.test(clauseAround(record, place))

const now = /目前|现(?:在|有|患|为)|当前|正在|\b(?:now|currently|active|ongoing|current)\b/i
const over =
  /已愈|痊愈|治愈|已恢复|消失|消退|陈旧|\d年前|(?:19|20)\d\d年|幼时|儿时|\bresolved\b|\bin (?:19|20)\d\d\b|years ago|as a child|\bprevious/i

/** Said of now what the record has as over, or of another relative than the record. */
function tellingClash(record: GuardRecord, draft: Analysis, term: TermPlace, place: TermPlace): ConflictKind[] {
  if (!isFinding(term)) return []
  const own = clauseAround(draft, term)
  return [
    ...(now.test(own) && !over.test(own) && over.test(clauseAround(record, place)) ? (['time'] as const) : []),
    ...(namesRelative(own) && isOtherRelative(own, relativeText(record, place)) ? (['relative'] as const) : []),
  ]
}

/** The clause with those before it in its sentence, back to the one that names a relative: 姐姐68岁，因冠心病植入支架. */
function relativeText(record: GuardRecord, place: TermPlace): string {
  const own = clauseAround(record, place)
  if (namesRelative(own)) return own
  const at = place.clause
  const sentence = record.clauses[at]?.sentence
  for (let back = at - 1; back > at - 5 && record.clauses[back]?.sentence === sentence; back--) {
    const { start, end } = record.clauses[back] as GuardClause
    const text = record.folded.slice(Math.max(start, end - 160), end)
    if (namesRelative(text)) return text
  }
  return ''
}

const isFinding = ({ kinds }: TermPlace) => kinds.includes('disease') || kinds.includes('symptom')

const acts =
  /予|给|加用|启用|开始|新加|改用|换用|植入|置入|使用|应用|采用|服用|已(?:用|服|行|做|查)|恢复(?=[^期])|静滴|口服|注射|\b(?:given|started|received|prescribed|took|used|administered)\b/i
const saysAct = (text: Analysis, term: TermPlace) => acts.test(clauseAround(text, term))

const scopesOf = (text: Analysis, { from, to }: TermPlace) =>
  text.flags.subarray(from, to).reduce((all, bits) => all | (bits & ~flags.cue), 0)

export const conflictOf = (kind: ConflictKind, term: TermPlace, place: TermPlace, draftFlags: number, recordFlags: number): Conflict => ({
  kind,
  from: term.from,
  to: term.to,
  recordFrom: place.from,
  recordTo: place.to,
  draftFlags,
  recordFlags,
})

/** In what a mention of the record says otherwise than the draft; nothing where it carries the draft's. */
function clashOf(own: number, other: number, term: TermPlace): ConflictKind[] {
  const found: ConflictKind[] = []
  const isOver = (bits: number) => (bits & (leftOff | flags.negated)) !== 0
  if ((own & flags.normal) === 0 && (other & flags.normal) === 0) {
    if ((other & flags.negated) !== 0 && (own & (flags.negated | leftOff)) === 0) found.push('negated')
    if (isFinding(term) && (own & flags.negated) !== 0 && !isOver(other)) found.push('negated')
  }
  if (((own ^ other) & flags.family) !== 0 && (own & flags.negated) === 0) found.push('family')
  if ((other & flags.uncertain) !== 0 && (own & (flags.uncertain | flags.negated)) === 0 && isFinding(term)) found.push('uncertain')
  if ((other & leftOff) !== 0 && !isOver(own)) found.push('status')
  if ((other & (ahead | flags.conditional)) !== 0 && (other & flags.done) === 0 && (own & flags.done) !== 0 && (own & ahead) === 0)
    found.push('status')
  // what would have to come first has not come
  const isOpen = (bits: number) => (bits & (flags.conditional | flags.negated | flags.due | flags.uncertain)) !== 0
  if ((other & flags.conditional) !== 0 && !isOpen(own) && isFinding(term)) found.push('conditional')
  return found
}
