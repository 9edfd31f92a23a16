import { randomUUID } from 'node:crypto'
import { batchIdSchema } from '../../shared/batch.ts'
import { ruleIdSchema } from '../../shared/memory/rule.ts'
import type { DraftId, NoteId, Statement } from '../../shared/note.ts'
import { appendAnswer } from './answers.ts'
import { appendItemEvent, itemsAfter } from './batchItems.ts'
import { appendBatchEvent, createBatch } from './batches.ts'
import { appendCorrectionRule } from './correctionRules.ts'
import { appendCorrection } from './corrections.ts'
import { appendDialogueTurn } from './dialogueTurns.ts'
import { putDraftCheck } from './draftChecks.ts'
import { appendDraftJob } from './draftJobs.ts'
import { endDraft } from './drafts.ts'
import { appendFirstSignature } from './firstSignatures.ts'
import { openDatabase } from './openDatabase.ts'
import type { WritableStore } from './openStore.ts'
import { appendOverride } from './overrides.ts'
import { appendRuleEvent } from './ruleEvents.ts'
import { appendSignature } from './signatures.ts'
import { appendStatement } from './statements.ts'
import { addNote, addRunningDraft, newDraftId, sections } from './storeFixture.ts'
import { appendStreamText } from './streamTexts.ts'

/** For tests: words that stand nowhere but in what is to be purged. */
export const canary = 'ZQXJKV金丝雀'

const statement: Statement = { text: `${canary}。`, kind: 'record', evidence: [{ start: 3, end: 3 + canary.length, text: canary }] }
const written = sections.map((section) => ({ ...section, text: `${section.text}${canary}`, statements: [statement] }))

/** A signed note with everything that can hang on one, each piece with the canary; last touched at 4,000. */
export function addSignedNote(store: WritableStore): { noteId: NoteId; draftId: DraftId } {
  const noteId = addNote(store, 1_000, `主诉：${canary}。`)
  const draftId = addRunningDraft(store, noteId)
  const place = { draftId, sectionId: 'diagnosis', at: 2_000 }
  appendStreamText(store, { ...place, text: canary })
  appendStatement(store, { ...place, statement })
  endDraft(store, {
    draftId,
    phase: 'drafted',
    failure: null,
    sections: written,
    coverage: null,
    timing: null,
    model: null,
    rejections: [{ sectionId: 'diagnosis', text: canary, reason: 'number' }],
    at: 2_001,
  })
  appendDraftJob(store, draftId, canary)
  appendAnswer(store, draftId, canary, { statements: [canary], end: 'complete' })
  putDraftCheck(store, { draftId, version: 1, reds: 1, ambers: 0 })
  const question = { id: newDraftId(), draftId, recordVersion: 1, question: canary, reply: { kind: 'absent', text: canary } } as const
  appendDialogueTurn(store, noteId, { ...question, at: 2_500 })
  const passage = { text: canary, start: 0, end: canary.length }
  appendOverride(store, { noteId, draftId, version: 1, sectionId: 'diagnosis', rule: 'F0', passage, reason: canary, at: 3_000 })
  addCorrection(store, noteId, draftId)
  addToBatch(store, noteId, draftId)
  appendFirstSignature(store, { noteId, draftId, version: 1, at: 3_500 })
  appendSignature(store, { noteId, draftId, version: 1, sections: written, at: 4_000 })
  return { noteId, draftId }
}

/** An edit, and a rule that outlives it. */
function addCorrection(store: WritableStore, noteId: NoteId, draftId: DraftId): void {
  const change = { kind: 'wording', from: '给予', to: '予' } as const
  const edit = { physician: '', noteId, draftId, sectionId: 'plan', at: 3_000, type: 'style', change } as const
  appendCorrection(store, { ...edit, before: canary, after: canary, isKept: false })
  const id = ruleIdSchema.parse(randomUUID())
  const plain = { physician: '', sectionId: 'plan', type: 'style', origin: 'learned', at: 3_000 } as const
  appendCorrectionRule(store, { ...plain, id, change, examples: [1] })
  appendRuleEvent(store, { ruleId: id, kind: 'suspended', at: 3_000, draftId, reason: 'F0' })
}

/** A batch of two: this note, and a file of which none was made. */
function addToBatch(store: WritableStore, noteId: NoteId, draftId: DraftId): void {
  const id = batchIdSchema.parse(randomUUID())
  const records = ['1.txt', '2.txt'].map((file) => ({
    name: `${canary}${file}`,
    place: { kind: 'file', path: `${canary}${file}` } as const,
  }))
  const source = { kind: 'folder', path: canary } as const
  createBatch(store, { id, name: canary, source, templateId: 'outpatient', seed: 7, records, at: 1_000 })
  const [note, refused] = itemsAfter(store, id, 0, 2)
  if (note === undefined || refused === undefined) throw new Error('the batch has not its two records')
  appendItemEvent(store, note.number, { state: 'noted', at: 1_500, noteId, textSha256: canary })
  appendItemEvent(store, note.number, { state: 'drafted', at: 2_001, noteId, draftId })
  appendItemEvent(store, refused.number, { state: 'refused', at: 2_100, failure: { code: 'file-binary', params: { name: canary } } })
  appendBatchEvent(store, id, { state: 'done', reason: null, at: 2_200 })
}

/** Everything in the file, as somebody would read it who has the key. */
export function everythingIn(file: string, key: Buffer): string {
  const database = openDatabase(file, key)
  database.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search_index, 'row')")
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").pluck().all()
  const rows = (tables as string[]).flatMap((table) => database.prepare(`SELECT * FROM "${table}"`).all())
  const words = database.prepare('SELECT term FROM temp.words').pluck().all()
  database.close()
  return JSON.stringify([rows, words], (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
}
