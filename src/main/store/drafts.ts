import { AppFailure, type Failure } from '../../shared/errors.ts'
import type { Coverage, DraftId, DraftSection, DraftView, ModelStamp, NoteId, Rejection, Timing } from '../../shared/note.ts'
import type { Versions } from '../../shared/versions.ts'
import { appendAudit, digestOf } from './audit.ts'
import { appendDraftEnding, readDraftEnding } from './draftEndings.ts'
import { appendDraftVersion, readNewestDraftVersion, type DraftVersion } from './draftVersions.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import { appendRejection, readRejections } from './rejections.ts'
import { readRecordVersion } from './recordVersions.ts'
import { draftRow, type Headings } from './rows.ts'
import { readFirstSignature } from './firstSignatures.ts'
import { readSignature, type Signature } from './signatures.ts'
import { all, first, run } from './sql.ts'
import { readStatements } from './statements.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { readGreyText } from './streamTexts.ts'
import { transaction } from './transaction.ts'
import { stampOf } from './versions.ts'

export type Draft = {
  readonly id: DraftId
  readonly noteId: NoteId
  /** The version of the record that its evidence refers to. */
  readonly recordVersion: number
  readonly templateId: string
  readonly seed: number
  readonly headings: Headings
  readonly startedAt: number
  /** What was in force; `null` in a draft from before there was a stamp. */
  readonly versions: Versions | null
  readonly templateVersion: number | null
}

const columns = 'id, note_id, record_version, template_id, seed, headings_json, started_at, versions_json, template_version'
const draftOf = (row: ReturnType<(typeof draftRow)['parse']>): Draft => ({
  id: row.id,
  noteId: row.note_id,
  recordVersion: row.record_version,
  templateId: row.template_id,
  seed: row.seed,
  headings: row.headings_json,
  startedAt: row.started_at,
  versions: row.versions_json,
  templateVersion: row.template_version,
})

type NewDraft = {
  readonly id: DraftId
  readonly noteId: NoteId
  readonly templateId: string
  /** `null` where no template is at hand. */
  readonly templateVersion?: number | null
  readonly seed: number
  readonly headings: readonly { readonly id: string; readonly heading: string }[]
  /** Milliseconds since 1970, as every `at`. */
  readonly at: number
}

/** A draft of the newest version of the record. Throws `note-not-found`, and `draft-running` while another of the note is being written. */
export function createDraft(store: WritableStore, { id, noteId, templateId, templateVersion = null, seed, headings, at }: NewDraft): void {
  transaction(store, () => {
    const { version } = readRecordVersion(store, noteId)
    if (runningDraftOf(store, noteId) !== undefined) throw new AppFailure('draft-running')
    const sql = `INSERT INTO drafts (${columns}) VALUES (@id, @noteId, @version, @templateId, @seed, @headings, @at, @versions, @templateVersion)`
    const stamp = stampOf(store)
    const versions = stamp && JSON.stringify(stamp)
    run(store, sql, { id, noteId, version, templateId, seed, headings: JSON.stringify(headings), at, versions, templateVersion })
    const facts = { recordVersion: version, template: templateId, templateVersion, seed }
    appendAudit(store, { kind: 'draft-started', at, noteId, draftId: id, facts })
  })
}

type DraftEnd = {
  readonly draftId: DraftId
  readonly phase: 'drafted' | 'stopped'
  readonly failure: Failure | null
  readonly sections: readonly DraftSection[]
  readonly coverage: Coverage | null
  readonly timing: Timing | null
  readonly model: ModelStamp | null
  readonly rejections: readonly Rejection[]
  readonly at: number
}

/** Ends a draft, once: drafted with `sections` as version 1 by the model, or stopped with `sections` as what there was, and no version. */
export function endDraft(store: WritableStore, { draftId, phase, sections, rejections, at, ...outcome }: DraftEnd): void {
  transaction(store, () => {
    const { noteId } = readDraftRow(store, draftId)
    appendDraftEnding(store, draftId, { phase, at, ...outcome, sections: phase === 'stopped' ? sections : null })
    if (phase === 'drafted') appendDraftVersion(store, { draftId, version: 1, author: 'model', at, sections })
    for (const rejection of rejections) appendRejection(store, draftId, rejection, at)
    const { model, failure } = outcome
    const stopped = phase === 'stopped' ? { version: 0, digest: digestOf(store, noteId, JSON.stringify(sections)) } : {}
    const facts = {
      phase,
      failure: failure?.code ?? null,
      model: model?.id ?? null,
      sha256: model?.sha256 ?? null,
      refused: rejections.length,
      ...stopped,
    }
    appendAudit(store, { kind: 'draft-ended', at, noteId, draftId, facts })
  })
}

