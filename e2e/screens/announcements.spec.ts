import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

/** Keeps what the live regions of the page come to say, hidden parts left out; each new text once. */
async function listen(page: Page): Promise<() => Promise<{ readonly words: string; readonly isPolite: boolean }[]>> {
  await page.evaluate(() => {
    const said: { words: string; isPolite: boolean }[] = []
    const wordsOf = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
      if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return ''
      return [...node.childNodes].map(wordsOf).join('')
    }
    const regions = () => [...document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')]
    const last = new Map<Element, string>(regions().map((region) => [region, wordsOf(region)]))
    new MutationObserver((changes) => {
      for (const region of regions()) {
        const words = wordsOf(region)
        if (words === (last.get(region) ?? '')) continue
        last.set(region, words)
        // of a log only what was added is read out, of the others all that they hold
        const isLog = region.getAttribute('role') === 'log'
        const added = changes.flatMap(({ target, addedNodes }) => (region.contains(target) ? [...addedNodes].map(wordsOf) : []))
        for (const piece of isLog ? added : [words])
          if (piece.trim() !== '')
            said.push({
              words: piece,
              isPolite: region.getAttribute('role') !== 'alert' && region.getAttribute('aria-live') !== 'assertive',
            })
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
    Object.assign(window, { said })
  })
  return () => page.evaluate(() => (window as unknown as { readonly said: { words: string; isPolite: boolean }[] }).said)
}

for (const language of ['zh', 'en'] as const)
  test(`a draft is told statement by statement, politely, and never token by token (${language})`, async () => {
    const { page } = await show(browser, 'recorded', ward, language)
    const said = await listen(page)
    const statements = await page.evaluate(async () => {
      const { bridge, play, store } = await window.harness
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      play('start')
      const draft = store.getState().note?.draft
      if (!draft) throw new Error('no draft streams')
      for (let done = 1; done <= 40; done++) {
        bridge.emit({ type: 'prefill-progress', draftId: draft.id, done: done * 30, total: 1200, part: 1, parts: 1 })
        await frame()
      }
      for (let token = 0; token < 100; token++) {
        bridge.emit({ type: 'statement-delta', draftId: draft.id, sectionId: 'diagnosis', text: '灰' })
        await frame()
      }
      play('settle')
      await frame()
      play('end')
      await frame()
      return (store.getState().note?.draft?.sections ?? []).flatMap(({ heading, statements: all }) =>
        all.map(({ text }) => `${heading}：${text}`),
      )
    })
    const all = await said()
    expect(all.filter(({ isPolite }) => !isPolite)).toEqual([])
    expect(all.filter(({ words }) => words.includes('灰'))).toEqual([])
    const told = all.map(({ words }) => (language === 'zh' ? words : words.replace(': ', '：')))
    for (const statement of statements) expect(told.filter((words) => words === statement)).toHaveLength(1)
    // beside the statements: reading, writing, what is left to check, and the like; 140 events made no 140 of them
    expect(all.length).toBeLessThan(statements.length + 10)
  })
