import { expect, test } from './app.ts'
import { watch, whyUnwatchable } from '../scripts/network/watch.ts'

test.describe.configure({ timeout: 300_000 })

const session = 'e2e/network/watchedSession.ts'

test('nothing of ours leaves the machine while a record is taken in, a draft is asked for and the page tries to ask elsewhere', async ({}, testInfo) => {
  expect(await whyUnwatchable()).toBeUndefined()
  const { code, output, trace } = await watch([session], { timeoutMs: 240_000 })
  expect([code, output.slice(-500)]).toEqual([0, expect.anything()])
  expect(trace.calls).toBeGreaterThan(20)
  expect(trace.foreign.filter(({ program, cause }) => program !== 'chromium' || cause === 'unknown')).toEqual([])
  const browser = [...new Set(trace.foreign.map(({ cause }) => cause))].join(', ')
  const figure = `${String(trace.calls)} calls traced, 0 foreign targets of our processes; Chromium's own: ${browser === '' ? 'none' : browser}`
  testInfo.annotations.push({ type: 'figure', description: figure })
})

test('a run with one deliberate request is caught', async () => {
  const { trace } = await watch([session, '--control'], { timeoutMs: 240_000 })
  expect(trace.foreign.filter(({ program }) => program === 'ours').map(({ target }) => target)).toEqual(['192.0.2.1:443'])
})
