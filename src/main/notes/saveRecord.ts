import { randomUUID } from 'node:crypto'
import { AppFailure } from '../../shared/errors.ts'
import { maximumRecordCharacters } from '../../shared/limits.ts'
import { noteIdSchema, type NoteId, type Notice } from '../../shared/note.ts'
import { createNote } from '../store/notes.ts'
import type { WritableStore } from '../store/openStore.ts'
import { cleanText } from './cleanText.ts'
import { titleOf } from './titleOf.ts'

export type SaveRecordDeps = { readonly store: WritableStore; readonly now: () => number }
export type SaveRecordInput = { readonly text: string; readonly title?: string | undefined; readonly isSample?: boolean | undefined }

const previewCharacters = 60

/** Keeps a record as a note of its own, on disk when it returns. Throws `record-empty`, `record-over-limit`. */
export function saveRecord({ store, now }: SaveRecordDeps, input: SaveRecordInput): { noteId: NoteId; notices: Notice[] } {
  const characters = input.text.length
  if (characters > maximumRecordCharacters) throw new AppFailure('record-over-limit', { characters, maximum: maximumRecordCharacters })
  if (input.text.trim() === '') throw new AppFailure('record-empty')
  const { text, notices } = cleanText(input.text)
  const noteId = noteIdSchema.parse(randomUUID())
  const given = input.title === undefined ? '' : cleanText(input.title).text.replace(/\s+/g, ' ').trim()
  createNote(store, {
    id: noteId,
    title: given === '' ? titleOf(text) : given,
    isSample: input.isSample ?? false,
    text,
    preview: previewOf(text),
    notices,
    at: now(),
  })
  return { noteId, notices }
}

/** UTF-16 units; the complaint stands at the top of a record, if anywhere. */
const searchedCharacters = 4_000
const complaint = /(?:主\s*诉|chief complaint|reason for visit)[ \t　]*[：:][ \t　]*(?<words>\S[^\n\r]*)/i

/** The stated complaint, else the beginning of the text; on one line, never cut inside a surrogate pair. */
function previewOf(text: string): string {
  const stated = complaint.exec(text.slice(0, searchedCharacters))?.groups?.['words']
  const beginning = (stated ?? text.trimStart()).slice(0, 4 * previewCharacters)
  const line = beginning.replace(/\s+/g, ' ').slice(0, previewCharacters)
  return line.replace(/[\ud800-\udbff]$/, '').trimEnd()
}
