import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readDraft } from '../store/drafts.ts'
import { addNote, newDraftId, newNoteId } from '../store/storeFixture.ts'
import { askNote, type AskNoteInput } from './askNote.ts'
import { draftBench, draftedRecord, goodAnswers } from './draftFixture.ts'
import { ReadRecords } from './reviewDraft.ts'
import { signNote } from './signNote.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const record = `${draftedRecord}过敏史：否认药物过敏史。\n`
const plan = '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。'

async function drafted(rewrites: (prompt: string) => Line = () => ({ say: '呋塞米20mg静脉注射，每日2次。' })) {
  const engine = new ScriptedEngine(({ prompt }) =>
    /要求：/.test(prompt.user) ? rewrites(prompt.user) : { say: goodAnswers[prompt.answerStart] ?? '' },
  )
  const bench = draftBench(resources, engine)
  const readRecords = new ReadRecords(resources.guard())
  const { noteId, draftId, finished } = bench.start(record)
  await finished
  const deps = { ...bench.deps, readRecords }
  const ask = (text: string, own: Partial<AskNoteInput> = {}) =>
    askNote(deps, { noteId, turnId: newDraftId(), text, sections: [], sectionId: null, selection: null, ...own })
  return { ...bench, deps, engine, noteId, draftId, ask }
}

describe('a question', () => {
  it('is answered with the words of the record; a denial is an answer', async () => {
    const { ask, engine } = await drafted()
    const asked = engine.asked.length
    const start = record.indexOf('否认药物过敏史')
    expect(await ask('有没有药物过敏？')).toEqual({
      kind: 'answer',
      passages: [{ start, end: start + 8, text: '否认药物过敏史。' }],
    })
    expect(engine.asked.length).toBe(asked)
  })

  it('that the record does not answer is told so in its own language', async () => {
    const { ask } = await drafted()
    expect(await ask('家族史？')).toEqual({ kind: 'absent', text: '原文未记载。' })
    expect(await ask('Does he have diabetes?')).toEqual({ kind: 'absent', text: 'The record does not say.' })
  })

  it('needs no draft, and the note must be there', async () => {
    const { ask, store } = await drafted()
    const noteId = addNote(store, 1_000, record)
    expect((await ask('诊断是什么？', { noteId })).kind).toBe('answer')
    await expect(ask('过敏史？', { noteId: newNoteId() })).rejects.toThrow(new AppFailure('note-not-found'))
  })
})

it('thirty turns about one note: no prompt grows by the turns before it, and the record still answers', async () => {
  const { ask, engine } = await drafted()
  const before = engine.asked.length
  for (let turn = 0; turn < 15; turn++) {
    expect((await ask('有没有药物过敏？')).kind).toBe('answer')
    expect((await ask('治疗建议再短一点', { sectionId: 'plan' })).kind).toBe('proposal')
  }
  const prompts = engine.asked.slice(before).map(({ prompt }) => prompt.user)
  expect(prompts.length).toBeGreaterThanOrEqual(15)
  expect(Math.max(...prompts.map(({ length }) => length))).toBe(prompts[0]?.length)
  for (const prompt of prompts) expect(prompt).toContain('呋塞米20mg静脉注射')
})

describe('an instruction', () => {
  it('leads to a proposal with old and new text and the evidence, and changes nothing', async () => {
    const { ask, store, draftId } = await drafted()
    const before = readDraft(store, draftId)
    const reply = await ask('治疗建议再短一点')
    expect(reply).toMatchObject({
      kind: 'proposal',
      sectionId: 'plan',
      start: 0,
      end: plan.length,
      oldText: plan,
      newText: '呋塞米20mg静脉注射，每日2次。',
      statements: [{ kind: 'record', evidence: [{ text: '呋塞米20mg静脉注射，每日2次' }] }],
      rejections: [],
    })
    expect(readDraft(store, draftId)).toEqual(before)
  })

  it('for a selection is about the sentences that it touches, as they stand on the screen', async () => {
    const { ask, engine } = await drafted(() => ({ say: '呋塞米20mg静脉注射，拟行冠脉造影。' }))
    const text = '每日监测体重。拟行冠脉造影。注意休息。'
    const reply = await ask('改得通顺些', { sectionId: 'plan', sections: [{ id: 'plan', text }], selection: { start: 9, end: 11 } })
    expect(reply).toMatchObject({
      kind: 'proposal',
      start: 7,
      end: 14,
      oldText: '拟行冠脉造影。',
      newText: '呋塞米20mg静脉注射，拟行冠脉造影。',
    })
    expect(engine.asked.at(-1)).toMatchObject({ maximumStatements: 1 })
  })

  it('names the section itself, whichever has the focus', async () => {
    const { ask } = await drafted(() => ({ say: '急性心力衰竭。' }))
    expect(await ask('诊断短一点', { sectionId: 'plan' })).toMatchObject({
      kind: 'proposal',
      sectionId: 'diagnosis',
      newText: '急性心力衰竭。',
    })
  })

  it.each([
    ['refused', '予阿莫西林0.5g口服。'],
    ['unchanged', plan],
    ['not-shorter', '拟行冠脉造影。呋塞米20mg静脉注射，每日2次。'],
  ])('leads to no proposal when the text is %s', async (reason, say) => {
    const { ask } = await drafted(() => ({ say }))
    expect(await ask('治疗建议再短一点')).toMatchObject({ kind: 'no-proposal', sectionId: 'plan', reason })
  })

  it('can be stopped by its id', async () => {
    const gate = Promise.withResolvers<void>()
    const { ask, stop } = await drafted(() => ({ say: '拟行', wait: gate.promise }))
    const turnId = newDraftId()
    const reply = ask('治疗建议再短一点', { turnId })
    await new Promise((resolve) => setTimeout(resolve, 5))
    stop(turnId)
    gate.resolve()
    await expect(reply).rejects.toThrow(new AppFailure('cancelled'))
  })

  it('that says of no section which, or of one that is not there, is refused', async () => {
    const { ask } = await drafted()
    await expect(ask('改写为书面语')).rejects.toThrow(expect.objectContaining({ code: 'section-unknown' }))
    await expect(ask('改写为书面语', { sectionId: 'none' })).rejects.toThrow(expect.objectContaining({ code: 'section-unknown' }))
    await expect(ask('短一点', { sectionId: 'plan', sections: [{ id: 'plan', text: ' ' }] })).rejects.toThrow(
      new AppFailure('nothing-to-rewrite', { heading: '治疗建议' }),
    )
  })

  it('needs a draft that is complete and not signed', async () => {
    const { ask, deps, store, noteId, draftId } = await drafted()
    const undrafted: NoteId = addNote(store, 1_000, record)
    await expect(ask('治疗建议短一点', { noteId: undrafted })).rejects.toThrow(new AppFailure('draft-needed'))
    signNote({ ...deps, guard: resources.guard() }, { noteId, draftId, version: 1 })
    await expect(ask('治疗建议短一点')).rejects.toThrow(new AppFailure('note-signed'))
  })
})
