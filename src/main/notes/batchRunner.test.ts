import { describe, expect, it } from 'vitest'
import type { BatchItem, BatchView } from '../../shared/batch.ts'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import type { DecodeRequest } from '../engine/engine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { itemsAfter } from '../store/batchItems.ts'
import { newestBatch, readBatch } from '../store/batches.ts'
import { interruptRunningDrafts } from '../store/drafts.ts'
import { listNotes } from '../store/notes.ts'
import { addNote, memoryStore, newDraftId } from '../store/storeFixture.ts'
import { connectionOf, type WritableStore } from '../store/store.ts'
import { fakeFiles, numbered, recordOf } from './batchFixture.ts'
import { BatchRunner } from './batchRunner.ts'
import { draftBench } from './draftFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const folder = { source: { kind: 'folder', path: '/invented/夜间' }, templateId: 'outpatient' } as const
const notes = { kind: 'notes', name: '夜间' } as const
const plan = (): Line => ({ say: '多饮水，注意休息。' })

type Bench = { readonly answer?: (request: DecodeRequest) => Line; readonly store?: WritableStore }

function batchBench(records: Parameters<typeof fakeFiles>[0], { answer = plan, store = memoryStore() }: Bench = {}) {
  const engine = new ScriptedEngine(answer)
  const bench = draftBench(resources, engine, store)
  const told: BatchView[] = []
  const files = fakeFiles(records)
  const runner = new BatchRunner({ ...bench.deps, files, onChange: (batch) => told.push(batch) })
  return { ...bench, engine, files, told, runner }
}

const itemsOf = (store: WritableStore): BatchItem[] => {
  const batch = newestBatch(store)
  return batch ? itemsAfter(store, batch.id, 0, 1_000) : []
}
const statesOf = (store: WritableStore) => itemsOf(store).map(({ name, state }) => [name, state])
const countOf = (store: WritableStore, table: string) => connectionOf(store).database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('a batch', () => {
  it('makes a note and a draft of each record, one after the other, and signs none', async () => {
    const { runner, store, files } = batchBench(numbered(3))
    const begun = await runner.start(folder)
    expect(begun).toMatchObject({ name: '夜间', state: 'running', total: 3, counts: { drafted: 0 } })
    await runner.finished
    expect(runner.view(begun.id)).toMatchObject({ state: 'done', reason: null, counts: { drafted: 3, refused: 0, same: 0, failed: 0 } })
    expect(listNotes(store).map(({ title, phase }) => [title, phase])).toEqual([
      ['赵某丙', 'drafted'],
      ['赵某乙', 'drafted'],
      ['赵某甲', 'drafted'],
    ])
    expect(files.asked).toEqual(['1.txt', '2.txt', '3.txt'])
    expect([countOf(store, 'signatures'), countOf(store, 'drafts')]).toEqual([0, 3])
  })

  it('tells each step, with an estimate once a draft was measured', async () => {
    const { runner, told, deps } = batchBench(numbered(3))
    let at = 0
    const slow = new BatchRunner({
      ...deps,
      clock: () => (at += 500),
      files: fakeFiles(numbered(3)),
      onChange: (batch) => told.push(batch),
    })
    expect(runner.newest()).toBeNull()
    await slow.start(folder)
    await slow.finished
    expect(told.map(({ state, current, counts }) => [state, current, counts.drafted])).toEqual([
      ['running', '1.txt', 0],
      ['running', '1.txt', 1],
      ['running', '2.txt', 1],
      ['running', '2.txt', 2],
      ['running', '3.txt', 2],
      ['running', '3.txt', 3],
      ['done', null, 3],
    ])
    expect(told[0]?.remainingMs).toBeNull()
    expect(told[1]?.remainingMs).toBeGreaterThan(0)
    expect(told[5]?.remainingMs).toBe(0)
  })

  it('lists what is refused with its reason, and goes on', async () => {
    const records = {
      '1.txt': recordOf(0),
      '2.pdf': new AppFailure('file-binary', { kind: 'PDF' }),
      '3.txt': '  \n',
      '4.txt': '头晕',
      '5.txt': recordOf(1),
    }
    const { runner, store } = batchBench(records)
    const { id } = await runner.start(folder)
    await runner.finished
    expect(runner.view(id).counts).toEqual({ drafted: 2, refused: 3, same: 0, failed: 0 })
    const refused = itemsOf(store).filter(({ state }) => state === 'refused')
    expect(refused.map(({ name, failure, noteId }) => [name, failure?.code, noteId !== null])).toEqual([
      ['2.pdf', 'file-binary', false],
      ['3.txt', 'record-empty', false],
      // its text is kept as a note, as the message says
      ['4.txt', 'record-too-short', true],
    ])
  })

  it('names the record that an identical one repeats, in the same batch and in a later one, and drafts it once', async () => {
    const { runner, store } = batchBench({ 'a.txt': recordOf(0), 'b.txt': recordOf(1), 'copy.txt': recordOf(0) })
    await runner.start(folder)
    await runner.finished
    expect(itemsOf(store).map(({ state, sameAs }) => [state, sameAs])).toEqual([
      ['drafted', null],
      ['drafted', null],
      ['same', 'a.txt'],
    ])
    await runner.start(folder)
    await runner.finished
    expect(itemsOf(store).map(({ state, sameAs }) => [state, sameAs])).toEqual([
      ['same', 'a.txt'],
      ['same', 'b.txt'],
      ['same', 'a.txt'],
    ])
    expect(countOf(store, 'notes')).toBe(2)
  })

  it('drafts notes that are there already', async () => {
    const { runner, store } = batchBench({})
    const noteIds = [addNote(store, 1_000, recordOf(0)), addNote(store, 1_001, recordOf(1))]
    const records = noteIds.map((noteId) => ({ name: '1.txt', place: { kind: 'note', noteId } }) as const)
    const failure = { code: 'file-binary', params: { kind: 'PDF' } } as const
    const unreadable = { name: '2.pdf', place: { kind: 'unreadable', failure } } as const
    const { name } = await runner.start({ source: notes, templateId: 'outpatient', records: [...records, unreadable] })
    expect(name).toBe('夜间')
    await runner.finished
    expect(listNotes(store).map(({ phase }) => phase)).toEqual(['drafted', 'drafted'])
    expect(countOf(store, 'notes')).toBe(2)
  })

  it('is not begun while another is not over, with an unknown template, or without a record', async () => {
    const { runner, store } = batchBench(numbered(2))
    const first = runner.start(folder)
    await first
    await expect(runner.start(folder)).rejects.toThrow('batch-running')
    await runner.finished
    await expect(runner.start({ ...folder, templateId: 'x' })).rejects.toThrow('template-unknown')
    await expect(runner.start({ source: notes, templateId: 'outpatient' })).rejects.toThrow('batch-empty')
    expect(countOf(store, 'batches')).toBe(1)
  })
})

