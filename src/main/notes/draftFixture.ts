import type { AppEvent } from '../../shared/contract.ts'
import type { DraftId, NoteId } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { writtenByModel } from '../pipeline/draftJobFixture.ts'
import { addNote, memoryStore, newDraftId } from '../store/storeFixture.ts'
import { connectionOf, type WritableStore } from '../store/store.ts'
import { appendStreamText } from '../store/streamTexts.ts'
import { allTemplates } from './ownTemplates.ts'
import { RunningDrafts, startDraft, stopDraft, type DraftEngine, type StartDraftDeps } from './startDraft.ts'

/** The complaint is taken word for word; the model is asked for the diagnosis, then for the plan. */
export const draftedRecord =
  '主诉：反复胸闷气促3天。\n初步诊断：急性心力衰竭，冠心病待排。\n诊疗计划：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。\n'

/** What a good model says of it, by the first words of the answer. */
export const goodAnswers: Readonly<Record<string, string>> = {
  '诊断结论：': '急性心力衰竭，冠心病待排。',
  '治疗建议：': '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。',
}

/** Of the program's resources. */
export type DraftingResources = Pick<StartDraftDeps, 'headings' | 'guard' | 'lexicon' | 'dictionaryHash'> & {
  readonly templates: ReadonlyMap<string, Template>
}

/** For tests: a store, an engine that a test scripts, and everything that the window would see. */
export function draftBench(resources: DraftingResources, engine: DraftEngine, store: WritableStore = memoryStore()) {
  const events: AppEvent[] = []
  const bugs: unknown[] = []
  let now = 10_000
  const deps: StartDraftDeps = {
    store,
    engine,
    ...resources,
    templates: () =>
      new Map([...allTemplates({ store, shipped: resources.templates })].map(([id, template]) => [id, writtenByModel(template)])),
    now: () => ++now,
    clock: () => 0,
    emit: (event) => events.push(event),
    running: new RunningDrafts(),
    onBug: (error) => bugs.push(error),
  }
  const startOn = (noteId: NoteId, draftId: DraftId = newDraftId(), again = false) => ({
    noteId,
    draftId,
    ...startDraft(deps, { noteId, draftId, templateId: 'outpatient', again }),
  })
  return {
    store,
    events,
    bugs,
    deps,
    running: deps.running,
    startOn,
    start: (text = draftedRecord) => startOn(addNote(store, 1_000, text)),
    stop: (draftId: DraftId) => {
      stopDraft(deps, { draftId })
    },
  }
}

/** From here on the database can't grow, and the free room of its pages is taken by grey text of no section. */
export function fillDisk(store: WritableStore, draftId: DraftId): void {
  const { database } = connectionOf(store)
  database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`)
  for (const characters of [4_000, 400, 40, 4]) {
    for (;;) {
      try {
        appendStreamText(store, { draftId, sectionId: 'none', text: 'x'.repeat(characters), at: 0 })
      } catch {
        break
      }
    }
  }
}

export function makeRoom(store: WritableStore): void {
  connectionOf(store).database.pragma('max_page_count = 1000000')
}
