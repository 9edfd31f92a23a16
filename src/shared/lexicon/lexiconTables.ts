/** What a term is. A finding may be weighed by it: an invented drug is red, an invented body part is not. */
export const termKinds = ['drug', 'disease', 'procedure', 'exam', 'lab', 'symptom', 'anatomy', 'frequency', 'route', 'other'] as const
export type TermKind = (typeof termKinds)[number]

/** One row: a surface form, the standard name it stands for, and what that is. */
export type TermRow = {
  readonly surface: string
  readonly standard: string
  readonly kind: TermKind
  readonly isAmbiguous: boolean
}

export const cueKinds = [
  'negation', 'uncertain', 'certain', 'ruled-out', 'history', 'family', 'planned', 'done', 'stopped', 'refused', 'advised', 'worse', 'better',
  'onset', 'follow-up',
] as const // prettier-ignore
export type CueKind = (typeof cueKinds)[number]
export type CueRow = {
  readonly cue: string
  readonly kind: CueKind
  readonly scope: 'forward' | 'backward' | 'both'
  readonly terminators: readonly string[]
  readonly language: 'zh' | 'en'
  /** Holds a cue's letters but is none: 无力, 无明显诱因. */
  readonly isPseudo: boolean
}

export type UnitRow = {
  readonly unit: string
  readonly variants: readonly string[]
  readonly dimension: string
  readonly factor: number | null
  readonly base: string
}

export type LookAlike = { readonly kind: string; readonly a: string; readonly b: string; readonly why: string }
/** `names`: every way of writing it, lower case. */
export type LabRange = {
  readonly name: string
  readonly names: readonly string[]
  readonly unit: string
  readonly low: number
  readonly high: number
}

export type LexiconTables = {
  readonly terms: readonly TermRow[]
  readonly cues: readonly CueRow[]
  readonly units: readonly UnitRow[]
  readonly lookAlikes: readonly LookAlike[]
  readonly labs: readonly LabRange[]
  /** Ambiguous abbreviations, lower case → what they may stand for. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>
  /** Every drug's class, by folded name: 青霉素类 for an allergy to one of them. */
  readonly classes: ReadonlyMap<string, string>
}
