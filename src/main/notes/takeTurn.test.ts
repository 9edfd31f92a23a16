import { expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { newDraftId, newNoteId } from '../store/storeFixture.ts'
import type { AskNoteInput } from './askNote.ts'
import { draftBench, draftedRecord, goodAnswers } from './draftFixture.ts'
import { ReadRecords } from './reviewDraft.ts'
import { readDialogue, takeTurn } from './takeTurn.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

async function drafted(gate?: Promise<void>) {
  const engine = new ScriptedEngine(({ prompt }) =>
    /要求：/.test(prompt.user)
      ? { say: '呋塞米20mg静脉注射，每日2次。', ...(gate && { wait: gate }) }
      : { say: goodAnswers[prompt.answerStart] ?? '' },
  )
  const bench = draftBench(resources, engine)
  const { noteId, draftId, finished } = bench.start(`${draftedRecord}过敏史：否认药物过敏史。\n`)
  await finished
  const deps = { ...bench.deps, readRecords: new ReadRecords(resources.guard()) }
  const take = (text: string, own: Partial<AskNoteInput> = {}) =>
    takeTurn(deps, { noteId, turnId: newDraftId(), text, sections: [], sectionId: null, selection: null, ...own })
  return { ...bench, deps, noteId, draftId, take }
}

it('keeps every turn with its note, questions and proposals, in the order in which they were answered', async () => {
  const { take, deps, noteId, draftId } = await drafted()
  const turns = [await take('有没有药物过敏？'), await take('家族史？'), await take('治疗建议再短一点')]
  expect(turns.map(({ reply }) => reply.kind)).toEqual(['answer', 'absent', 'proposal'])
  expect(turns[0]).toMatchObject({ draftId, recordVersion: 1, question: '有没有药物过敏？' })
  expect(readDialogue(deps, { noteId })).toEqual(turns)
})

it('keeps nothing of a turn that was stopped or refused', async () => {
  const gate = Promise.withResolvers<void>()
  const { take, deps, noteId, stop } = await drafted(gate.promise)
  const turnId = newDraftId()
  const turn = take('治疗建议再短一点', { turnId })
  await new Promise((resolve) => setTimeout(resolve, 5))
  stop(turnId)
  gate.resolve()
  await expect(turn).rejects.toThrow(new AppFailure('cancelled'))
  await expect(take('短一点', { sectionId: 'none' })).rejects.toThrow(expect.objectContaining({ code: 'section-unknown' }))
  expect(readDialogue(deps, { noteId })).toEqual([])
})

it('of a note that is not there is refused', async () => {
  const { deps, take } = await drafted()
  await expect(take('过敏史？', { noteId: newNoteId() })).rejects.toThrow(new AppFailure('note-not-found'))
  expect(() => readDialogue(deps, { noteId: newNoteId() })).toThrow(new AppFailure('note-not-found'))
})
