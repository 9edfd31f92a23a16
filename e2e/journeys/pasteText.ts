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
  await copyElsewhere(display, text, [])
  await expect.poll(() => app.clipboardText()).toBe(text)
  await app.page.keyboard.press('Control+v')
}

/** Copies a picture (PNG) in another program, where one can be run, and presses Ctrl V in the window: nothing on the clipboard is text. */
export async function copyPictureAndPaste(app: LaunchedApp, png: Buffer): Promise<void> {
  const display = await virtualDisplay()
  if (display === undefined) {
    await app.page.evaluate(
      (bytes) => {
        const clipboardData = new DataTransfer()
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }))
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }))
      },
      [...png],
    )
    return
  }
  await copyElsewhere(display, png, ['-t', 'image/png'])
  await app.page.keyboard.press('Control+v')
}

async function copyElsewhere(display: string, content: string | Buffer, options: readonly string[]): Promise<void> {
  const other = spawn('xclip', ['-selection', 'clipboard', ...options, '-in'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { ...process.env, DISPLAY: display },
  })
  const exited = once(other, 'exit')
  other.stdin.end(content)
  await exited
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
