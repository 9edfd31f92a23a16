import type { Guard } from '../../shared/guard/guard.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Segment, Statement } from '../../shared/note.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import type { Engine, Sampling } from '../engine/engine.ts'
import type { Answers } from './answers.ts'
import type { PromptParts } from './prompt.ts'

export type DraftEvent =
  | { readonly type: 'prefill'; readonly done: number; readonly total: number; readonly part: number; readonly parts: number }
  | { readonly type: 'delta'; readonly sectionId: string; readonly text: string }
  | { readonly type: 'settled'; readonly sectionId: string; readonly statement: Statement }
  | { readonly type: 'withdrawn'; readonly sectionId: string }

/** What the physician's own rules do to a draft: they never decide what is said, only how. */
export interface DraftMemory {
  /** Lines for the request of a section; none changes nothing of the prompt. */
  styleLines(sectionId: string, language: Language): readonly string[]
  /** A settled statement as the physician writes it; `null` where all of it is left out. */
  rewrite(section: SectionTemplate, statement: Statement): Statement | null
}

export type DraftJob = {
  /** Tells the engine which requests belong together. */
  readonly id: string
  readonly text: string
  readonly segments: readonly Segment[]
  readonly template: Template
  readonly seed: number
  /** In place of the model's own, for another text than the one that there is. */
  readonly sampling?: Sampling
  /** The only section to be written; all of the template where none is named. */
  readonly onlySectionId?: string
  readonly engine: Engine
  readonly guard: Guard
  /** Where it is given, a request that was answered before is not put to the model again, as long as the record still carries every statement. */
  readonly answers?: Answers
  /** For measuring other prompts than the one that is shipped. */
  readonly promptParts?: PromptParts
  readonly memory?: DraftMemory
  readonly signal: AbortSignal
  /** Milliseconds, monotonic. */
  readonly clock: () => number
  readonly emit: (event: DraftEvent) => void
}
