import type { Session } from 'electron'
import { EventEmitter } from 'node:events'
import { missing } from './missing.ts'
import { protocol } from './protocol.ts'
import { webRequest } from './webRequest.ts'

/** Permissions are all denied in the Chromium below, whatever a handler would answer: what is set here is accepted, not asked. */
const defaultSession = missing(
  'session.defaultSession',
  Object.assign(new EventEmitter(), {
    protocol,
    webRequest,
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    setDisplayMediaRequestHandler() {},
    setBluetoothPairingHandler() {},
    setUSBProtectedClassesHandler() {},
    setSpellCheckerEnabled() {},
    setSpellCheckerLanguages() {},
    setProxy: () => Promise.resolve(),
    closeAllConnections: () => Promise.resolve(),
  } satisfies { readonly [Name in keyof Session]?: unknown }),
)

export const session = missing('session', { defaultSession })
