export type Serve = (request: Request) => Response | Promise<Response>

/** Registered schemes; `undefined` until `protocol.handle` names who serves them. */
export const schemes = new Map<string, Serve | undefined>()

/** Chromium intercepts http(s) only, so `app://host/path` is served as `https://host.app.standin/path`: one origin for one origin. */
export function toChromiumUrl(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(url)
  const [, scheme, host, rest] = parts ?? []
  if (scheme === undefined || host === undefined || rest === undefined || !schemes.has(scheme)) return url
  if (host === '') throw new Error(`${url}: a standard scheme needs a host`)
  return `https://${host}.${scheme}.standin${rest}`
}

export function fromChromiumUrl(url: string): string {
  return url.replace(/^https:\/\/([^/?#]*)\.([^./?#]+)\.standin/, (_, host: string, scheme: string) => `${scheme}://${host}`)
}
