import path from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { repositoryRoot } from '../launch/repository.ts'
import { stumblingBlocks } from '../stumblingBlocks.ts'

const pictures = path.join(repositoryRoot, 'test-results/screens')
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
const languages = ['zh', 'en'] as const

type LookOptions = {
  /** Brings the window there again after the language was changed: a dialog keeps the language button out of reach. */
  readonly open?: () => Promise<void>
  readonly close?: () => Promise<void>
}

/**
 * A picture of this state in both languages and both sizes; nothing may stick out of the window, and axe must find nothing in either
 * language. It reads the smaller size: what it looks at is the same in the other.
 */
export async function look(page: Page, name: string, { open, close }: LookOptions = {}): Promise<void> {
  for (const language of languages) {
    await speak(page, language)
    await open?.()
    for (const size of sizes) {
      await page.setViewportSize(size)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      await page.screenshot({ path: path.join(pictures, `app-${name}-${language}-${size.width}.png`), animations: 'disabled' })
      await expectNoOverflow(page, `${name} in ${language}`)
    }
    await page.setViewportSize(sizes[0])
    await expectClean(page, `${name} in ${language}`)
    await close?.()
  }
  await speak(page, 'zh')
}

/** The language button shows the other language, so it is pressed only where need be. */
async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  const shown = await page.evaluate(() => document.documentElement.lang)
  if (!shown.startsWith(language)) await page.getByTestId('language').click()
  await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
}

async function expectNoOverflow(page: Page, state: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect({ state, overflow }).toEqual({ state, overflow: 0 })
}

async function expectClean(page: Page, state: string): Promise<void> {
  const found = await stumblingBlocks(page)
  expect({ state, found }).toEqual({ state, found: [] })
}
