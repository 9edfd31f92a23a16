import type { NoteView } from '../../src/shared/note.ts'
import type { SearchResult } from '../../src/shared/search.ts'

/** Main's search is the store's; here it is enough that the words stand in the record or the draft. */
export function scriptedSearch(notes: readonly NoteView[], query: string): SearchResult {
  const hits = notes.flatMap(({ summary, record, draft }) => {
    const sections = draft?.sections.map(({ heading, text }) => ({ heading, text })) ?? []
    const place = [...sections, { heading: null, text: record.text }].find(({ text }) => text.includes(query))
    if (place === undefined) return []
    const from = Math.max(0, place.text.indexOf(query) - 8)
    const text = `…${place.text.slice(from, from + 60).replace(/\s/g, ' ')}…`
    const start = text.indexOf(query)
    const kind = place.heading === null ? ('record' as const) : draft?.phase === 'signed' ? ('signed' as const) : ('draft' as const)
    return [{ noteId: summary.id, kind, heading: place.heading, snippet: { text, marks: [{ start, end: start + query.length }] } }]
  })
  return { hits, isCut: false }
}
