import type { NoteId, NoteSummary } from '../../../shared/note.ts'
import type { SearchHit } from '../../../shared/search.ts'
import { isInFilter, type QueueFilter, type QueueGroup, type QueuePart } from '../../state/queueOrder.ts'

export type QueueRow =
  | { readonly kind: 'heading'; readonly group: QueueGroup | 'found'; readonly count: number }
  | { readonly kind: 'note'; readonly note: NoteSummary; readonly position: number; readonly hit: SearchHit | null }

/** The queue as rows: each group of the filter with its heading. */
export function queueRows(parts: readonly QueuePart[], filter: QueueFilter): readonly QueueRow[] {
  const rows: QueueRow[] = []
  let position = 0
  for (const { group, notes } of parts) {
    if (!isInFilter(group, filter)) continue
    rows.push({ kind: 'heading', group, count: notes.length })
    for (const note of notes) rows.push({ kind: 'note', note, position: ++position, hit: null })
  }
  return rows
}

/** What a search found, in its order, as far as the filter lets it through. */
export function foundRows(parts: readonly QueuePart[], filter: QueueFilter, hits: readonly SearchHit[]): readonly QueueRow[] {
  const wanted = new Set(hits.map(({ noteId }) => noteId))
  const notes = new Map<NoteId, NoteSummary>()
  for (const part of parts)
    if (isInFilter(part.group, filter)) for (const note of part.notes) if (wanted.has(note.id)) notes.set(note.id, note)
  const rows = hits.flatMap((hit): { note: NoteSummary; hit: SearchHit }[] => {
    const note = notes.get(hit.noteId)
    return note === undefined ? [] : [{ note, hit }]
  })
  if (rows.length === 0) return []
  return [
    { kind: 'heading', group: 'found', count: rows.length },
    ...rows.map((row, index) => ({ kind: 'note' as const, ...row, position: index + 1 })),
  ]
}

/** How many notes each filter would show. */
export function countsOf(parts: readonly QueuePart[]): (filter: QueueFilter) => number {
  return (filter) => parts.reduce((sum, { group, notes }) => sum + (isInFilter(group, filter) ? notes.length : 0), 0)
}
