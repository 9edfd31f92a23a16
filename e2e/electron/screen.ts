import type { Display, Screen } from 'electron'
import { EventEmitter } from 'node:events'
import { requireReady } from './chromium.ts'
import { missing } from './missing.ts'

const whole = { x: 0, y: 0, width: 1366, height: 768 }

/** The smallest workstation that the application is made for. */
function workstation(): Display {
  requireReady('screen')
  const display = {
    id: 1,
    label: 'stand-in',
    bounds: whole,
    workArea: whole,
    size: whole,
    workAreaSize: whole,
    scaleFactor: 1,
    rotation: 0,
  }
  return missing('display', display) as unknown as Display
}

export const screen = missing(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: workstation,
    getAllDisplays: () => [workstation()],
    getDisplayMatching: workstation,
    getDisplayNearestPoint: workstation,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  } satisfies Partial<Screen>),
)
