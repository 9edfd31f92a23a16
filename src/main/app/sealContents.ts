import type { WebContents } from 'electron'
import { webRtcPolicy } from './airGap.ts'

const ways = ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'] as const

/** What a window shows stays what we loaded into it: no other page, no other window, no webview, no peer. Meant for every contents that is ever made. */
export function sealContents(contents: Pick<WebContents, 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'on'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy)
  for (const name of ways) {
    contents.on(name as 'will-navigate', (event) => {
      event.preventDefault()
    })
  }
}
