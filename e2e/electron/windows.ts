import type { EventEmitter } from 'node:events'
import type { Page } from 'playwright'

export interface OpenWindow {
  readonly page: Promise<Page>
  readonly webContents: EventEmitter
  /** The URL that `loadURL` is on its way to: only other navigations are the page's own. */
  readonly loadingUrl: string | undefined
  /** Asks with a `close` event as Electron does; false when the application said no. */
  tryClose(): Promise<boolean>
}

export const openWindows = new Set<OpenWindow>()

export const windowOfPage = new Map<Page, OpenWindow>()
