import type { Page } from 'playwright'
import { expect } from 'playwright/test'

/** Drags files of the disk onto the window, sees it offer to take them, and lets go. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') => session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  await drag('dragEnter')
  await drag('dragOver')
  await expect(page.getByTestId('drop-overlay')).toBeVisible()
  // the offer now lies under the pointer: the drop counts only where the pointer has been over it
  await drag('dragOver')
  await drag('drop')
  await session.detach()
  await expect(page.getByTestId('drop-overlay')).toHaveCount(0)
}
