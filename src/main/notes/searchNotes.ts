import type { NoteId } from '../../shared/note.ts'
import type { SearchHit, SearchResult } from '../../shared/search.ts'
import { readDraft } from '../store/drafts.ts'
import { readTitle } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { wordsOf } from '../store/searchSigns.ts'
import { searchCandidates, type SearchCandidate } from '../store/searchTexts.ts'
import { readSignature } from '../store/signatures.ts'
import { holdsAll, snippetOf } from './snippetOf.ts'

export type SearchNotesDeps = { readonly store: ReadableStore }
export type SearchNotesInput = { readonly query: string }

const maximumHits = 100
/** The index may name texts that lack a word after all; past this many the search ends. */
const maximumRead = 2_000

/**
 * Notes whose record, newest draft or signed text holds every word of the query somewhere, also inside a word, in any case and width; the text
 * that changed last first, each note once. An empty query finds nothing.
 */
export function searchNotes({ store }: SearchNotesDeps, { query }: SearchNotesInput): SearchResult {
  const words = wordsOf(query)
  const hits = new Map<NoteId, SearchHit>()
  let read = 0
  for (const candidate of searchCandidates(store, words)) {
    if (hits.size === maximumHits || ++read > maximumRead) return { hits: [...hits.values()], isCut: true }
    if (hits.has(candidate.noteId)) continue
    const hit = hitIn(store, candidate, words)
    if (hit) hits.set(candidate.noteId, hit)
  }
  return { hits: [...hits.values()], isCut: false }
}

function hitIn(store: ReadableStore, { noteId, kind, draftId }: SearchCandidate, words: readonly string[]): SearchHit | null {
  const parts = draftId === null ? recordParts(store, noteId) : sectionsOf(store, kind, draftId)
  const whole = parts.map(({ heading, text }) => `${heading ?? ''}\n${text}`).join('\n')
  if (!holdsAll(whole, words)) return null
  for (const { heading, text } of parts) {
    const snippet = snippetOf(text, words)
    if (snippet) return { noteId, kind, heading, snippet }
  }
  // only the headings hold the words
  const snippet = snippetOf(whole, words)
  return snippet && { noteId, kind, heading: null, snippet }
}

type Part = { readonly heading: string | null; readonly text: string }

function recordParts(store: ReadableStore, noteId: NoteId): readonly Part[] {
  return [
    { heading: null, text: readRecordVersion(store, noteId).text },
    { heading: null, text: readTitle(store, noteId) },
  ]
}

function sectionsOf(
  store: ReadableStore,
  kind: SearchCandidate['kind'],
  draftId: NonNullable<SearchCandidate['draftId']>,
): readonly Part[] {
  return (kind === 'signed' ? readSignature(store, draftId) : readDraft(store, draftId))?.sections ?? []
}
