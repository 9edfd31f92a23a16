import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { DecodeRequest, ReadAheadStats, ReadingEngine } from '../engine/engine.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { untilAborted } from '../engine/untilAborted.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { closeStore } from '../store/openStore.ts'
import { addNote } from '../store/storeFixture.ts'
import { draftBench, draftedRecord, goodAnswers } from './draftFixture.ts'
import { openNote } from './openNote.ts'
import { OpenedReading } from './openedReading.ts'
import { readAhead } from './readAhead.ts'

const resources = loadResources(resourcesFolder(path.dirname(import.meta.filename)))

/** Reads until it is told that it is through. */
class ReadingScript extends ScriptedEngine implements ReadingEngine {
  readonly begun: DecodeRequest[] = []
  readonly through: DecodeRequest[] = []
  pause: Promise<void> = Promise.resolve()

  constructor() {
    super(({ prompt }) => ({ say: goodAnswers[prompt.answerStart] ?? '' }))
  }

  async readAhead(request: DecodeRequest, signal: AbortSignal): Promise<ReadAheadStats> {
    this.begun.push(request)
    await untilAborted(this.pause, signal)
    this.through.push(request)
    return { promptTokens: 1, reusedTokens: 0 }
  }
}

function bench() {
  const engine = new ReadingScript()
  const own = draftBench(resources, engine)
  return {
    ...own,
    engine,
    read: (text = draftedRecord, templateId = 'outpatient') => readAhead({ ...own.deps, engine }, { text, templateId }),
  }
}
const forever = () => new Promise<void>(() => undefined)

describe('reading ahead', () => {
  it('reads what the draft then asks first, and nothing else', async () => {
    const { engine, read, start } = bench()
    expect(await read()).toBe('read')
    expect(engine.asked).toEqual([])
    await start().finished
    const [first] = engine.asked
    expect(engine.through).toEqual([{ ...first, draft: 'ahead' }])
  })

  it('is stopped by a draft, which begins once the model is free', async () => {
    const { engine, read, start } = bench()
    engine.pause = forever()
    const reading = read()
    await expect.poll(() => engine.begun.length).toBe(1)
    const { finished } = start()
    expect(await reading).toBe('stopped')
    expect((await finished).phase).toBe('drafted')
  })

  it('waits while a draft is written, and begins when it is done', async () => {
    const { engine, read, startOn, store } = bench()
    const { finished } = startOn(addNote(store, 1_000, draftedRecord))
    const reading = read(`${draftedRecord}患者今日出院。\n`)
    expect(engine.begun).toEqual([])
    await finished
    expect(await reading).toBe('read')
  })

  it('gives way to the next record', async () => {
    const { engine, read } = bench()
    engine.pause = forever()
    const first = read()
    await expect.poll(() => engine.begun.length).toBe(1)
    engine.pause = Promise.resolve()
    expect(await read(draftedRecord.replace('3天', '4天'))).toBe('read')
    expect(await first).toBe('stopped')
    expect(engine.through.map(({ prompt }) => prompt.user.includes('4天'))).toEqual([true])
  })

  it('ends with the program', async () => {
    const { engine, read, running } = bench()
    engine.pause = forever()
    const reading = read()
    await expect.poll(() => engine.begun.length).toBe(1)
    await running.stopAll()
    expect(await reading).toBe('stopped')
  })

  it('reads nothing of a job that is answered, of a record that can’t be drafted, of one that asks nothing', async () => {
    const { engine, read, start } = bench()
    await start().finished
    expect(await read()).toBe('nothing-to-read')
    expect(await read('头晕')).toBe('nothing-to-read')
    expect(await read('主诉：反复头晕3天余。\n')).toBe('nothing-to-read')
    expect(await read(draftedRecord, 'no such template')).toBe('nothing-to-read')
    expect(engine.begun).toEqual([])
  })

  it('says nothing of a model that is missing, and does not hide a bug', async () => {
    const { engine, read } = bench()
    engine.ready = () => Promise.reject(new AppFailure('model-missing'))
    expect(await read()).toBe('nothing-to-read')
    engine.ready = () => Promise.reject(new TypeError('a bug'))
    await expect(read()).rejects.toThrow('a bug')
  })
})

describe('the note on the screen', () => {
  function opened() {
    const { engine, deps, store, running, bugs, startOn } = bench()
    const reading = new OpenedReading({ ...deps, engine }, deps.onBug)
    const open = (text: string) => {
      const note = openNote(deps, { noteId: addNote(store, 1_000, text) })
      reading.opened(note)
      return note
    }
    return { engine, deps, store, running, bugs, startOn, reading, open }
  }

  it('is read once it has stood there for a moment, the ones before it are not', async () => {
    const { engine, open } = opened()
    open(draftedRecord)
    open(draftedRecord.replace('3天', '4天'))
    await expect.poll(() => engine.through.map(({ prompt }) => prompt.user.includes('4天')), { timeout: 5_000 }).toEqual([true])
  })

  it('is not touched after the program has closed its store', async () => {
    const { engine, open, running, store, bugs } = opened()
    open(draftedRecord)
    await running.stopAll()
    closeStore(store)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect([engine.begun, bugs]).toEqual([[], []])
  })
})
