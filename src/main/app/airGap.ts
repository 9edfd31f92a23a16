import type { App, Session } from 'electron'
import { pageOrigin, pageScheme } from './pageProtocol.ts'

/** Before the app is ready: no name is ever resolved, no proxy is ever asked. */
export function closeNetworkBeforeReady(app: Pick<App, 'commandLine'>): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('proxy-server', '127.0.0.1:9')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}

/** Nothing but our own pages loads, no permission is given, and the spell checker (which fetches dictionaries) stays off. */
export function closeSession(session: Session): void {
  session.setSpellCheckerEnabled(false)
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({
      cancel:
        !details.url.startsWith(`${pageOrigin}/`) &&
        !details.url.startsWith(`${pageScheme}:`) &&
        !details.url.startsWith('data:') &&
        !details.url.startsWith('devtools:'),
    })
  })
}
