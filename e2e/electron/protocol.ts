import type { Protocol } from 'electron'
import { isReady, requireReady } from './chromium.ts'
import { missing } from './missing.ts'
import { schemes } from './schemes.ts'

export const protocol = missing('protocol', {
  registerSchemesAsPrivileged(list) {
    if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of list) {
      if (privileges?.standard !== true || privileges.secure !== true)
        throw new Error(`${scheme}: only a standard, secure scheme is in the stand-in`)
      schemes.set(scheme, undefined)
    }
  },
  handle(scheme, serve) {
    requireReady('protocol')
    if (!schemes.has(scheme)) throw new Error(`${scheme}: only a privileged scheme is in the stand-in`)
    if (schemes.get(scheme) !== undefined) throw new Error(`The scheme '${scheme}' is already handled`)
    schemes.set(scheme, serve)
  },
  unhandle(scheme) {
    schemes.set(scheme, undefined)
  },
  isProtocolHandled: (scheme) => schemes.get(scheme) !== undefined,
} satisfies Partial<Protocol>)
