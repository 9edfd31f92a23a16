import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { DraftView } from '../../shared/note.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readDraft } from '../store/drafts.ts'
import { addNote, newDraftId } from '../store/storeFixture.ts'
import { draftBench, draftedRecord, goodAnswers } from './draftFixture.ts'
import { saveDraft } from './saveDraft.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const good = (answerStart: string): Line => ({ say: goodAnswers[answerStart] ?? '' })
const contentOf = ({ sections, coverage, rejections, model }: DraftView) => ({ sections, coverage, rejections, model })

function bench(answer: (answerStart: string) => Line = good) {
  const engine = new ScriptedEngine(({ prompt }) => answer(prompt.answerStart))
  return { engine, ...draftBench(resources, engine) }
}

describe('an identical job', () => {
  it('is answered with the same draft, marked as such, and the model is not asked', async () => {
    const { engine, start, store, events } = bench(() => ({ say: '予阿莫西林0.5g口服。' }))
    const first = await start().finished
    const asked = engine.asked.length
    const { draftId, finished } = start()
    const second = await finished
    expect(engine.asked.length).toBe(asked)
    expect(contentOf(second)).toEqual(contentOf(first))
    expect(second).toMatchObject({ phase: 'drafted', version: 1, author: 'model', timing: { isFromCache: true, promptTokens: 0 } })
    expect(first.timing?.isFromCache).toBeUndefined()
    expect(first.rejections.length).toBeGreaterThan(0)
    expect(readDraft(store, draftId)).toEqual(second)
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['draft-ended', 'note-changed'])
  })

  it('does not wait for the draft that is being written', async () => {
    const gate = Promise.withResolvers<void>()
    const { start } = bench((answerStart) =>
      answerStart.startsWith('诊断') ? { say: '高血压病。', wait: gate.promise } : good(answerStart),
    )
    const complaintOnly = '主诉：反复胸闷气促3天，休息后缓解。\n'
    await start(complaintOnly).finished
    const slow = start('主诉：头晕1周。\n诊断：高血压病。\n')
    expect((await start(complaintOnly).finished).timing?.isFromCache).toBe(true)
    gate.resolve()
    expect((await slow.finished).phase).toBe('drafted')
  })

  it('gets the words of the model also where the physician has changed them since', async () => {
    const { start, startOn, deps } = bench()
    const { noteId, draftId, finished } = start()
    const first = await finished
    saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '急性心力衰竭。' }] })
    expect(contentOf(await startOn(noteId).finished)).toEqual(contentOf(first))
  })

  it('asks the model when it is to be drafted again', async () => {
    const { engine, start, startOn } = bench()
    const { noteId, finished } = start()
    await finished
    const asked = engine.asked.length
    const draft = await startOn(noteId, newDraftId(), true).finished
    expect(engine.asked.length).toBe(2 * asked)
    expect(draft.timing?.isFromCache).toBeUndefined()
    // and what was written anew answers from then on
    expect((await startOn(noteId).finished).timing?.isFromCache).toBe(true)
  })
})

describe('a record that has grown where no section reads', () => {
  const day = (number: number) =>
    `2024-03-${String(number).padStart(2, '0')} 病程记录：${'患者胸闷较前减轻，夜间平卧，双肺呼吸音清，双下肢无水肿，'.repeat(3)}第${String(number)}天。\n`
  const chart = (days: number) => draftedRecord + Array.from({ length: days }, (_, index) => day(index + 1)).join('')

  it('is drafted with the answers in the store, and asks the model when it is to be drafted again', async () => {
    const { engine, start, startOn } = bench()
    const first = await start(chart(20)).finished
    const asked = engine.asked.length
    expect(asked).toBeGreaterThan(0)
    const { noteId, finished } = start(chart(21))
    const second = await finished
    expect(engine.asked.length).toBe(asked)
    expect(second.timing).toMatchObject({ reusedSections: ['diagnosis', 'plan'] })
    expect(second.timing?.isFromCache).toBeUndefined()
    expect(second.sections).toEqual(first.sections)
    await startOn(noteId, newDraftId(), true).finished
    expect(engine.asked.length).toBe(2 * asked)
  })

  it('is put to the model where the draft before was stopped', async () => {
    let isBroken = true
    const { engine, start } = bench((answerStart) =>
      isBroken && answerStart.startsWith('治疗') ? { say: '拟', fail: new AppFailure('engine-crashed') } : good(answerStart),
    )
    await start(chart(20)).finished
    isBroken = false
    const asked = engine.asked.length
    await start(chart(21)).finished
    expect(engine.asked.length).toBe(2 * asked)
  })
})

describe('asks the model', () => {
  it('for a record that differs in one character', async () => {
    const { engine, start } = bench()
    await start().finished
    const asked = engine.asked.length
    await start(draftedRecord.replace('每日2次', '每日3次')).finished
    expect(engine.asked.length).toBeGreaterThan(asked)
  })

  it('after a draft that failed', async () => {
    let isBroken = true
    const { start } = bench((answerStart) => (isBroken ? { say: '急性', fail: new AppFailure('engine-crashed') } : good(answerStart)))
    expect((await start().finished).phase).toBe('stopped')
    isBroken = false
    const second = await start().finished
    expect([second.phase, second.timing?.isFromCache]).toEqual(['drafted', undefined])
  })

  it('after a draft that was stopped', async () => {
    const gate = Promise.withResolvers<void>()
    const { store, startOn, stop } = bench((answerStart) => ({ ...good(answerStart), wait: gate.promise }))
    const noteId = addNote(store, 1_000, draftedRecord)
    const first = startOn(noteId)
    await new Promise((resolve) => setTimeout(resolve, 5))
    stop(first.draftId)
    gate.resolve()
    expect((await first.finished).phase).toBe('stopped')
    expect((await startOn(noteId).finished).timing?.isFromCache).toBeUndefined()
  })
})
