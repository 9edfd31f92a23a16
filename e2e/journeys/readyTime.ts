import fs from 'node:fs'
import type { LaunchedApp } from '../launch/launchedApp.ts'

export type ReadyTime = {
  /** From the page's navigation to the first record of the queue on the screen. */
  readonly pageMs: number
  /** From the moment main may make a window. On Electron, where that is not told to the outside, as `pageMs`. */
  readonly windowMs: number
  readonly enginePhase: string
}

/** Never too short: the page is asked from outside, so that the moment of asking counts, not that of the first paint. */
export async function readyTime(app: LaunchedApp): Promise<ReadyTime> {
  const ready = await app.page.waitForFunction(() => {
    const engine = document.querySelector<HTMLElement>('[data-testid=engine-state]')?.dataset['phase'] ?? ''
    const item = document.querySelector('[data-testid=queue-item]')
    return item?.checkVisibility() === true && { pageMs: performance.now(), navigationAt: performance.timeOrigin, enginePhase: engine }
  })
  const shown = await ready.jsonValue()
  if (shown === false) throw new Error('no record in the queue')
  const { pageMs, navigationAt, enginePhase } = shown
  const mayMakeWindowAt = app.runtime === 'stand-in' ? chromiumReadyAt(app) : navigationAt
  return { pageMs, windowMs: navigationAt + pageMs - mayMakeWindowAt, enginePhase }
}

/** The stand-in says where its Chromium listens just before the application is told that it is ready. */
function chromiumReadyAt(app: LaunchedApp): number {
  const environment = fs.readFileSync(`/proc/${String(app.pid)}/environ`, 'utf8').split('\0')
  const variable = 'STANDIN_ANNOUNCE_FILE='
  const file = environment.find((entry) => entry.startsWith(variable))?.slice(variable.length)
  if (file === undefined) throw new Error('main was not told where to announce Chromium')
  return fs.statSync(file).mtimeMs
}
