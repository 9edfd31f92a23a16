import { expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readDraft } from '../store/drafts.ts'
import { addNote, addRunningDraft, newDraftId } from '../store/storeFixture.ts'
import { draftBench, draftedRecord, goodAnswers } from './draftFixture.ts'
import { ReadRecords } from './reviewDraft.ts'
import { signNote } from './signNote.ts'
import { suggestForDraft } from './suggestForDraft.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

function bench() {
  const engine = new ScriptedEngine(({ prompt }) =>
    prompt.answerStart === '可考虑' ? { say: '的建议：\n请营养科会诊。' } : { say: goodAnswers[prompt.answerStart] ?? '' },
  )
  return { ...draftBench(resources, engine), engine }
}

it('offers ideas for the plan as it stands, and leaves the draft as it is', async () => {
  const { deps, store, engine, start } = bench()
  const { draftId, finished } = start(draftedRecord)
  await finished
  const before = readDraft(store, draftId)
  const found = await suggestForDraft(deps, { draftId, turnId: newDraftId() })
  expect(found).toEqual([{ text: '请营养科会诊。', kind: 'suggestion', evidence: [] }])
  expect(engine.asked.at(-1)?.prompt.user).toContain('已有的计划：呋塞米')
  expect(readDraft(store, draftId)).toEqual(before)
})

it('does not take the sentence that there is no plan for one', async () => {
  const { deps, engine, start } = bench()
  const { draftId, finished } = start('主诉：咳嗽3天。\n诊断：急性支气管炎。\n')
  await finished
  await suggestForDraft(deps, { draftId, turnId: newDraftId() })
  expect(engine.asked.at(-1)?.prompt.user).toContain('已有的计划：无')
})

it('waits for no draft that is still being written', async () => {
  const { deps, store } = bench()
  const draftId = addRunningDraft(store, addNote(store))
  await expect(suggestForDraft(deps, { draftId, turnId: newDraftId() })).rejects.toThrow(new AppFailure('draft-running'))
})

it('offers none for a draft that was stopped or signed: nothing could be taken over', async () => {
  const { deps, store, start, stop } = bench()
  const stopped = start(draftedRecord)
  stop(stopped.draftId)
  await stopped.finished
  expect(readDraft(store, stopped.draftId).phase).toBe('stopped')
  await expect(suggestForDraft(deps, { draftId: stopped.draftId, turnId: newDraftId() })).rejects.toThrow(new AppFailure('draft-needed'))
  const { noteId, draftId, finished } = start(draftedRecord)
  await finished
  signNote({ ...deps, guard: resources.guard(), readRecords: new ReadRecords(resources.guard()) }, { noteId, draftId, version: 1 })
  await expect(suggestForDraft(deps, { draftId, turnId: newDraftId() })).rejects.toThrow(new AppFailure('note-signed'))
})
