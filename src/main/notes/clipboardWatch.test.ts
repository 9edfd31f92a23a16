import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ClipboardWatch } from './clipboardWatch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function bench(seconds = 60) {
  const state = { held: '', clears: 0, bugs: [] as unknown[], seconds, breaks: false }
  const clipboard = {
    writeText: (text: string) => Promise.resolve(void (state.held = text)),
    readText: () => (state.breaks ? Promise.reject(new Error('busy')) : Promise.resolve(state.held)),
    clear: () => {
      state.clears++
      return Promise.resolve(void (state.held = ''))
    },
  }
  const watch = new ClipboardWatch({ clipboard, seconds: () => state.seconds, onBug: (error) => state.bugs.push(error) })
  return { state, watch }
}

test('copied text is gone a minute after the last copy, not before', async () => {
  const { state, watch } = bench()
  await watch.writeText('反复胸闷3天。')
  await vi.advanceTimersByTimeAsync(59_000)
  await watch.writeText('心力衰竭。')
  await vi.advanceTimersByTimeAsync(59_999)
  expect(state.held).toBe('心力衰竭。')
  await vi.advanceTimersByTimeAsync(1)
  expect([state.held, state.clears]).toEqual(['', 1])
})

test('it knows its text again when the clipboard has changed the line ends', async () => {
  const { state, watch } = bench()
  await watch.writeText('胸闷3天。\r\n气促。')
  state.held = '胸闷3天。\n气促。'
  expect(await watch.readText()).toBe(state.held)
  await watch.clearOwn()
  expect([state.held, state.clears]).toEqual(['', 1])
})

test('what somebody else has copied meanwhile stays', async () => {
  const { state, watch } = bench()
  await watch.writeText('反复胸闷3天。')
  state.held = '别的程序的文字'
  await vi.advanceTimersByTimeAsync(60_000)
  expect([state.held, state.clears]).toEqual(['别的程序的文字', 0])
})

test('where it is switched off nothing is touched, and at the end of the program own text goes at once', async () => {
  const { state, watch } = bench(0)
  await watch.writeText('反复胸闷3天。')
  await watch.clearOwn()
  expect(state.held).toBe('反复胸闷3天。')
  state.seconds = 300
  await watch.writeText('心力衰竭。')
  await watch.clearOwn()
  await vi.advanceTimersByTimeAsync(300_000)
  expect([state.held, state.clears]).toEqual(['', 1])
})

test('a clipboard that can’t be read is noted and harms nothing', async () => {
  const { state, watch } = bench()
  await watch.writeText('反复胸闷3天。')
  state.breaks = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect([state.held, state.bugs.length]).toEqual(['反复胸闷3天。', 1])
})
