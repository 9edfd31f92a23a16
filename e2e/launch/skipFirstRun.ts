import type { Page } from 'playwright'

/** A new profile asks for language and model first; what a test is about begins behind that. */
export async function skipFirstRun(page: Page): Promise<void> {
  const skip = page.getByTestId('welcome-skip')
  const isThere = await page.waitForFunction(() => {
    const find = (id: string) => document.querySelector(`[data-testid=${id}]`) !== null
    return find('welcome-skip')
      ? 'welcome'
      : find('open-settings') || document.querySelector('[data-testid=startup][data-phase=failed]')
        ? 'other'
        : false
  })
  if ((await isThere.jsonValue()) === 'welcome') await skip.click()
}
