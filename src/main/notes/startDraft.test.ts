import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AppEvent } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import { maximumDraftCharacters } from '../../shared/limits.ts'
import type { DraftView } from '../../shared/note.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { interruptRunningDrafts, readDraft } from '../store/drafts.ts'
import { listNotes } from '../store/notes.ts'
import { addNote, newDraftId, newNoteId } from '../store/storeFixture.ts'
import { readGreyText } from '../store/streamTexts.ts'
import { draftBench, draftedRecord, fillDisk, goodAnswers, makeRoom } from './draftFixture.ts'
import { startDraft } from './startDraft.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const good = () => new ScriptedEngine(({ prompt }) => ({ say: goodAnswers[prompt.answerStart] ?? '' }))
const wordsOf = ({ sections }: DraftView) => sections.map(({ statements }) => statements.map(({ kind, text }) => [kind, text]))
const typesOf = (events: readonly AppEvent[]) => events.map(({ type }) => type)

afterEach(() => {
  vi.useRealTimers()
})

describe('a draft', () => {
  it('is on disk and told to the window, still empty, when the call returns', async () => {
    const { store, start, events } = draftBench(resources, good())
    const { noteId, draftId, finished } = start()
    expect(readDraft(store, draftId)).toMatchObject({ phase: 'generating', version: 0, templateId: 'outpatient' })
    expect(readDraft(store, draftId).sections.map(({ heading, statements }) => [heading, statements])).toEqual([
      ['主诉', []],
      ['诊断结论', []],
      ['治疗建议', []],
    ])
    expect(events.slice(0, 2)).toEqual([
      { type: 'draft-started', noteId, draft: readDraft(store, draftId) },
      { type: 'note-changed', summary: listNotes(store)[0] },
    ])
    await finished
  })

  it('ends drafted, as version 1 by the model, with the stamp of the model', async () => {
    const { store, start } = draftBench(resources, good())
    const { draftId, finished } = start()
    const draft = await finished
    expect(draft).toMatchObject({ phase: 'drafted', version: 1, author: 'model', failure: null, rejections: [] })
    expect(draft.model).toEqual({ id: 'script', sha256: '0'.repeat(64), runtime: 'cpu' })
    expect(wordsOf(draft)).toEqual([
      [['quoted', '反复胸闷气促3天。']],
      [['record', '急性心力衰竭，冠心病待排。']],
      [
        ['record', '呋塞米20mg静脉注射，每日2次。'],
        ['record', '拟行冠脉造影。'],
      ],
    ])
    expect(readDraft(store, draftId)).toEqual(draft)
  })

  it('tells the window what it writes as it writes, and the whole at its end', async () => {
    const { start, events, store } = draftBench(resources, good())
    const { draftId, noteId, finished } = start()
    const draft = await finished
    const settled = events.flatMap((event) => (event.type === 'statement-settled' ? [event.statement] : []))
    expect(settled).toEqual(draft.sections.flatMap(({ statements }) => statements))
    const grey = events.flatMap((event) => (event.type === 'statement-delta' && event.sectionId === 'diagnosis' ? [event.text] : []))
    expect(grey.join('')).toBe('急性心力衰竭，冠心病待排。')
    expect(typesOf(events)).toContain('prefill-progress')
    expect(events.slice(-2)).toEqual([
      { type: 'draft-ended', noteId, draft: readDraft(store, draftId) },
      { type: 'note-changed', summary: expect.objectContaining({ id: noteId, phase: 'drafted' }) },
    ])
  })

  it('keeps what was refused, and why', async () => {
    const { start } = draftBench(resources, new ScriptedEngine(() => ({ say: '予阿莫西林0.5g口服。' })))
    const draft = await start().finished
    expect(draft.rejections).toEqual([
      { sectionId: 'diagnosis', text: '予阿莫西林0.5g口服。', reason: 'F4' },
      { sectionId: 'plan', text: '予阿莫西林0.5g口服。', reason: 'F4' },
    ])
    expect(wordsOf(draft)[1]).toEqual([['quoted', '急性心力衰竭，冠心病待排。']])
  })
})

