import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Protocol } from 'electron'

export const pageScheme = 'app'
export const pageOrigin = 'app://yizhai'
export const pageUrl = `${pageOrigin}/index.html`

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The page asks for none of these, and is given none. */
const deniedFeatures = ['camera', 'microphone', 'display-capture', 'geolocation', 'usb', 'serial', 'hid', 'midi', 'payment']
  .map((feature) => `${feature}=()`)
  .join(', ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Serves the built window from `folder` and nothing else: the list of paths is made once, so no path of a request ever reaches the disk. */
export function servePages(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name)
        return [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]
      }),
  )
  protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url)
    const file = url.host === 'yizhai' && request.method === 'GET' ? files.get(url.pathname) : undefined
    const type = file === undefined ? undefined : contentTypes[path.extname(file)]
    if (file === undefined || type === undefined) return new Response('', { status: 404 })
    return new Response(await readFile(file), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'permissions-policy': deniedFeatures,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
    })
  })
}
