import type { Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/errors.ts'
import type { NoteId, NoteSummary } from '../../shared/note.ts'
import type { TextEncoding } from './dialogState.ts'
import type { DroppedFile } from './batchState.ts'
import { readDropped } from './refusalOfFile.ts'
import type { NotesSlice, SliceContext } from './workstationState.ts'

export function createNotesSlice({ bridge, get, set, attempt }: SliceContext): NotesSlice {
  /** Reads again under the encoding that the physician names, as long as the file's own is not known. */
  async function withEncoding<T>(
    name: string | null,
    read: (encoding: TextEncoding | undefined) => Promise<Result<T>>,
  ): Promise<Result<T | null>> {
    let result = await attempt(() => read(undefined))
    while (!result.ok && result.failure.code === 'file-encoding-unknown') {
      const encoding = await get().askEncoding(result.failure, name)
      if (encoding === null) return { ok: true, value: null }
      result = await attempt(() => read(encoding))
    }
    return result
  }

  /** What was kept, also once the physician has seen what a conversion lost; `null` where he did not want it. */
  async function keep(name: string | null, taken: Result<Output<'openRecordFile'>>): Promise<Result<Output<'saveRecord'> | null>> {
    if (!taken.ok || taken.value === null) return taken.ok ? { ok: true, value: null } : taken
    const { value } = taken
    if (!('preview' in value)) return { ok: true, value }
    if (!(await get().askToTake(value.preview, name))) return { ok: true, value: null }
    return attempt(() => bridge.saveRecord({ text: value.preview.text }))
  }

  async function importFile(file: DroppedFile): Promise<Result<Output<'saveRecord'> | null>> {
    const read = await readDropped(file)
    if (!read.ok) return read
    const { name } = file
    return keep(
      name,
      await withEncoding(name, (encoding) => bridge.importRecordFile({ name, base64: read.value, ...(encoding && { encoding }) })),
    )
  }

  async function showNew(noteIds: readonly NoteId[]): Promise<void> {
    const [first] = noteIds
    if (first === undefined) return
    await get().openNote(first)
    const title = get().note?.summary.title ?? ''
    if (noteIds.length === 1) get().tell('recordSaved', { title })
    else get().tell('recordsSaved', { count: noteIds.length, title })
  }

  return {
    notes: [],
    isImporting: false,
    saveRecord: async (text) => {
      const result = await attempt(() => bridge.saveRecord({ text }))
      if (result.ok) await showNew([result.value.noteId])
      else get().complain(result.failure)
      return result.ok
    },
    openRecordFile: async () => {
      if (get().isImporting) return
      set({ isImporting: true })
      const opened = await withEncoding(null, (encoding) => bridge.openRecordFile(encoding === undefined ? {} : { encoding }))
      const result = await keep(null, opened)
      set({ isImporting: false })
      if (!result.ok) get().complain(result.failure)
      else if (result.value !== null) await showNew([result.value.noteId])
    },
    importFiles: async (files) => {
      if (get().isImporting) return
      set({ isImporting: true })
      const saved: NoteId[] = []
      for (const file of files) {
        const result = await importFile(file)
        if (!result.ok) get().complain(result.failure, file.name)
        else if (result.value !== null) saved.push(result.value.noteId)
      }
      set({ isImporting: false })
      await showNew(saved)
    },
  }
}

/** The queue with this note as it is now: in its place, or first where it is new. */
export function withNote(notes: readonly NoteSummary[], changed: NoteSummary): readonly NoteSummary[] {
  const isKnown = notes.some((note) => note.id === changed.id)
  return isKnown ? notes.map((note) => (note.id === changed.id ? changed : note)) : [changed, ...notes]
}