/** At the start of the program: every draft that has no ending was cut off, and is ended as stopped with the text that it had on disk. */
export function interruptRunningDrafts(store: WritableStore, at: number): DraftId[] {
  return transaction(store, () => {
    const sql = `SELECT ${columns} FROM drafts WHERE id NOT IN (SELECT draft_id FROM draft_endings) ORDER BY number`
    const running = all(store, draftRow, sql).map(draftOf)
    for (const draft of running) {
      endDraft(store, {
        draftId: draft.id,
        phase: 'stopped',
        failure: { code: 'interrupted', params: {} },
        sections: sectionsOnTheWay(store, draft, true),
        coverage: null,
        timing: null,
        model: null,
        rejections: [],
        at,
      })
    }
    return running.map(({ id }) => id)
  })
}

/** What has settled, and on demand the grey text after it as a statement without evidence: nothing has held it against the record. */
function sectionsOnTheWay(store: ReadableStore, draft: Draft, withGreyText: boolean): DraftSection[] {
  const settled = readStatements(store, draft.id)
  return draft.headings.map(({ id, heading }) => {
    const statements = [...(settled.get(id) ?? [])]
    const grey = withGreyText ? readGreyText(store, draft.id, id) : ''
    if (grey.trim() !== '') statements.push({ text: grey, kind: 'record', evidence: [] })
    return { id, heading, text: joinStatements(statements.map(({ text }) => text)), statements }
  })
}

/** Throws `draft-not-found`. */
export function readDraftRow(store: ReadableStore, draftId: DraftId): Draft {
  const row = first(store, draftRow, `SELECT ${columns} FROM drafts WHERE id = @draftId`, { draftId })
  if (!row) throw new AppFailure('draft-not-found')
  return draftOf(row)
}

export function newestDraftOf(store: ReadableStore, noteId: NoteId): DraftId | undefined {
  const sql = `SELECT ${columns} FROM drafts WHERE note_id = @noteId ORDER BY number DESC LIMIT 1`
  return first(store, draftRow, sql, { noteId })?.id
}

/** Every draft of a note, the oldest first. */
export function draftsOf(store: ReadableStore, noteId: NoteId): Draft[] {
  return all(store, draftRow, `SELECT ${columns} FROM drafts WHERE note_id = @noteId ORDER BY number`, { noteId }).map(draftOf)
}

/** The draft of this note that is being written. */
export function runningDraftOf(store: ReadableStore, noteId: NoteId): DraftId | undefined {
  const sql = `SELECT ${columns} FROM drafts WHERE note_id = @noteId AND id NOT IN (SELECT draft_id FROM draft_endings)`
  return first(store, draftRow, sql, { noteId })?.id
}

/** A draft as the window shows it. While it is being written it has its settled statements only: the grey text goes on in events. */
export function readDraft(store: ReadableStore, draftId: DraftId): DraftView {
  const draft = readDraftRow(store, draftId)
  const ending = readDraftEnding(store, draftId)
  const newest = readNewestDraftVersion(store, draftId)
  const signature = readSignature(store, draftId)
  const phase = phaseOf({ isSigned: signature !== undefined, hasVersion: newest !== undefined, hasEnded: ending !== undefined })
  return {
    id: draft.id,
    templateId: draft.templateId,
    templateVersion: draft.templateVersion,
    versions: draft.versions,
    phase,
    version: newest?.version ?? 0,
    author: newest?.author ?? 'model',
    startedAt: draft.startedAt,
    sections: [...(signature?.sections ?? newest?.sections ?? ending?.sections ?? sectionsOnTheWay(store, draft, false))],
    failure: phase === 'stopped' ? (ending?.failure ?? null) : null,
    coverage: ending?.coverage ?? null,
    timing: ending?.timing ?? null,
    model: ending?.model ?? null,
    rejections: readRejections(store, draftId),
    signedAt: signature?.at ?? null,
    ...authorsOf(store, draftId, newest, signature),
  }
}

/** Names only: who wrote the newest version, who signed it first and last. */
function authorsOf(
  store: ReadableStore,
  draftId: DraftId,
  newest: DraftVersion | undefined,
  signature: Signature | undefined,
): Pick<DraftView, 'writtenBy' | 'firstSigned' | 'signedBy'> {
  const firstSignature = newest && readFirstSignature(store, draftId, newest.version)
  return {
    ...(newest?.actor && newest.actor.name !== '' && { writtenBy: newest.actor.name }),
    ...(firstSignature && { firstSigned: { by: firstSignature.by.name, at: firstSignature.at } }),
    ...(signature?.by && signature.by.name !== '' && { signedBy: signature.by.name }),
  }
}

/** A draft that stopped and was then taken over by hand has a version, and is drafted. */
export function phaseOf(draft: {
  readonly isSigned: boolean
  readonly hasVersion: boolean
  readonly hasEnded: boolean
}): DraftView['phase'] {
  if (draft.isSigned) return 'signed'
  if (draft.hasVersion) return 'drafted'
  return draft.hasEnded ? 'stopped' : 'generating'
}
