import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright'

/** Gives the page itself the size, whatever Chromium draws above it. */
export async function sizeContent(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  const frame = await page.evaluate(() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight }))
  const bounds = { left: 0, top: 0, width: size.width + frame.width, height: size.height + frame.height }
  await session.send('Browser.setWindowBounds', { windowId, bounds })
  for (let attempt = 0; attempt < 50; attempt++) {
    const isSized = await page.evaluate(({ width, height }) => innerWidth === width && innerHeight === height, size)
    if (isSized) break
    await delay(20)
  }
  await session.detach()
}

/** What one session has put on a page only that session can take off. */
const zoomSessions = new WeakMap<Page, CDPSession>()

/** The page as a browser's zoom would lay it out; 1 takes that back. */
export async function zoomContent(page: Page, factor: number): Promise<void> {
  const session = zoomSessions.get(page) ?? (await page.context().newCDPSession(page))
  zoomSessions.set(page, session)
  await session.send('Emulation.clearDeviceMetricsOverride')
  if (factor !== 1) {
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    const size = { width: Math.round(width / factor), height: Math.round(height / factor) }
    await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: factor, mobile: false })
  }
}
