import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { createDraft, endDraft } from '../../src/main/store/drafts.ts'
import { createNote } from '../../src/main/store/notes.ts'
import { closeStore, openStore, type WritableStore } from '../../src/main/store/openStore.ts'
import { transaction } from '../../src/main/store/transaction.ts'
import { draftIdSchema, noteIdSchema } from '../../src/shared/note.ts'
import { inventedNotes } from './inventedNotes.ts'

/** An encrypted store of invented notes, each with a draft, closed; `remove` takes its folder away. */
export type FilledStore = {
  readonly file: string
  readonly open: () => WritableStore
  /** What is typed: any two signs of some note, three, a name, a whole diagnosis, two words, letters inside a word, and what nobody has. */
  readonly queries: readonly string[]
  readonly remove: () => void
}

const notesATransaction = 1_000

export function fillStore(count: number): FilledStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'yizhai-search-'))
  const file = path.join(folder, 'notes.db')
  const key = randomBytes(32)
  const noteAt = inventedNotes(path.join(resourcesFolder(import.meta.dirname), 'dict'))
  const store = openStore({ path: file, key })
  for (let from = 0; from < count; from += notesATransaction)
    transaction(store, () => {
      for (let index = from; index < Math.min(from + notesATransaction, count); index++) add(index)
    })
  closeStore(store)
  const queries = Array.from({ length: 60 }, (_, index) => {
    const { title, record, diagnosis } = noteAt(Math.floor((index * count) / 60))
    const at = (37 * (index + 3)) % (record.length - 12)
    const part = (length: number) => record.slice(at, at + length)
    return [part(2), part(3), part(6), title.slice(0, 3), diagnosis.slice(2, 6), `${part(2)} ${diagnosis.slice(2, 4)}`, 'zqx 锟斤拷'][
      index % 7
    ] as string
  }).filter((query) => query.trim() !== '')
  return { file, open: () => openStore({ path: file, key }), queries, remove: () => rmSync(folder, { recursive: true }) }

  function add(index: number): void {
    const { title, record, diagnosis, plan } = noteAt(index)
    const noteId = noteIdSchema.parse(randomUUID())
    const draftId = draftIdSchema.parse(randomUUID())
    const sections = [
      { id: 'diagnosis', heading: '诊断结论', text: diagnosis, statements: [] },
      { id: 'plan', heading: '治疗建议', text: plan, statements: [] },
    ]
    createNote(store, { id: noteId, title, isSample: false, text: record, preview: '', notices: [], at: index })
    createDraft(store, { id: draftId, noteId, templateId: 'outpatient', seed: 1, headings: sections, at: index })
    const outcome = { failure: null, coverage: null, timing: null, model: null, rejections: [] }
    endDraft(store, { draftId, phase: 'drafted', sections, at: index, ...outcome })
  }
}