describe('on disk while it is being written', () => {
  /** Says half a diagnosis and waits. */
  function halfway() {
    vi.useFakeTimers()
    const gate = Promise.withResolvers<void>()
    const engine = new ScriptedEngine(() => ({ say: '急性心力衰', wait: gate.promise }))
    const bench = draftBench(resources, engine)
    return { ...bench, ...bench.start(), gate }
  }

  it('what has settled is there at once', async () => {
    const { store, draftId, gate, finished } = halfway()
    await vi.advanceTimersByTimeAsync(0)
    expect(wordsOf(readDraft(store, draftId))[0]).toEqual([['quoted', '反复胸闷气促3天。']])
    gate.resolve()
    await finished
  })

  it('grey text is there within 500 ms', async () => {
    const { store, draftId, gate, finished } = halfway()
    await vi.advanceTimersByTimeAsync(500)
    expect(readGreyText(store, draftId, 'diagnosis')).toBe('急性心力衰')
    gate.resolve()
    await finished
  })

  it('a draft that was cut off there opens as interrupted, with all of it', async () => {
    const { store, draftId } = halfway()
    await vi.advanceTimersByTimeAsync(500)
    interruptRunningDrafts(store, 20_000)
    const draft = readDraft(store, draftId)
    expect([draft.phase, draft.failure?.code, ...wordsOf(draft)]).toEqual([
      'stopped',
      'interrupted',
      [['quoted', '反复胸闷气促3天。']],
      [['record', '急性心力衰']],
      [],
    ])
  })
})

describe('a failure', () => {
  const failing = (fail: Error) =>
    new ScriptedEngine(({ prompt }) =>
      prompt.answerStart === '治疗建议：'
        ? { say: '呋塞米20mg静脉注射，每日2次。拟行', fail: fail as AppFailure }
        : { say: goodAnswers[prompt.answerStart] ?? '' },
    )

  it('keeps what was written, the half sentence too, and says why', async () => {
    const { start, events, bugs } = draftBench(resources, failing(new AppFailure('engine-crashed')))
    const draft = await start().finished
    expect(draft).toMatchObject({ phase: 'stopped', version: 0, failure: { code: 'engine-crashed', params: {} } })
    expect(wordsOf(draft)).toEqual([
      [['quoted', '反复胸闷气促3天。']],
      [['record', '急性心力衰竭，冠心病待排。']],
      [
        ['record', '呋塞米20mg静脉注射，每日2次。'],
        ['record', '拟行'],
      ],
    ])
    expect(draft.sections[2]?.statements.map(({ evidence }) => evidence.length)).toEqual([1, 0])
    expect(typesOf(events).slice(-2)).toEqual(['draft-ended', 'note-changed'])
    expect(bugs).toEqual([])
  })

  it('of ours is told as unexpected, by its name alone, and goes to the fault log', async () => {
    const bug = new TypeError('cannot read 主诉 of undefined')
    const { start, bugs } = draftBench(resources, failing(bug))
    const draft = await start().finished
    expect(draft.failure).toEqual({ code: 'unexpected', params: { name: 'TypeError' } })
    expect(wordsOf(draft)[2]?.length).toBe(2)
    expect(bugs).toEqual([bug])
  })

  it('to load the model is told as it is, and nothing was written', async () => {
    const engine = good()
    vi.spyOn(engine, 'ready').mockRejectedValue(new AppFailure('model-missing'))
    const draft = await draftBench(resources, engine).start().finished
    expect(draft).toMatchObject({ phase: 'stopped', failure: { code: 'model-missing' }, model: null })
    expect(wordsOf(draft)).toEqual([[], [], []])
    expect(engine.asked).toEqual([])
  })

  it('leaves the note ready for another draft', async () => {
    const { start, startOn } = draftBench(resources, failing(new AppFailure('engine-crashed')))
    const { noteId, finished } = start()
    await finished
    expect((await startOn(noteId).finished).phase).toBe('stopped')
  })
})

