import type { DialogueReply } from '../../shared/dialogue.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftView, NoteId } from '../../shared/note.ts'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { sentenceSpans, type Span } from '../../shared/text/sentences.ts'
import { overlaps } from '../../shared/text/spans.ts'
import { answerQuestion } from '../pipeline/answerQuestion.ts'
import { absentAnswer, readTurn } from '../pipeline/dialogue.ts'
import { rewriteSection } from '../pipeline/rewriteSection.ts'
import { newestDraftOf, readDraft, readDraftRow } from '../store/drafts.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import type { ReadRecords, SectionText } from './reviewDraft.ts'
import type { StartDraftDeps } from './startDraft.ts'

export type AskNoteDeps = Pick<StartDraftDeps, 'store' | 'engine' | 'templates' | 'headings' | 'guard' | 'running'> & {
  readonly readRecords: ReadRecords
}
export type AskNoteInput = {
  readonly noteId: NoteId
  /** Names the turn, so that `stopDraft` can stop it while the model writes. */
  readonly turnId: DraftId
  /** A question or an instruction. */
  readonly text: string
  /** The sections of the draft as they stand on the screen; those that are not named are taken as they were saved. */
  readonly sections: readonly SectionText[]
  /** The section that an instruction is for where its words name none. */
  readonly sectionId: string | null
  /** Part of that section's text, UTF-16 units; widened to whole sentences. */
  readonly selection: Span | null
}

/**
 * One turn of the dialogue about a note. A question is answered at once from the newest record, without a model. An instruction is put to the model when its turn has come and
 * answered with a proposal; nothing is changed. Throws 'note-not-found'; for an instruction also 'draft-needed' (there is no draft, or it stopped), 'draft-running',
 * 'note-signed', 'section-unknown' (no section is meant, or none of that name), 'nothing-to-rewrite', 'cancelled', and what the engine throws.
 */
export async function askNote(deps: AskNoteDeps, input: AskNoteInput): Promise<DialogueReply> {
  const { store, guard, readRecords } = deps
  const draftId = newestDraftOf(store, input.noteId)
  const { version, text: record } = readRecordVersion(store, input.noteId)
  const draft = draftId === undefined ? null : readDraft(store, draftId)
  const templates = deps.templates()
  const template = templates.get(draft?.templateId ?? '') ?? [...templates.values()][0]
  if (!template) throw new AppFailure('template-unknown', { id: draft?.templateId ?? '', known: '' })
  const turn = readTurn(input.text, template, input.selection !== null)
  if (turn.kind === 'question') {
    const passages = answerQuestion(
      guard(),
      readRecords.take(`${input.noteId} ${String(version)}`, () => record),
      input.text,
    )
    if (passages.length > 0) return { kind: 'answer', passages }
    return { kind: 'absent', text: absentAnswer[/\p{Script=Han}/u.test(input.text) ? 'zh' : 'en'] }
  }
  const named = input.selection === null ? turn.sectionId : null
  return propose(deps, input, draft, template, named ?? input.sectionId, turn.wantsShorter)
}

async function propose(
  { store, engine, guard, headings, running }: AskNoteDeps,
  { noteId, turnId, text: instruction, sections, selection }: AskNoteInput,
  draft: DraftView | null,
  template: Template,
  sectionId: string | null,
  wantsShorter: boolean,
): Promise<DialogueReply> {
  if (draft === null || draft.phase === 'stopped') throw new AppFailure('draft-needed')
  if (draft.phase === 'generating') throw new AppFailure('draft-running')
  if (draft.phase === 'signed') throw new AppFailure('note-signed')
  const section: SectionTemplate | undefined = template.sections.find(({ id }) => id === sectionId)
  const saved = draft.sections.find(({ id }) => id === sectionId)
  if (!section || !saved) throw new AppFailure('section-unknown', { id: sectionId ?? '' })
  const whole = sections.find(({ id }) => id === section.id)?.text ?? saved.text
  const { start, end } = sentencesAround(whole, selection)
  const oldText = whole.slice(start, end)
  if (oldText.trim() === '') throw new AppFailure('nothing-to-rewrite', { heading: saved.heading })

  // the record that the draft speaks of, which may have grown since
  const { text } = readRecordVersion(store, noteId, readDraftRow(store, draft.id).recordVersion)
  const { newText, statements, rejections } = await running.whenReady(engine, turnId, (signal) =>
    rewriteSection({
      text,
      segments: segmentRecord(text, headings),
      template,
      section,
      oldText,
      rests: saved.statements.flatMap(({ evidence }) => evidence),
      instruction,
      maximumStatements: selection ? sentenceSpans(oldText).length : section.maximumStatements,
      seed: 1,
      engine,
      guard: guard(),
      signal,
    }),
  )
  const refused = { kind: 'no-proposal', sectionId: section.id, rejections } as const
  if (newText === '') return { ...refused, reason: 'refused' }
  if (newText === oldText) return { ...refused, reason: 'unchanged' }
  if (wantsShorter && newText.length >= oldText.length) return { ...refused, reason: 'not-shorter' }
  return { kind: 'proposal', sectionId: section.id, start, end, oldText, newText, statements, rejections }
}

/** The sentences that a selection touches; the whole text without one. */
function sentencesAround(text: string, selection: Span | null): Span {
  if (!selection) return { start: 0, end: text.length }
  const touched = sentenceSpans(text).filter((sentence) => overlaps(sentence, selection))
  return { start: touched[0]?.start ?? 0, end: touched.at(-1)?.end ?? 0 }
}
