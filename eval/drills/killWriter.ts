import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { draftIdSchema, type NoteId } from '../../src/shared/note.ts'
import { DraftStream } from '../../src/main/notes/draftStream.ts'
import { createDraft } from '../../src/main/store/drafts.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { shift, type Acknowledged } from './shift.ts'

/**
 * Run by the kill drill until it is killed: works as fast as it can for a while, then streams a draft at the pace of a model, and round again. Each line on
 * standard output acknowledges what the store has returned; a grey line says only when that text came.
 */
const [path = '', key = ''] = process.argv.slice(2)
const store = openStore({ path, key: Buffer.from(key, 'hex') })
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
const paceMs = 15
const pieces = 40

async function streamDraft(noteId: NoteId): Promise<void> {
  const draftId = draftIdSchema.parse(randomUUID())
  createDraft(store, {
    id: draftId,
    noteId,
    templateId: 'outpatient',
    seed: 1,
    headings: [{ id: 'plan', heading: '治疗建议' }],
    at: Date.now(),
  })
  const stream = new DraftStream(store, draftId, Date.now, () => undefined)
  for (let piece = 0; piece < pieces; piece++) {
    const text = `第${piece}段，`
    stream.take({ type: 'delta', sectionId: 'plan', text })
    say({ grey: draftId, text, at: Date.now() })
    await delay(paceMs)
  }
}

for (let number = process.pid * 10_000; ; number++) {
  let last: Acknowledged | undefined
  for (const done of shift(store, number)) {
    say(done)
    last = done
  }
  if (last && number % 4 === 3) await streamDraft(last.noteId)
}
