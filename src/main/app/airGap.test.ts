import type { App, Session } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { closeNetworkBeforeReady, closeSession } from './airGap.ts'

it('before the app is ready no name is resolved, no proxy asked, nothing fetched in the background', () => {
  const switches: [string, string?][] = []
  const commandLine = { appendSwitch: (...given: [string, string?]) => switches.push(given) } as unknown as App['commandLine']
  closeNetworkBeforeReady({ commandLine })
  expect(Object.fromEntries(switches)).toEqual({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'proxy-server': '127.0.0.1:9',
    'disable-background-networking': undefined,
    'disable-component-update': undefined,
    'disable-domain-reliability': undefined,
    'disable-breakpad': undefined,
    'disable-sync': undefined,
    'no-pings': undefined,
    'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  })
})

/** The session with what was set on it. */
function closedSession() {
  const set: Record<string, (...given: never[]) => unknown> = {}
  let hasSpellChecker = true
  const setter = (name: string) => (handler: (...given: never[]) => unknown) => {
    set[name] = handler
  }
  closeSession({
    setSpellCheckerEnabled: (isOn: boolean) => {
      hasSpellChecker = isOn
    },
    setPermissionRequestHandler: setter('request'),
    setPermissionCheckHandler: setter('check'),
    setDevicePermissionHandler: setter('device'),
    webRequest: { onBeforeRequest: setter('load') },
    on: (name: string, listener: (...given: never[]) => unknown) => (set[name] = listener),
  } as unknown as Session)
  const call = (name: string, ...given: unknown[]) => (set[name] as (...all: unknown[]) => unknown)(...given)
  return { call, hasSpellChecker }
}

describe('the session', () => {
  it('has no spell checker, which would fetch dictionaries', () => {
    expect(closedSession().hasSpellChecker).toBe(false)
  })

  it('downloads nothing', () => {
    const preventDefault = vi.fn()
    closedSession().call('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it.each(['media', 'geolocation', 'clipboard-read', 'openExternal', 'fullscreen', 'a permission of tomorrow'])(
    'denies %s',
    (permission) => {
      const { call } = closedSession()
      const decisions: unknown[] = []
      call('request', {}, permission, (decision: unknown) => decisions.push(decision))
      expect([...decisions, call('check', {}, permission), call('device', { deviceType: permission })]).toEqual([false, false, false])
    },
  )

  it.each([
    ['app://yizhai/index.html', false],
    ['app://yizhai/assets/app.js?v=1', false],
    ['data:image/png;base64,AA==', false],
    ['https://app.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['https://example.org/?app://yizhai/', true],
    ['ws://example.org/', true],
    ['wss://example.org/app:', true],
    ['file:///etc/passwd', true],
    ['ftp://example.org/', true],
    ['apps://yizhai/index.html', true],
    ['blob:https://example.org/1', true],
  ])('loads or cancels %s', (url, isCancelled) => {
    const decisions: unknown[] = []
    closedSession().call('load', { url }, (decision: unknown) => decisions.push(decision))
    expect(decisions).toEqual([{ cancel: isCancelled }])
  })
})