/** A draft whose disk is full by the time it ends. */
async function endOnFullDisk() {
  const bench: ReturnType<typeof draftBench> = draftBench(
    resources,
    new ScriptedEngine(() => {
      fillDisk(bench.store, draftId)
      return { say: '急性心力衰竭，冠心病待排。' }
    }),
  )
  const { draftId, finished } = bench.start()
  await expect(finished).rejects.toThrow(new AppFailure('disk-full'))
  return { ...bench, draftId }
}

describe('a full disk', () => {
  it('ends the draft, tells the window, and at the next start all that had settled is there', async () => {
    const { store, events, draftId } = await endOnFullDisk()
    expect(events.at(-1)).toEqual({ type: 'failure', failure: { code: 'disk-full', params: {} } })
    makeRoom(store)
    interruptRunningDrafts(store, 20_000)
    expect(wordsOf(readDraft(store, draftId))).toEqual([[['quoted', '反复胸闷气促3天。']], [], []])
  })
})

describe('a disk that was full at the very end', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('gets the end of the draft as soon as it has room, without a restart', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { store, events, draftId } = await endOnFullDisk()
    vi.advanceTimersByTime(20_000)
    expect(readDraft(store, draftId).phase).toBe('generating')
    makeRoom(store)
    vi.advanceTimersByTime(5_000)
    expect(readDraft(store, draftId)).toMatchObject({ phase: 'stopped', failure: { code: 'disk-full' } })
    expect(typesOf(events).slice(-2)).toEqual(['draft-ended', 'note-changed'])
    const told = events.length
    vi.advanceTimersByTime(20_000)
    expect(events.length).toBe(told)
  })
})

describe('refused, with nothing on disk and nothing told', () => {
  const refused = (text: string, failure: AppFailure) => {
    const { store, start, events } = draftBench(resources, good())
    expect(() => start(text)).toThrow(failure)
    expect(() => start(text)).toThrow(expect.objectContaining({ params: failure.params }))
    expect([events, listNotes(store).map(({ phase }) => phase)]).toEqual([[], ['recorded', 'recorded']])
  }

  it.each([
    ['seven characters', '头晕，头痛3天', 6],
    ['signs only', '。，；、（）……+++---===', 0],
    ['one character', '晕', 1],
  ])('a record with too little in it: %s', (_, text, characters) => {
    refused(text, new AppFailure('record-too-short', { characters, minimum: 8 }))
  })

  it('a record over the limit', () => {
    const text = '胸'.repeat(maximumDraftCharacters + 1)
    refused(text, new AppFailure('record-too-long', { characters: text.length, maximum: maximumDraftCharacters }))
  })

  it('a second draft of a note while the first is being written', async () => {
    const { start, startOn, events } = draftBench(resources, good())
    const { noteId, finished } = start()
    const told = events.length
    expect(() => startOn(noteId)).toThrow(new AppFailure('draft-running'))
    expect(events.length).toBe(told)
    expect((await finished).phase).toBe('drafted')
  })

  it('a note that is not there, and a template that nobody knows', () => {
    const { deps, store, events } = draftBench(resources, good())
    const draftId = newDraftId()
    expect(() => startDraft(deps, { noteId: newNoteId(), draftId, templateId: 'outpatient' })).toThrow(new AppFailure('note-not-found'))
    const noteId = addNote(store, 1_000, draftedRecord)
    const unknown = () => startDraft(deps, { noteId, draftId, templateId: '__proto__' })
    expect(unknown).toThrow(
      expect.objectContaining({ code: 'template-unknown', params: { id: '__proto__', known: [...resources.templates.keys()].join(', ') } }),
    )
    expect(events).toEqual([])
  })
})

it.each([
  ['eight characters of content', '头晕，头痛伴恶心1天'],
  ['exactly the limit', '胸'.repeat(maximumDraftCharacters)],
  ['a table alone', '日期\t体温\t脉搏\n11-04\t38.9\t112\n11-05\t38.2\t104\n'],
])('a record of %s is drafted, and every section says something', async (_, text) => {
  const draft = await draftBench(resources, good()).start(text).finished
  expect(draft.phase).toBe('drafted')
  expect(draft.sections.every((section) => section.text !== '')).toBe(true)
})
