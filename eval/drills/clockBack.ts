import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { draftIdSchema } from '../../src/shared/note.ts'
import { createDraft, newestDraftOf } from '../../src/main/store/drafts.ts'
import { backUpStore, isBackupDue } from '../../src/main/store/backUpStore.ts'
import { createNote, listNotes } from '../../src/main/store/notes.ts'
import { noteIdSchema } from '../../src/shared/note.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { interruptRunningDrafts } from '../../src/main/store/drafts.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { recordOf } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const key = randomBytes(32)
const dayMs = 86_400_000
const headings = [{ id: 'plan', heading: '治疗建议' }]

/** The clock goes back by 1, 2, 4 … days between two steps: what came last is still the last, the audit holds, and the backups go on. */
export async function clockBackDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  await inDrillFolder(async (folder) => {
    for (let number = 0; number < times; number++) {
      const path = join(folder, String(number), 'notes.db')
      const today = Date.UTC(2026, 10, 29)
      const earlier = today - dayMs * 2 ** Math.min(number, 12)
      const store = openStore({ path, key, now: () => today })
      const [one, other] = [noteIdSchema.parse(randomUUID()), noteIdSchema.parse(randomUUID())]
      const plain = { title: 'N', isSample: false, text: recordOf(number), preview: '', notices: [] }
      createNote(store, { ...plain, id: one, at: today })
      const [first, second] = [draftIdSchema.parse(randomUUID()), draftIdSchema.parse(randomUUID())]
      createDraft(store, { id: first, noteId: one, templateId: 'outpatient', seed: 1, headings, at: today })
      interruptRunningDrafts(store, today)
      backUpStore(store, { databasePath: path, key, reason: 'daily', now: () => today })
      createNote(store, { ...plain, id: other, at: earlier })
      createDraft(store, { id: second, noteId: one, templateId: 'outpatient', seed: 1, headings, at: earlier })
      const wrong: string[] = []
      if (listNotes(store)[0]?.id !== other) wrong.push('the newest note is not the newest')
      if (newestDraftOf(store, one) !== second) wrong.push('the newest draft is not the newest')
      if (!isBackupDue(path, earlier)) wrong.push('no backup until the clock has come round')
      wrong.push(...(await unsoundnessOf(store)))
      closeStore(store)
      count.fault(`back by ${2 ** Math.min(number, 12)} days`, wrong)
    }
  })
  return count.outcome('order is by arrival, not by the clock')
}
