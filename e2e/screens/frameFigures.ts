import { openHarness, show, ward } from './harnessPage.ts'

/** Run by the bench: prints, as JSON, the milliseconds between frames while a script streams 100 tokens a second, and those to the first paint of a queue of 50,000 notes. */
export type FrameFigures = {
  readonly frameMs: readonly number[]
  readonly longTasks: number
  readonly firstPaintMs: readonly number[]
}

const tokensPerSecond = 100
const seconds = Number(process.argv[2] ?? 6)

const browser = await openHarness()
try {
  const streamed = await show(browser, 'recorded', ward, 'zh')
  const { frameMs, longTasks } = await streamed.page.evaluate(
    async ([perSecond, forSeconds]) => {
      const { bridge, play, store } = await window.harness
      play('start')
      const draft = store.getState().note?.draft
      const section = draft?.sections.at(-1)
      if (!draft || !section) throw new Error('no draft streams')
      const intervals: number[] = []
      let tasks = 0
      new PerformanceObserver((list) => (tasks += list.getEntries().length)).observe({ entryTypes: ['longtask'] })
      const from = performance.now()
      let [last, told] = [from, 0]
      await new Promise<void>((resolve) => {
        const tell = setInterval(() => {
          // as many as are due, so that a late timer does not slow the stream
          const due = Math.floor(((performance.now() - from) * perSecond) / 1000)
          for (; told < due; told++)
            bridge.emit({ type: 'statement-delta', draftId: draft.id, sectionId: section.id, text: told % 40 === 39 ? '。' : '稳' })
        }, 1000 / perSecond)
        const frame = (now: number) => {
          intervals.push(now - last)
          last = now
          if (now - from < forSeconds * 1000) requestAnimationFrame(frame)
          else {
            clearInterval(tell)
            resolve()
          }
        }
        requestAnimationFrame(frame)
      })
      return { frameMs: intervals.slice(2), longTasks: tasks }
    },
    [tokensPerSecond, seconds] as const,
  )

  const { page } = await show(browser, 'queue-many', ward, 'zh')
  const firstPaintMs: number[] = []
  for (let round = 0; round < 5; round++)
    firstPaintMs.push(
      await page.evaluate(async () => {
        const { store } = await window.harness
        const painted = (): Promise<number> =>
          new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))
        const { notes } = store.getState()
        store.setState({ notes: [] })
        await painted()
        const before = performance.now()
        store.setState({ notes: [...notes] })
        return (await painted()) - before
      }),
    )
  process.stdout.write(`${JSON.stringify({ frameMs, longTasks, firstPaintMs } satisfies FrameFigures)}\n`)
} finally {
  await browser.close()
}
