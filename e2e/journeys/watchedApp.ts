import { expect, test as base } from '../app.ts'
import { watchPage, type PageWatch } from './pageWatch.ts'

export { expect }

/** `test` of the journeys: whatever a test is about, its pages must have had nothing to complain of and asked for nothing but their own files. */
export const test = base.extend({
  launchApp: async ({ launchApp }, use) => {
    const watches: { readonly origin: string; readonly watch: PageWatch }[] = []
    await use(async (options) => {
      const app = await launchApp(options)
      watches.push({ origin: await app.page.evaluate(() => location.origin), watch: await watchPage(app.page) })
      return app
    })
    for (const { origin, watch } of watches) {
      expect(watch.complaints).toEqual([])
      expect(watch.requests().filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'))).toEqual([])
      expect(watch.requests().length).toBeGreaterThan(0)
    }
  },
})
