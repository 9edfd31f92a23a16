import type { AppEvent } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftSection, DraftView, Rejection } from '../../shared/note.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import type { Sampling } from '../engine/engine.ts'
import { draftRecord } from '../pipeline/draft.ts'
import type { DraftEvent } from '../pipeline/draftJob.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import { readDraft, readDraftRow } from '../store/drafts.ts'
import { appendDraftVersion } from '../store/draftVersions.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { appendRejection } from '../store/rejections.ts'
import { readSettings } from '../store/settings.ts'
import { transaction } from '../store/transaction.ts'
import { noteUses } from './noteUses.ts'
import { requireTemplate } from './requireTemplate.ts'
import { RulesInForce } from './rulesInForce.ts'
import type { StartDraftDeps } from './startDraft.ts'

export type RedraftSectionDeps = Pick<
  StartDraftDeps,
  'store' | 'engine' | 'templates' | 'headings' | 'guard' | 'lexicon' | 'running' | 'now' | 'clock' | 'emit'
>
export type RedraftSectionInput = {
  readonly draftId: DraftId
  /** The version that the physician sees. */
  readonly baseVersion: number
  readonly sectionId: string
  /** Names the request, for `stopDraft` and in the events of its text. */
  readonly turnId: DraftId
}

/** Between two words that the record carries alike the model is free: what it leans to came out the first time. */
const freer: Sampling = { temperature: 0.7, topP: 0.8, topK: 20 }
/** A model that copies its record writes the same also so, and is not asked for ever. */
const tries = 3

/**
 * Drafts one section again, with another seed, under the gate of a draft, and puts it in as the next version; the other sections stay as they are, and
 * the text before it stays in the history. Where nothing else comes of it, `isChanged` is false and there is no new version. Stopped, it leaves nothing.
 * Throws 'draft-not-found', 'draft-running', 'draft-needed' (it stopped), 'note-signed', 'draft-outdated', 'section-unknown', 'template-unknown',
 * 'redraft-outdated' (the draft was changed meanwhile), 'cancelled', and what the engine throws.
 */
export async function redraftSection(
  deps: RedraftSectionDeps,
  { draftId, baseVersion, sectionId, turnId }: RedraftSectionInput,
): Promise<{ draft: DraftView; isChanged: boolean }> {
  const { store, engine, headings, guard, running, clock } = deps
  const draft = readDraft(store, draftId)
  refuseUnfit(draft)
  if (draft.version !== baseVersion) throw new AppFailure('draft-outdated')
  const before = draft.sections.find(({ id }) => id === sectionId)
  if (!before) throw new AppFailure('section-unknown', { id: sectionId })
  const template = requireTemplate(deps.templates(), draft.templateId)
  if (template.sections.every(({ id }) => id !== sectionId)) throw new AppFailure('section-unknown', { id: sectionId })
  const { noteId, recordVersion, seed } = readDraftRow(store, draftId)
  const { text } = readRecordVersion(store, noteId, recordVersion)
  const segments = segmentRecord(text, headings)
  const rules = readCorrectionRules(store, readSettings(store).physician)
  const memory = new RulesInForce({ rules, lexicon: deps.lexicon, guard, text })

  const rejections: Rejection[] = []
  const section = await running.whenReady(engine, turnId, async (signal): Promise<DraftSection | null> => {
    for (let number = 0; number < tries; number++) {
      if (number > 0) deps.emit({ type: 'section-restarted', draftId: turnId, sectionId })
      const result = await draftRecord({
        id: turnId,
        text,
        segments,
        template,
        onlySectionId: sectionId,
        seed: seed + 10 * draft.version + number,
        sampling: freer,
        engine,
        guard: guard(),
        memory,
        signal,
        clock,
        emit: (event) => deps.emit(eventOf(event, turnId)),
      })
      rejections.push(...result.rejections)
      const [written] = result.sections
      if (written && written.text !== before.text) return written
    }
    return null
  })
  if (!section) return { draft, isChanged: false }
  return { draft: putIn(deps, draft, section, rejections, memory), isChanged: true }
}

function refuseUnfit({ phase }: DraftView): void {
  if (phase === 'generating') throw new AppFailure('draft-running')
  if (phase === 'stopped') throw new AppFailure('draft-needed')
  if (phase === 'signed') throw new AppFailure('note-signed')
}

/** The text on its way is told like that of a draft, under the name of the request. */
function eventOf(event: DraftEvent, draftId: DraftId): AppEvent {
  switch (event.type) {
    case 'prefill':
      return { ...event, type: 'prefill-progress', draftId }
    case 'delta':
      return { ...event, type: 'statement-delta', draftId }
    case 'settled':
      return { ...event, type: 'statement-settled', draftId }
    case 'withdrawn':
      return { ...event, type: 'statement-withdrawn', draftId }
  }
}

function putIn(
  { store, now }: RedraftSectionDeps,
  before: DraftView,
  section: DraftSection,
  rejections: readonly Rejection[],
  memory: RulesInForce,
): DraftView {
  return transaction(store, () => {
    const draft = readDraft(store, before.id)
    if (draft.phase !== 'drafted' || draft.version !== before.version) throw new AppFailure('redraft-outdated')
    const at = now()
    const sections = draft.sections.map((other) => (other.id === section.id ? section : other))
    // a draft that the physician has changed stays the physician's
    appendDraftVersion(store, { draftId: draft.id, version: draft.version + 1, author: draft.author, kind: 'redraft', at, sections })
    noteUses({ store, now }, draft.id, [section], memory)
    for (const rejection of rejections) appendRejection(store, draft.id, rejection, at)
    return readDraft(store, draft.id)
  })
}
