import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, DraftSection, HistoryEntry, NoteId } from '../../shared/note.ts'
import { readDraftEnding } from '../store/draftEndings.ts'
import { draftsOf, readDraftRow, type Draft } from '../store/drafts.ts'
import { readDraftVersion, readDraftVersions } from '../store/draftVersions.ts'
import { readNoteSummary } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { readSignature } from '../store/signatures.ts'

export type ReadHistoryDeps = { readonly store: ReadableStore }

/**
 * Everything that was ever the text of this note, draft by draft, the oldest first: what the model wrote, what was made of it, what was signed.
 * Throws `note-not-found`.
 */
export function readHistory({ store }: ReadHistoryDeps, { noteId }: { readonly noteId: NoteId }): HistoryEntry[] {
  readNoteSummary(store, noteId)
  return draftsOf(store, noteId).flatMap((draft, place) => entriesOf(store, draft, place + 1))
}

function entriesOf(
  store: ReadableStore,
  { id: draftId, templateId, templateVersion, versions: stamp }: Draft,
  draftNumber: number,
): HistoryEntry[] {
  const entry = { draftId, draftNumber, restoredFrom: null }
  const ending = readDraftEnding(store, draftId)
  const signature = readSignature(store, draftId)
  const stopped: HistoryEntry[] =
    ending?.phase === 'stopped'
      ? [{ ...entry, version: 0, kind: 'stopped', author: 'model', at: ending.at, characters: charactersOf(ending.sections ?? []) }]
      : []
  const versions = readDraftVersions(store, draftId).map(({ version, kind, author, at, sections, restoredFrom, actor }): HistoryEntry => ({
    ...entry,
    version,
    kind,
    author,
    at,
    characters: charactersOf(sections),
    restoredFrom,
    ...(actor && actor.name !== '' && { by: actor.name }),
  }))
  const signed: HistoryEntry[] = signature
    ? [
        {
          ...entry,
          version: signature.version,
          kind: 'signed',
          author: 'physician',
          at: signature.at,
          characters: charactersOf(signature.sections),
          ...(signature.by && signature.by.name !== '' && { by: signature.by.name }),
        },
      ]
    : []
  const [first, ...rest] = [...stopped, ...versions, ...signed]
  const provenance = { model: ending?.model ?? null, templateId, templateVersion, versions: stamp }
  return first ? [{ ...first, provenance }, ...rest] : []
}

function charactersOf(sections: readonly DraftSection[]): number {
  return sections.reduce((sum, { text }) => sum + text.length, 0)
}

/** The sections of one version. A signed one is the same text under its hash. Throws `draft-not-found`, `version-not-found`. */
export function readVersionSections(store: ReadableStore, draftId: DraftId, version: number): readonly DraftSection[] {
  readDraftRow(store, draftId)
  const sections = version === 0 ? readDraftEnding(store, draftId)?.sections : readDraftVersion(store, draftId, version)?.sections
  if (!sections) throw new AppFailure('version-not-found')
  return sections
}

/** The texts of one version. Throws as `readVersionSections`. */
export function readVersion(
  { store }: ReadHistoryDeps,
  { draftId, version }: { readonly draftId: DraftId; readonly version: number },
): Pick<DraftSection, 'id' | 'heading' | 'text'>[] {
  return readVersionSections(store, draftId, version).map(({ id, heading, text }) => ({ id, heading, text }))
}
