import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventChannel } from '../../shared/commandNames.ts'
import type { AppEvent } from '../../shared/contract.ts'
import { engineOff } from '../../shared/engineOff.ts'
import { draftIdSchema } from '../../shared/note.ts'
import { EventFrames } from './eventFrames.ts'

const draftId = draftIdSchema.parse('00000000-0000-0000-0000-000000000001')
const other = draftIdSchema.parse('00000000-0000-0000-0000-000000000002')
const delta = (text: string, sectionId = 'plan', id = draftId): AppEvent => ({ type: 'statement-delta', draftId: id, sectionId, text })
const withdrawn: AppEvent = { type: 'statement-withdrawn', draftId, sectionId: 'plan' }
const prefill = (done: number): AppEvent => ({ type: 'prefill-progress', draftId, done, total: 100, part: 1, parts: 1 })

function frames() {
  const sent: { readonly channel: string; readonly events: readonly AppEvent[] }[] = []
  return { sent, frames: new EventFrames((channel, events) => sent.push({ channel, events })) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('an event waits for at most a frame of 33 ms', () => {
  const { sent, frames: target } = frames()
  target.emit(withdrawn)
  expect(sent).toEqual([])
  vi.advanceTimersByTime(33)
  expect(sent).toEqual([{ channel: eventChannel, events: [withdrawn] }])
})

it('tokens that come within one frame leave as one delta, and a steady stream is not held back', () => {
  const { sent, frames: target } = frames()
  for (const token of ['反', '复', '胸', '闷']) {
    target.emit(delta(token))
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(33)
  expect(sent.map(({ events }) => events)).toEqual([[delta('反复胸')], [delta('闷')]])
})

it('keeps the order, and joins only deltas that follow each other in one section of one draft', () => {
  const { sent, frames: target } = frames()
  const events = [delta('甲'), delta('乙', 'diagnosis'), delta('丙', 'diagnosis', other), withdrawn, delta('丁')]
  for (const event of events) target.emit(event)
  target.flush()
  expect(sent.flatMap((frame) => frame.events)).toEqual(events)
})

it('of progress and of the state of the engine only the newest of a frame leaves', () => {
  const { sent, frames: target } = frames()
  const ready: AppEvent = { type: 'engine-state', state: { ...engineOff, phase: 'ready' } }
  for (const event of [prefill(10), prefill(90), { type: 'engine-state', state: engineOff } as const, ready]) target.emit(event)
  target.flush()
  expect(sent.flatMap((frame) => frame.events)).toEqual([prefill(90), ready])
})

it('flushing empties the frame, and nothing is sent twice or empty', () => {
  const { sent, frames: target } = frames()
  target.emit(withdrawn)
  target.flush()
  target.flush()
  vi.advanceTimersByTime(1000)
  expect(sent.length).toBe(1)
})

it('what is emitted while a frame is being sent goes into the next one', () => {
  const sent: (readonly AppEvent[])[] = []
  const target = new EventFrames((_, events) => {
    sent.push(events)
    if (sent.length === 1) target.emit(delta('乙'))
  })
  target.emit(delta('甲'))
  vi.advanceTimersByTime(100)
  expect(sent).toEqual([[delta('甲')], [delta('乙')]])
})
