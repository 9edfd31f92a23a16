import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import type { LaunchedApp } from '../launch/launchedApp.ts'
import { virtualDisplay } from '../launch/virtualDisplay.ts'

/** Copies in another program (where one can be run, on Linux) and presses Ctrl V in the window. */
export async function copyElsewhereAndPaste(app: LaunchedApp, text: string): Promise<void> {
  const display = await virtualDisplay()
  if (display === undefined) {
    await pasteText(app.page, text)
    return
  }
  const other = spawn('xclip', ['-selection', 'clipboard', '-in'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { ...process.env, DISPLAY: display },
  })
  const exited = once(other, 'exit')
  other.stdin.end(text)
  await exited
  await expect.poll(() => app.clipboardText()).toBe(text)
  await app.page.keyboard.press('Control+v')
}

/** A paste event with exactly this text where the focus is: for what a system's clipboard can't hold, and for the very long. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer()
    if (content !== '') clipboardData.setData('text/plain', content)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }))
  }, text)
}
