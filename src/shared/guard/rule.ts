import type { Lexicon } from '../lexicon/lexicon.ts'
import type { AlignedClause } from './align.ts'
import type { Analysis } from './analysis.ts'
import type { Conflict } from './conflict.ts'
import type { Finding, Repair, Severity } from './finding.ts'
import type { GuardRecord } from './guardRecord.ts'
import type { GuardSettings } from './guardSettings.ts'
import type { Result } from './resultClaims.ts'
import type { SectionKind } from './sectionKind.ts'
import type { Uncarried } from './uncarried.ts'

/** One section of a draft, read and held against the record once, for all rules. */
export type SectionContext = {
  readonly key: string
  readonly kind: SectionKind
  readonly text: string
  readonly language: 'zh' | 'en'
  readonly analysis: Analysis
  readonly aligned: readonly AlignedClause[]
  readonly uncarried: readonly Uncarried[]
  /** What the record says otherwise of the draft's words: by the clauses that carry them, and by all mentions of a term. */
  readonly conflicts: readonly Conflict[]
  /** The results that the draft gives in words, held against the record. */
  readonly results: readonly Result[]
  readonly record: GuardRecord
  readonly lexicon: Lexicon
  readonly settings: GuardSettings
}

/** What a rule says; the guard adds which rule and section. */
export type Remark = {
  readonly span: { readonly start: number; readonly end: number }
  readonly evidence?: readonly { readonly start: number; readonly end: number }[]
  readonly message: Finding['message']
  readonly repairs?: readonly Repair[]
  /** Where one rule has two weights. */
  readonly severity?: Severity
}

export type Rule = {
  readonly id: string
  readonly severity: Severity
  /** Where the rule comes from: R, S, Q, M or D of the design page. */
  readonly source: string
  readonly title: { readonly zh: string; readonly en: string }
  check(section: SectionContext): readonly Remark[]
}
