import type { Page } from 'playwright'

/** What the page complained of and asked for since it began, what came before the watch included. */
export type PageWatch = {
  readonly complaints: readonly string[]
  /** Addresses asked for; what the content security policy stopped was not, and is a complaint. */
  requests(): string[]
}

/** Chromium tells a session that comes late of everything on the console and in its log so far, blocked content included. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const complaints: string[] = []
  const requests = new Map<string, string>()
  const session = await page.context().newCDPSession(page)
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error' || type === 'warning' || type === 'assert')
      complaints.push(`${type}: ${args.map((argument) => String(argument.value ?? argument.description)).join(' ')}`)
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    complaints.push(`exception: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`)
  })
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error' || entry.level === 'warning') complaints.push(`${entry.source}: ${entry.text}`)
  })
  session.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, request.url))
  session.on('Network.loadingFailed', ({ requestId, blockedReason }) => {
    if (blockedReason === 'csp') requests.delete(requestId)
  })
  await session.send('Runtime.enable')
  await session.send('Log.enable')
  await session.send('Network.enable')
  const earlier = () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(({ name }) => name)
  const first = await page.evaluate(earlier)
  return { complaints, requests: () => [...first, ...requests.values()] }
}
