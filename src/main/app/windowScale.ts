import type { WebContents } from 'electron'

/** Shows the page at this many percent, as a browser's zoom does: the layout answers to the room that is left. */
export function showAtScale(contents: Pick<WebContents, 'setZoomFactor' | 'isDestroyed'>, percent: number): void {
  if (!contents.isDestroyed()) contents.setZoomFactor(percent / 100)
}
