import type { WebFrameMain } from 'electron'
import type { Frame } from 'playwright'
import { missing } from './missing.ts'
import { fromChromiumUrl } from './schemes.ts'

export type StandInFrame = Pick<WebFrameMain, 'url' | 'origin' | 'name' | 'detached' | 'isDestroyed'> & {
  readonly parent: StandInFrame | null
  readonly top: StandInFrame | null
}

const known = new WeakMap<Frame, StandInFrame>()

/** One object a frame, so that `event.senderFrame === window.webContents.mainFrame` holds as on Electron. */
export function frameOf(frame: Frame): StandInFrame {
  const existing = known.get(frame)
  if (existing) return existing
  const made = missing('webFrameMain', {
    get url() {
      return fromChromiumUrl(frame.url())
    },
    get origin() {
      const { protocol, origin } = new URL(frame.url())
      return protocol === 'https:' ? fromChromiumUrl(origin) : origin
    },
    get name() {
      return frame.name()
    },
    get detached() {
      return frame.isDetached()
    },
    isDestroyed: () => frame.isDetached(),
    get parent() {
      const parent = frame.parentFrame()
      return parent && frameOf(parent)
    },
    get top() {
      return frameOf(frame.page().mainFrame())
    },
  })
  known.set(frame, made)
  return made
}
