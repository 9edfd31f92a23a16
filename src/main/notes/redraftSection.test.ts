import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readDraft } from '../store/drafts.ts'
import { newDraftId } from '../store/storeFixture.ts'
import { draftBench, goodAnswers } from './draftFixture.ts'
import { readHistory } from './readHistory.ts'
import { redraftSection } from './redraftSection.ts'
import { restoreVersion } from './restoreVersion.ts'
import { ReadRecords } from './reviewDraft.ts'
import { saveDraft } from './saveDraft.ts'
import { signNote } from './signNote.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const plan = '呋塞米20mg静脉注射，每日2次。拟行冠脉造影。'
const otherPlan = '拟行冠脉造影，呋塞米20mg静脉注射，每日2次。'

/** `again`: what the model says of the plan once the draft is there, try by try. */
async function drafted(again: (number: number) => Line) {
  let number = -1
  const engine = new ScriptedEngine(({ prompt, sampling }) =>
    sampling === undefined ? { say: goodAnswers[prompt.answerStart] ?? '' } : again(++number),
  )
  const bench = draftBench(resources, engine)
  const { noteId, draftId, finished } = bench.start()
  await finished
  const redraft = (own: Partial<Parameters<typeof redraftSection>[1]> = {}) =>
    redraftSection(bench.deps, { draftId, baseVersion: 1, sectionId: 'plan', turnId: newDraftId(), ...own })
  return { ...bench, engine, noteId, draftId, redraft }
}

it('writes one section anew as the next version, leaves the others alone, and the old one can be brought back', async () => {
  const { redraft, store, deps, engine, noteId, draftId, events } = await drafted(() => ({ say: otherPlan }))
  const before = readDraft(store, draftId)
  const turnId = newDraftId()
  const asked = engine.asked.length
  const { draft, isChanged } = await redraft({ turnId })
  expect([isChanged, draft.version, draft.author]).toEqual([true, 2, 'model'])
  expect(draft.sections.map(({ text }) => text)).toEqual([before.sections[0]?.text, before.sections[1]?.text, otherPlan])
  expect(draft.sections[2]?.statements).toMatchObject([{ kind: 'record', evidence: [{}] }])
  expect(engine.asked.slice(asked).map(({ prompt, seed }) => [prompt.answerStart, seed])).toEqual([['治疗建议：', 11]])
  const told = events.filter((event) => 'draftId' in event && event.draftId === turnId)
  expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['prefill-progress', 'statement-delta', 'statement-settled']))
  expect(readHistory(deps, { noteId }).map(({ kind }) => kind)).toEqual(['model', 'redraft'])
  restoreVersion(deps, { noteId, from: { draftId, version: 1 }, baseVersion: 2, newDraftId: newDraftId() })
  expect(readDraft(store, draftId).sections).toEqual(before.sections)
})

it('tries other seeds while the model writes the same, and makes no version when nothing else comes', async () => {
  const second = await drafted((number) => ({ say: number === 0 ? plan : otherPlan }))
  expect((await second.redraft()).draft.sections[2]?.text).toBe(otherPlan)
  expect(second.engine.asked.slice(-2).map(({ seed }) => seed)).toEqual([11, 12])
  expect(second.events.filter(({ type }) => type === 'section-restarted').length).toBe(1)

  const never = await drafted(() => ({ say: plan }))
  expect(await never.redraft()).toMatchObject({ isChanged: false, draft: { version: 1 } })
})

it('a draft that the physician has changed stays the physician’s, and what was refused is kept', async () => {
  const { redraft, deps, draftId } = await drafted(() => ({ say: '予阿莫西林0.5g口服。', instead: [otherPlan] }))
  saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '急性心力衰竭。' }] })
  const { draft } = await redraft({ baseVersion: 2 })
  expect([draft.author, draft.sections[1]?.text]).toEqual(['physician', '急性心力衰竭。'])
  expect(draft.rejections.length).toBeGreaterThan(0)
})

describe('nothing is put in', () => {
  it('of one that was stopped', async () => {
    const gate = Promise.withResolvers<void>()
    const { redraft, stop, store, draftId } = await drafted(() => ({ say: otherPlan, wait: gate.promise }))
    const turnId = newDraftId()
    const redrafted = redraft({ turnId })
    await new Promise((resolve) => setTimeout(resolve, 5))
    stop(turnId)
    gate.resolve()
    await expect(redrafted).rejects.toThrow(new AppFailure('cancelled'))
    expect(readDraft(store, draftId).version).toBe(1)
  })

  it('over a text that was changed meanwhile', async () => {
    const gate = Promise.withResolvers<void>()
    const { redraft, deps, store, draftId } = await drafted(() => ({ say: otherPlan, wait: gate.promise }))
    const redrafted = redraft()
    await new Promise((resolve) => setTimeout(resolve, 5))
    saveDraft(deps, { draftId, baseVersion: 1, sections: [{ id: 'plan', text: '拟行冠脉造影。' }] })
    gate.resolve()
    await expect(redrafted).rejects.toThrow(new AppFailure('redraft-outdated'))
    expect(readDraft(store, draftId).sections[2]?.text).toBe('拟行冠脉造影。')
  })

  it('of a section or version that is not there, or a signed draft', async () => {
    const { redraft, deps, noteId, draftId } = await drafted(() => ({ say: otherPlan }))
    await expect(redraft({ sectionId: 'none' })).rejects.toThrow(expect.objectContaining({ code: 'section-unknown' }))
    await expect(redraft({ baseVersion: 9 })).rejects.toThrow(new AppFailure('draft-outdated'))
    signNote({ ...deps, guard: resources.guard(), readRecords: new ReadRecords(resources.guard()) }, { noteId, draftId, version: 1 })
    await expect(redraft()).rejects.toThrow(new AppFailure('note-signed'))
  })
})
