import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { draftIdSchema } from '../../src/shared/note.ts'
import { keepStoppedDraft } from '../../src/main/notes/keepStoppedDraft.ts'
import { createDraft, interruptRunningDrafts, readDraft } from '../../src/main/store/drafts.ts'
import { statementsAfter, writeStep } from '../../src/main/store/durability.steps.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { shift } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const key = randomBytes(32)
const headings = [
  { id: 'complaint', heading: '主诉' },
  { id: 'diagnosis', heading: '诊断结论' },
] as const

/** A draft is cut off after 0, 1, 2 … pieces of streamed text: it opens as interrupted, read-only, with all that was on disk, can be kept as one's own, and drafted again. */
export async function halfStreamDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  await inDrillFolder(async (folder) => {
    const path = join(folder, 'notes.db')
    for (let steps = 0; steps < times; steps++) {
      const store = openStore({ path, key })
      const [first] = shift(store, steps)
      if (!first) throw new Error('a shift begins with its record')
      const draftId = draftIdSchema.parse(randomUUID())
      createDraft(store, { id: draftId, noteId: first.noteId, templateId: 'outpatient', seed: 1, headings, at: Date.now() })
      for (let step = 1; step <= steps; step++) writeStep(store, draftId, step)
      closeStore(store)

      const again = openStore({ path, key })
      const wrong: string[] = []
      interruptRunningDrafts(again, Date.now())
      const draft = readDraft(again, draftId)
      const isKept = JSON.stringify(draft.sections.map(({ statements }) => statements)) === JSON.stringify(statementsAfter(steps))
      if (draft.phase !== 'stopped' || draft.failure?.code !== 'interrupted') wrong.push(`opens as ${draft.phase}`)
      if (keepStoppedDraft({ store: again, now: Date.now }, { draftId }).phase !== 'drafted') wrong.push('can not be kept')
      const second = draftIdSchema.parse(randomUUID())
      createDraft(again, { id: second, noteId: first.noteId, templateId: 'outpatient', seed: 1, headings, at: Date.now() })
      interruptRunningDrafts(again, Date.now())
      if (steps % 20 === 0) wrong.push(...(await unsoundnessOf(again)))
      closeStore(again)
      count.fault(`after ${steps} pieces`, wrong, isKept ? 0 : 1)
    }
  })
  return count.outcome('cut off after each number of pieces')
}
