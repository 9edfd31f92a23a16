import type { NoteSummary } from '../../../shared/note.ts'
import { isSameDay } from '../../ui/clockTime.ts'

export const queueGroups = ['pending', 'signedToday', 'signedEarlier'] as const
export type QueueGroup = (typeof queueGroups)[number]

export type QueueRow =
  | { readonly kind: 'heading'; readonly group: QueueGroup; readonly count: number }
  | { readonly kind: 'note'; readonly note: NoteSummary; readonly position: number }

/** The queue as rows: what is left to do first, then what is signed; the order within a group is the given one. */
export function groupNotes(notes: readonly NoteSummary[], nowMs: number): readonly QueueRow[] {
  const rows: QueueRow[] = []
  let position = 0
  for (const group of queueGroups) {
    const members = notes.filter((note) => groupOf(note, nowMs) === group)
    if (members.length === 0) continue
    rows.push({ kind: 'heading', group, count: members.length })
    for (const note of members) rows.push({ kind: 'note', note, position: ++position })
  }
  return rows
}

function groupOf(note: NoteSummary, nowMs: number): QueueGroup {
  if (note.phase !== 'signed') return 'pending'
  return isSameDay(note.updatedAt, nowMs) ? 'signedToday' : 'signedEarlier'
}
