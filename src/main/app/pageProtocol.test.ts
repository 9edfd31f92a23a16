import fc from 'fast-check'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageScheme, pageUrl, servePages } from './pageProtocol.ts'

type Answer = (request: Request) => Promise<Response> | Response

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-pages-'))
const folder = path.join(root, 'renderer')
const files = {
  'index.html': '<p>',
  'assets/app.js': '1',
  'assets/app.css': 'a{}',
  'assets/icon.svg': '<svg/>',
  'assets/notes.db': 'secret',
}
let answer: Answer

beforeAll(() => {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    fs.writeFileSync(path.join(folder, name), content)
  }
  fs.writeFileSync(path.join(root, 'key.html'), 'secret')
  const handle = (scheme: string, listener: Answer) => {
    expect(scheme).toBe(pageScheme)
    answer = listener
  }
  servePages({ handle }, folder)
})
afterAll(() => {
  fs.rmSync(root, { recursive: true })
})

/** As Electron hands it over: a `Request` object of the platform refuses nothing that Chromium would send. */
const get = async (url: string, method = 'GET') => await answer({ url, method } as Request)

describe('a page of ours', () => {
  it.each([
    [pageUrl, 'text/html; charset=utf-8', '<p>'],
    ['app://yizhai/assets/app.js', 'text/javascript; charset=utf-8', '1'],
    ['app://yizhai/assets/app.css?v=1#top', 'text/css; charset=utf-8', 'a{}'],
    ['app://yizhai/assets/icon.svg', 'image/svg+xml', '<svg/>'],
    ['app://yizhai/assets/../index.html', 'text/html; charset=utf-8', '<p>'],
  ])('%s is served with its type', async (url, type, body) => {
    const response = await get(url)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, body])
  })

  it('may load nothing from elsewhere, be framed by nobody and send no referrer', async () => {
    const { headers } = await get(pageUrl)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(), microphone=()'),
    })
    expect(headers.get('content-security-policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ])
  })
})

describe('not found', () => {
  it.each([
    ['a file outside the folder', 'app://yizhai/../key.html'],
    ['the same, escaped', 'app://yizhai/%2e%2e/key.html'],
    ['the same, with its slash escaped', 'app://yizhai/..%2fkey.html'],
    ['the same, with backslashes', 'app://yizhai/..\\key.html'],
    ['the same, by its absolute path', `app://yizhai/${root}/key.html`],
    ['another host', 'app://evil/index.html'],
    ['another port', 'app://yizhai:80/index.html'],
    ['a user name before the host', 'app://evil@yizhai.evil/index.html'],
    ['a folder', 'app://yizhai/assets'],
    ['the root', 'app://yizhai/'],
    ['a file of a type that no page has', 'app://yizhai/assets/notes.db'],
    ['another case', 'app://yizhai/INDEX.html'],
    ['a NUL after the name', 'app://yizhai/index.html%00.js'],
  ])('%s', async (_, url) => {
    const response = await get(url)
    expect([response.status, await response.text()]).toEqual([404, ''])
  })

  it('any path but those of the folder', async () => {
    const names = new Set(Object.keys(files).map((name) => `/${name}`))
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (pathname) => {
        fc.pre(!names.has(new URL(`app://yizhai${pathname}`).pathname))
        expect((await get(`app://yizhai${pathname}`)).status).toBe(404)
      }),
    )
  })

  it.each(['POST', 'PUT', 'HEAD'])('%s of a page that is there', async (method) => {
    expect((await get(pageUrl, method)).status).toBe(404)
  })

  it('a file that came into the folder after the start', async () => {
    fs.writeFileSync(path.join(folder, 'late.html'), 'x')
    expect((await get('app://yizhai/late.html')).status).toBe(404)
  })
})