/** Waits at the record of this number until it is let go. */
function held(at: number) {
  const gate = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  let asked = 0
  const answer = (): Line => {
    if (++asked !== at) return plan()
    reached.resolve()
    return { ...plan(), wait: gate.promise }
  }
  return { answer, gate, reached: reached.promise }
}

describe('pause and stop', () => {
  it.each([1, 2, 3, 4, 5])('paused in the draft of record %i and resumed, no record is taken twice and none is left out', async (at) => {
    const { answer, gate, reached } = held(at)
    const { runner, store, files } = batchBench(numbered(5), { answer })
    const { id } = await runner.start(folder)
    await reached
    const pausing = runner.pause(id)
    gate.resolve()
    expect(await pausing).toMatchObject({ state: 'paused', reason: null, counts: { drafted: at - 1 } })
    expect(countOf(store, 'notes')).toBe(at)
    runner.resume(id)
    await runner.finished
    expect(runner.view(id)).toMatchObject({ state: 'done', counts: { drafted: 5 } })
    expect(files.asked).toEqual(Object.keys(numbered(5)))
    expect(listNotes(store).map(({ phase }) => phase)).toEqual(Array.from({ length: 5 }, () => 'drafted'))
  })

  it('stopped, what was drafted stays and the rest is not begun', async () => {
    const { answer, gate, reached } = held(3)
    const { runner, store } = batchBench(numbered(5), { answer })
    const { id } = await runner.start(folder)
    await reached
    const stopping = runner.stop(id)
    gate.resolve()
    expect(await stopping).toMatchObject({ state: 'stopped', counts: { drafted: 2 } })
    expect(() => runner.resume(id)).toThrow('batch-state')
    await expect(runner.pause(id)).rejects.toThrow('batch-state')
    expect(countOf(store, 'notes')).toBe(3)
  })

  it('left by a program that closes, the next one goes on where it was', async () => {
    const { answer, gate, reached } = held(2)
    const store = memoryStore()
    const before = batchBench(numbered(4), { answer, store })
    const { id } = await before.runner.start(folder)
    await reached
    const closing = before.runner.close()
    gate.resolve()
    await closing
    expect(readBatch(store, id).state).toBe('running')
    interruptRunningDrafts(store, 1)
    const after = batchBench(numbered(4), { store })
    expect(after.runner.newest()).toMatchObject({ id, state: 'paused' })
    after.runner.goOn()
    after.runner.goOn()
    expect(after.runner.newest()).toMatchObject({ id, state: 'running' })
    await after.runner.finished
    expect(statesOf(store)).toEqual(Object.keys(numbered(4)).map((name) => [name, 'drafted']))
    expect(after.files.asked).toEqual(['3.txt', '4.txt'])
  })
})

