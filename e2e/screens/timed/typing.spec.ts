import { expect, test, type Browser } from 'playwright/test'
import { slowness } from '../../slowness.ts'
import { openHarness, show, ward } from '../harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const keys = 150
const limitMs = 16
const mostRounds = 4

test('typing in a section of 2,000 characters with 30 findings: each key costs the window less than 16 ms, of 95 in 100', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  const state = await page.evaluate(async () => {
    const { store } = await window.harness
    // a drug that the record does not have, thirty times, in words that it has
    const sentence = '头孢曲松2g静脉滴注。'
    const filler = '出院后2周神经内科门诊复诊，监测血压，低盐饮食，规律服药，如有不适随时就诊。'
    let text = ''
    for (let count = 0; count < 40; count++) text += sentence + filler
    store.getState().editSection('plan', text)
    await store.getState().checkNow()
    const findings = store.getState().checked?.findings.filter(({ section }) => section === 'plan') ?? []
    return { characters: text.length, findings: findings.length }
  })
  expect(state.characters).toBeGreaterThanOrEqual(1_900)
  expect(state.findings).toBeGreaterThanOrEqual(30)
  const area = page.locator('[data-testid=section-text][data-section=plan]')
  await area.focus()
  await area.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(1_000, 1_000))
  await page.evaluate(() => {
    const costs: number[] = []
    const channel = new MessageChannel()
    let [began, drawing, script] = [0, 0, 0]
    addEventListener('keydown', () => (began = performance.now()), { capture: true })
    // React has done its work once the microtasks of the event have run
    addEventListener(
      'input',
      () =>
        void Promise.resolve()
          .then(() => Promise.resolve())
          .then(() => (script = performance.now() - began)),
    )
    addEventListener('input', () =>
      requestAnimationFrame(() => {
        drawing = performance.now()
        channel.port2.postMessage(null)
      }),
    )
    // comes when the frame is laid out and painted: the wait for the screen's own beat in between is nobody's cost
    channel.port1.onmessage = () => costs.push(script + performance.now() - drawing)
    Object.assign(window, { costs })
  })
  const rounds: { readonly median: number; readonly p95: number }[] = []
  const slow = await slowness(page)
  const limit = limitMs * slow
  // what else runs on the machine only adds to a time: once a round is within the limit no other can say more
  while (rounds.length < mostRounds && !rounds.some(({ p95 }) => p95 < limit)) {
    await page.evaluate(() => ((window as unknown as { readonly costs: number[] }).costs.length = 0))
    for (let key = 0; key < keys; key++) await page.keyboard.press('x')
    await expect(area).toHaveValue(new RegExp(`x{${String(keys * (rounds.length + 1))}}`))
    const costs = await page.evaluate(() => (window as unknown as { readonly costs: readonly number[] }).costs)
    expect(costs.length).toBeGreaterThan(keys / 2)
    const sorted = costs.toSorted((one, other) => one - other)
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
    rounds.push({ median: at(0.5), p95: at(0.95) })
  }
  const figures = rounds.map(({ median, p95 }) => `${median.toFixed(1)} and ${p95.toFixed(1)}`).join(', ')
  const words = `a key, median and p95: ${figures} ms; limit ${limit.toFixed(1)} ms on a machine ${slow.toFixed(2)} times as slow`
  test.info().annotations.push({ type: 'typing', description: words })
  process.stdout.write(`${words}\n`)
  expect(Math.min(...rounds.map(({ p95 }) => p95))).toBeLessThan(limit)
})
