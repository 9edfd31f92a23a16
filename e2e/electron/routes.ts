import type { BrowserContext, Request as PageRequest, Route } from 'playwright'
import { ignoreClosed } from './ignoreClosed.ts'
import { goesAhead } from './preventable.ts'
import { fromChromiumUrl, schemes } from './schemes.ts'
import { webRequest } from './webRequest.ts'
import { windowOfPage } from './windows.ts'

/** Serves the application's own schemes, for all windows at once; whatever else a page asks for is aborted. */
export async function installRoutes(context: BrowserContext): Promise<void> {
  await context.route(
    () => true,
    (route, request) => ignoreClosed(answer(route, request)),
  )
}

async function answer(route: Route, request: PageRequest): Promise<void> {
  const url = fromChromiumUrl(request.url())
  if (isOfPopup(request)) return route.abort('aborted')
  if (!navigationGoesAhead(request, url) || !(await webRequest.permits(request, url))) return route.abort('aborted')
  const serve = schemes.get(new URL(url).protocol.slice(0, -1))
  if (serve === undefined) return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient')
  const body = request.postDataBuffer()
  const init = { method: request.method(), headers: await request.allHeaders(), ...(body && { body: new Uint8Array(body) }) }
  let response
  try {
    response = await serve(new Request(url, init))
  } catch (error) {
    process.stderr.write(`protocol handler for ${url} failed: ${String(error)}\n`)
    return route.abort('failed')
  }
  const headers = Object.fromEntries(response.headers)
  await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) })
}

/** Asks the application about a navigation that the page began itself. An aborted one leaves the page where it was. */
function navigationGoesAhead(request: PageRequest, url: string): boolean {
  if (!request.isNavigationRequest()) return true
  const frame = request.frame()
  const window = windowOfPage.get(frame.page())
  if (!window) return false
  const isMainFrame = frame.parentFrame() === null
  const isReload = isMainFrame && url === fromChromiumUrl(frame.url())
  if (isReload || (isMainFrame && url === window.loadingUrl)) return true
  const details = { url, isMainFrame, isSameDocument: false }
  return (
    goesAhead(window.webContents, 'will-frame-navigate', details) &&
    (!isMainFrame || goesAhead(window.webContents, 'will-navigate', details, url))
  )
}

/** A popup has no page yet when it asks for its document; it belongs to no window and is about to be closed. */
function isOfPopup(request: PageRequest): boolean {
  try {
    return !windowOfPage.has(request.frame().page())
  } catch {
    return true
  }
}
