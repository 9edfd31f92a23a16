import type { Page } from 'playwright/test'

/** What the work below takes on the machine that the limits in the tests were set on, two cores of it idle. */
const referenceMs = 19

/**
 * How many times longer than there this page takes over a fixed piece of work, words and layout, and never less than 1. A limit in milliseconds holds times this:
 * on a machine of half the speed a key may cost twice as much, and what grew dear by our own doing still shows. The quickest of several counts, since other
 * work on the machine only adds.
 */
export async function slowness(page: Page): Promise<number> {
  const ms = await page.evaluate(() => {
    const words = Array.from({ length: 20_000 }, (_, index) => `第${String((index * 7919) % 20_011)}日 监测血压 ${String(index)}`)
    const times: number[] = []
    for (let round = 0; round < 9; round++) {
      const begin = performance.now()
      const sorted = words.toSorted((one, other) => (one < other ? -1 : 1)).map((text) => text.replaceAll(/\d+/g, (found) => `${found}。`))
      const box = document.createElement('div')
      for (const text of sorted.slice(0, 1_500)) box.appendChild(document.createElement('p')).textContent = text
      document.body.append(box)
      box.getBoundingClientRect()
      box.remove()
      times.push(performance.now() - begin)
    }
    return Math.min(...times)
  })
  return Math.max(1, ms / referenceMs)
}
