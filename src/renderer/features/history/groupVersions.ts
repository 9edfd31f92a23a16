import type { HistoryEntry } from '../../../shared/note.ts'

/** `place`: in the note's history. */
export type PlacedEntry = HistoryEntry & { readonly place: number }
/** A line of the list, and the saves of the same stretch of typing that led to it, the newest first. */
export type VersionGroup = PlacedEntry & { readonly earlier: readonly PlacedEntry[] }

/** Saves of typing with no more than this between them are one stretch. */
const stretchMs = 60_000

/** The history the newest first. Typing saves itself every few words: a stretch of it is one line, and the saves inside are found below it. */
export function groupVersions(history: readonly HistoryEntry[]): VersionGroup[] {
  const groups: (PlacedEntry & { earlier: PlacedEntry[] })[] = []
  history.forEach((entry, place) => {
    const before = groups.at(-1)
    const isOneStretch =
      before?.kind === 'edit' && entry.kind === 'edit' && before.draftId === entry.draftId && entry.at - before.at <= stretchMs
    if (!isOneStretch) groups.push({ ...entry, place, earlier: [] })
    else {
      const { earlier, ...last } = before
      groups[groups.length - 1] = { ...entry, place, earlier: [last, ...earlier] }
    }
  })
  return groups.reverse()
}
