import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppEvent } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { Statement } from '../../shared/note.ts'
import type { DraftEvent } from '../pipeline/draftJob.ts'
import { interruptRunningDrafts, readDraft } from '../store/drafts.ts'
import { readStatements } from '../store/statements.ts'
import { addNote, addRunningDraft, headings, memoryStore, sections } from '../store/storeFixture.ts'
import { readGreyText } from '../store/streamTexts.ts'
import { fillDisk, makeRoom } from './draftFixture.ts'
import { DraftStream } from './draftStream.ts'

const statement = sections[0]?.statements[0] as Statement
const delta = (text: string, sectionId = 'complaint'): DraftEvent => ({ type: 'delta', sectionId, text })
const settled: DraftEvent = { type: 'settled', sectionId: 'complaint', statement }
const withdrawn: DraftEvent = { type: 'withdrawn', sectionId: 'complaint' }

function open() {
  const store = memoryStore()
  const draftId = addRunningDraft(store, addNote(store))
  const events: AppEvent[] = []
  const stream = new DraftStream(
    store,
    draftId,
    () => 3_000,
    (event) => events.push(event),
  )
  return { store, draftId, events, stream, grey: (sectionId = 'complaint') => readGreyText(store, draftId, sectionId) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('grey text', () => {
  it('is on screen at once and on disk within 500 ms, as long as it grows', () => {
    const { stream, events, grey } = open()
    let written = ''
    for (const character of '反复胸闷气促三天伴下肢浮肿') {
      stream.take(delta(character))
      written += character
      expect(events.at(-1)).toMatchObject({ type: 'statement-delta', text: character })
      vi.advanceTimersByTime(100)
      const unsaved = written.length - grey().length
      expect(unsaved).toBeLessThan(5)
    }
    vi.advanceTimersByTime(500)
    expect(grey()).toBe(written)
  })

  it('of one section is on disk before that of the next', () => {
    const { stream, grey } = open()
    stream.take(delta('胸闷'))
    stream.take(delta('心力', 'diagnosis'))
    expect([grey(), grey('diagnosis')]).toEqual(['胸闷', ''])
    stream.flush()
    expect(grey('diagnosis')).toBe('心力')
  })

  it('that was withdrawn is no longer part of the draft, and what comes after it is', () => {
    const { stream, grey, events } = open()
    stream.take(delta('发热'))
    stream.take(withdrawn)
    stream.take(delta('胸闷'))
    stream.flush()
    expect([grey(), events.map(({ type }) => type)]).toEqual(['胸闷', ['statement-delta', 'statement-withdrawn', 'statement-delta']])
  })

  it('with half of a character in it is kept as it is', () => {
    const { stream, grey } = open()
    stream.take(delta('\ud83d'))
    stream.flush()
    expect(grey()).toBe('\ud83d')
  })
})

it('a settled statement is on disk and on screen at once, and its grey text is over', () => {
  const { store, draftId, stream, events, grey } = open()
  stream.take(delta('反复胸闷'))
  stream.take(settled)
  expect(readStatements(store, draftId).get('complaint')).toEqual([statement])
  expect([grey(), events.at(-1)]).toEqual(['', { type: 'statement-settled', draftId, sectionId: 'complaint', statement }])
})

it('progress is for the screen alone', () => {
  const { draftId, stream, events } = open()
  stream.take({ type: 'prefill', done: 1, total: 2, part: 1, parts: 3 })
  expect(events).toEqual([{ type: 'prefill-progress', draftId, done: 1, total: 2, part: 1, parts: 3 }])
})

describe('what there is when it stops', () => {
  it('is the settled statements, then the grey text without evidence, section by section', () => {
    const { stream } = open()
    for (const event of [settled, delta('伴'), delta('心力', 'diagnosis')]) stream.take(event)
    expect(stream.sections(headings)).toEqual([
      {
        id: 'complaint',
        heading: '主诉',
        text: '反复胸闷气促3天。伴',
        statements: [statement, { text: '伴', kind: 'record', evidence: [] }],
      },
      { id: 'diagnosis', heading: '诊断结论', text: '心力', statements: [{ text: '心力', kind: 'record', evidence: [] }] },
    ])
  })

  it('is the same that a program finds which was cut off there', () => {
    const { store, draftId, stream } = open()
    for (const event of [settled, delta('发热'), withdrawn, delta(' '), delta('伴'), delta('心力', 'diagnosis')]) stream.take(event)
    stream.flush()
    interruptRunningDrafts(store, 4_000)
    expect(readDraft(store, draftId).sections).toEqual(stream.sections(headings))
  })
})

describe('a full disk', () => {
  it('met by the timer takes nothing down: the next event of the draft says so', () => {
    const { store, draftId, stream } = open()
    fillDisk(store, draftId)
    stream.take(delta('胸闷'))
    vi.advanceTimersByTime(500)
    expect(() => {
      stream.take(delta('气促'))
    }).toThrow(new AppFailure('disk-full'))
  })

  it('loses no grey text that was not yet on it: it is there once there is room', () => {
    const { store, draftId, stream, grey } = open()
    fillDisk(store, draftId)
    stream.take(delta('胸闷'))
    expect(() => {
      stream.flush()
    }).toThrow(new AppFailure('disk-full'))
    makeRoom(store)
    stream.flush()
    expect(grey()).toBe('胸闷')
  })
})
