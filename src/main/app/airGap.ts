import type { App, Session } from 'electron'
import { pageOrigin, pageScheme } from './pageProtocol.ts'

const hostRules = 'MAP * ~NOTFOUND'
const deadProxy = '127.0.0.1:9'
/** What Chromium does of its own accord: updates, crash uploads, look-ups ahead of need, reports on broken domains. */
const quiet = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-breakpad',
  'disable-sync',
  'no-pings',
]
/** Only through a proxy, of which there is none: no peer is ever asked. */
export const webRtcPolicy = 'disable_non_proxied_udp'

/** Before the app is ready: no name is ever resolved, no proxy is ever asked. */
export function closeNetworkBeforeReady(app: Pick<App, 'commandLine'>): void {
  app.commandLine.appendSwitch('host-resolver-rules', hostRules)
  app.commandLine.appendSwitch('proxy-server', deadProxy)
  for (const name of quiet) app.commandLine.appendSwitch(name)
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', webRtcPolicy)
}

/** Whether the rules of before are what the browser runs with. */
export function isNetworkClosed({ commandLine }: Pick<App, 'commandLine'>): boolean {
  return commandLine.getSwitchValue('host-resolver-rules') === hostRules && commandLine.getSwitchValue('proxy-server') === deadProxy
}

/** Nothing but our own pages loads, no permission is given, and the spell checker (which fetches dictionaries) stays off. `refused`: requests so far. */
export function closeSession(session: Session): { readonly refused: () => number } {
  let refused = 0
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const isForeign =
      !details.url.startsWith(`${pageOrigin}/`) &&
      !details.url.startsWith(`${pageScheme}:`) &&
      !details.url.startsWith('data:') &&
      !details.url.startsWith('devtools:')
    if (isForeign) refused++
    decide({ cancel: isForeign })
  })
  return { refused: () => refused }
}