describe('the model', () => {
  it('that is missing pauses the batch with the reason before anything is drafted', async () => {
    const { runner, store, engine } = batchBench(numbered(20))
    const ready = engine.ready.bind(engine)
    engine.ready = () => Promise.reject(new AppFailure('model-missing'))
    const { id } = await runner.start(folder)
    await runner.finished
    expect(runner.view(id)).toMatchObject({ state: 'paused', reason: { code: 'model-missing' }, counts: { drafted: 0, failed: 0 } })
    expect(countOf(store, 'drafts')).toBe(0)
    engine.ready = ready
    runner.resume(id)
    await runner.finished
    expect(runner.view(id)).toMatchObject({ state: 'done', counts: { drafted: 20 } })
  })

  it('that breaks off on one record is tried again, then the record is named and the others go on', async () => {
    const answer = ({ prompt }: DecodeRequest): Line =>
      prompt.user.includes('咳嗽2天') ? { say: '多饮', fail: new AppFailure('engine-crashed') } : plan()
    const { runner, store } = batchBench(numbered(4), { answer })
    const { id } = await runner.start(folder)
    await runner.finished
    expect(runner.view(id).counts).toEqual({ drafted: 3, refused: 0, same: 0, failed: 1 })
    expect(itemsOf(store)[1]).toMatchObject({ name: '2.txt', state: 'failed', failure: { code: 'engine-crashed' } })
    expect(countOf(store, 'drafts')).toBe(5)
  })

  it('that breaks off on one record after the other pauses the batch rather than failing all of it', async () => {
    const { runner, store } = batchBench(numbered(200), { answer: () => ({ say: '多饮', fail: new AppFailure('engine-crashed') }) })
    const { id } = await runner.start(folder)
    await runner.finished
    expect(runner.view(id)).toMatchObject({ state: 'paused', reason: { code: 'engine-crashed' }, counts: { failed: 1 } })
    expect(countOf(store, 'notes')).toBe(2)
  })
})

describe('the physician', () => {
  it('goes first: his draft stops that of the batch, which is made anew after it', async () => {
    const { answer, gate, reached } = held(1)
    const { runner, store, startOn } = batchBench(numbered(3), { answer })
    const own = addNote(store, 500, recordOf(7))
    const { id } = await runner.start(folder)
    await reached
    const { finished } = startOn(own)
    gate.resolve()
    expect((await finished).phase).toBe('drafted')
    expect(runner.view(id).counts.drafted).toBe(0)
    await runner.finished
    expect(runner.view(id)).toMatchObject({ state: 'done', counts: { drafted: 3, failed: 0 } })
    expect(listNotes(store).every(({ phase }) => phase === 'drafted')).toBe(true)
  })

  it('may draft the very note that the batch is at', async () => {
    const { answer, gate, reached } = held(1)
    const { runner, store, startOn } = batchBench(numbered(2), { answer })
    const { id } = await runner.start(folder)
    await reached
    const [{ noteId } = { noteId: null }] = itemsOf(store)
    if (noteId === null) throw new Error('no note')
    expect(() => startOn(noteId, newDraftId())).toThrow('draft-running')
    gate.resolve()
    await runner.finished
    expect(runner.view(id).counts.drafted).toBe(2)
  })

  it('who stops one draft of the batch has that record named, and the others go on', async () => {
    const { answer, gate, reached } = held(2)
    const { runner, store, stop } = batchBench(numbered(3), { answer })
    const { id } = await runner.start(folder)
    await reached
    const draftId = connectionOf(store).database.prepare('SELECT id FROM drafts ORDER BY number DESC LIMIT 1').pluck().get()
    stop(draftId as ReturnType<typeof newDraftId>)
    gate.resolve()
    await runner.finished
    expect(runner.view(id).counts).toEqual({ drafted: 2, refused: 0, same: 0, failed: 1 })
    expect(itemsOf(store)[1]?.failure?.code).toBe('cancelled')
  })
})

it('a drive that is gone pauses the batch and refuses nothing', async () => {
  const { runner, store } = batchBench({ '1.txt': recordOf(0), '2.txt': new AppFailure('batch-source-gone', { name: '夜间' }) })
  const { id } = await runner.start(folder)
  await runner.finished
  expect(runner.view(id)).toMatchObject({ state: 'paused', reason: { code: 'batch-source-gone' }, counts: { drafted: 1, refused: 0 } })
  expect(statesOf(store)[1]).toEqual(['2.txt', null])
})
