import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { searchNotes } from '../../src/main/notes/searchNotes.ts'
import { resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { createDraft, endDraft } from '../../src/main/store/drafts.ts'
import { createNote } from '../../src/main/store/notes.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { transaction } from '../../src/main/store/transaction.ts'
import { draftIdSchema, noteIdSchema } from '../../src/shared/note.ts'
import { inventedNotes } from './inventedNotes.ts'

/** Fills an encrypted store with invented notes, each with a draft, and measures how long the search over all of it takes. */
const { drafts } = new Command('search:speed').option('--drafts <N>', 'notes with a draft', '100000').parse().opts<{ drafts: string }>()

const folder = mkdtempSync(path.join(tmpdir(), 'yizhai-search-'))
const file = path.join(folder, 'notes.db')
const key = randomBytes(32)
const count = Number(drafts)
const noteAt = inventedNotes(path.join(resourcesFolder(import.meta.dirname), 'dict'))

function fill(): void {
  const store = openStore({ path: file, key })
  for (let from = 0; from < count; from += 1_000)
    transaction(store, () => {
      for (let index = from; index < Math.min(from + 1_000, count); index++) add(index)
    })
  closeStore(store)

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

/** What is typed: any two signs of some note, three, a name, a whole diagnosis, two words, letters inside a word, and what nobody has. */
function queries(): readonly string[] {
  return Array.from({ length: 60 }, (_, index) => {
    const { title, record, diagnosis } = noteAt(Math.floor((index * count) / 60))
    const at = (37 * (index + 3)) % (record.length - 12)
    const part = (length: number) => record.slice(at, at + length)
    return [part(2), part(3), part(6), title.slice(0, 3), diagnosis.slice(2, 6), `${part(2)} ${diagnosis.slice(2, 4)}`, 'zqx 锟斤拷'][
      index % 7
    ] as string
  }).filter((query) => query.trim() !== '')
}

const percentile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

try {
  const begun = performance.now()
  fill()
  const filledMs = performance.now() - begun
  const store = openStore({ path: file, key })
  const timed = queries().map((query) => {
    const from = performance.now()
    const { hits } = searchNotes({ store }, { query })
    return { query, ms: performance.now() - from, hits: hits.length }
  })
  // the first ones read the file: what a physician meets after the start
  const [cold, warm] = [timed, timed.map(({ query }) => query)].map((list, round) =>
    round === 0
      ? timed.map(({ ms }) => ms)
      : (list as string[]).map((query) => {
          const from = performance.now()
          searchNotes({ store }, { query })
          return performance.now() - from
        }),
  ) as [number[], number[]]
  const figures = (list: readonly number[]) => {
    const sorted = [...list].sort((one, other) => one - other)
    return { p50: percentile(sorted, 0.5).toFixed(1), p95: percentile(sorted, 0.95).toFixed(1), most: (sorted.at(-1) ?? 0).toFixed(1) }
  }
  console.table({ 'first time': figures(cold), again: figures(warm) })
  console.table([...timed].sort((one, other) => other.ms - one.ms).slice(0, 8))
  console.log(
    `${count} notes, each with a draft: ${(statSync(file).size / 2 ** 20).toFixed(0)} MB; written in ${(filledMs / 1000).toFixed(0)} s`,
  )
  closeStore(store)
} finally {
  rmSync(folder, { recursive: true })
}
