import { z } from 'zod'
import { noteIdSchema, type DraftId, type DraftSection, type VersionKind, type VersionOrigin } from '../../shared/note.ts'
import type { Actor } from '../../shared/security.ts'
import { actorOf } from './actors.ts'
import { appendAudit, digestOf } from './audit.ts'
import { draftVersionRow } from './rows.ts'
import { indexDraft } from './searchTexts.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

export type DraftVersion = {
  readonly version: number
  readonly author: 'model' | 'physician'
  readonly at: number
  readonly sections: DraftSection[]
  readonly kind: VersionKind
  /** Of a restored version: what it brought back. */
  readonly restoredFrom: VersionOrigin | null
  /** Who wrote it; `null`: the model, or nobody has said. */
  readonly actor: Actor | null
}

type NewDraftVersion = Pick<DraftVersion, 'version' | 'author' | 'at'> & {
  readonly draftId: DraftId
  readonly sections: readonly DraftSection[]
  /** Where it is not said: the model writes, a physician edits. */
  readonly kind?: VersionKind | undefined
  readonly restoredFrom?: VersionOrigin | undefined
}

const columns = 'version, author, at, sections_json, kind, restored_from_json, actor_json'
const plainKind = { model: 'model', physician: 'edit' } as const
const versionOf = (row: ReturnType<(typeof draftVersionRow)['parse']>): DraftVersion => ({
  version: row.version,
  author: row.author,
  at: row.at,
  sections: row.sections_json,
  kind: row.kind ?? plainKind[row.author],
  restoredFrom: row.restored_from_json,
  actor: row.actor_json,
})

const noteIdRow = z.object({ note_id: noteIdSchema })
const charactersOf = (sections: readonly DraftSection[]) => sections.reduce((sum, { text }) => sum + text.length, 0)

/** Fails when there is such a version: none is ever written over. */
export function appendDraftVersion(store: WritableStore, { sections, kind, restoredFrom, ...plain }: NewDraftVersion): void {
  const sql = `INSERT INTO draft_versions (draft_id, version, author, at, sections_json, kind, restored_from_json, actor_json)
    VALUES (@draftId, @version, @author, @at, @sections, @kind, @restoredFrom, @actor)`
  const origin = restoredFrom === undefined ? null : JSON.stringify(restoredFrom)
  const [text, kindNamed] = [JSON.stringify(sections), kind ?? plainKind[plain.author]]
  transaction(store, () => {
    const actor = plain.author === 'model' ? null : JSON.stringify(actorOf(store))
    run(store, sql, { ...plain, sections: text, kind: kindNamed, restoredFrom: origin, actor })
    indexDraft(store, plain.draftId, sections)
    const { draftId, version, author, at } = plain
    const noteId = first(store, noteIdRow, 'SELECT note_id FROM drafts WHERE id = @draftId', { draftId })?.note_id ?? null
    const facts = { version, author, kind: kindNamed, characters: charactersOf(sections), digest: digestOf(store, noteId ?? '', text) }
    appendAudit(store, { kind: 'draft-saved', at, noteId, draftId, facts })
  })
}

export function readNewestDraftVersion(store: ReadableStore, draftId: DraftId): DraftVersion | undefined {
  const sql = `SELECT ${columns} FROM draft_versions WHERE draft_id = @draftId ORDER BY version DESC LIMIT 1`
  const row = first(store, draftVersionRow, sql, { draftId })
  return row && versionOf(row)
}

/** Every version of a draft, the oldest first. */
export function readDraftVersions(store: ReadableStore, draftId: DraftId): DraftVersion[] {
  return all(store, draftVersionRow, `SELECT ${columns} FROM draft_versions WHERE draft_id = @draftId ORDER BY version`, { draftId }).map(
    versionOf,
  )
}

export function readDraftVersion(store: ReadableStore, draftId: DraftId, version: number): DraftVersion | undefined {
  const sql = `SELECT ${columns} FROM draft_versions WHERE draft_id = @draftId AND version = @version`
  const row = first(store, draftVersionRow, sql, { draftId, version })
  return row && versionOf(row)
}
