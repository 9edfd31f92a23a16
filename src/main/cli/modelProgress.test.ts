import { expect, it } from 'vitest'
import { ModelProgress } from './modelProgress.ts'

function recording(isTTY: boolean) {
  let text = ''
  let nowMs = 0
  const stream = { isTTY, write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream
  return { progress: new ModelProgress(stream, () => (nowMs += 1_000)), written: () => text }
}

it('writes a line at every tenth where there is no terminal', () => {
  const { progress, written } = recording(false)
  for (let done = 0; done <= 1_000; done += 1) progress.show('downloading', done * 1e6, 1_000e6)
  const lines = written().trimEnd().split('\n')
  expect(lines.map((line) => /\d+ %/.exec(line)?.[0])).toEqual([
    '10 %',
    '20 %',
    '30 %',
    '40 %',
    '50 %',
    '60 %',
    '70 %',
    '80 %',
    '90 %',
    '100 %',
  ])
})

it('says nothing about the tenths that were there before', () => {
  const { progress, written } = recording(false)
  for (let done = 750; done <= 1_000; done += 10) progress.show('downloading', done * 1e6, 1_000e6)
  expect(written().match(/\d+ %/g)).toEqual(['80 %', '90 %', '100 %'])
})

it('keeps to one line on a terminal, and ends it before something else is said', () => {
  const { progress, written } = recording(true)
  progress.show('downloading', 1e6, 10e6)
  progress.show('downloading', 2e6, 10e6)
  progress.say('next')
  expect(
    written()
      .split('\n')
      .map((line) => line.split('\r').length - 1),
  ).toEqual([2, 0, 0])
  expect(written().endsWith('\nnext\n')).toBe(true)
})
