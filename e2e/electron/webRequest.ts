import type { CallbackResponse, OnBeforeRequestListenerDetails, WebRequest } from 'electron'
import type { Request as PageRequest } from 'playwright'
import { missing } from './missing.ts'

type Listener = (details: OnBeforeRequestListenerDetails, callback: (response: CallbackResponse) => void) => void

let listener: Listener | null = null
let lastId = 0

const resourceTypes: Readonly<Record<string, OnBeforeRequestListenerDetails['resourceType']>> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  xhr: 'xhr',
  fetch: 'xhr',
  ping: 'ping',
  media: 'media',
  websocket: 'webSocket',
}

function resourceTypeOf(request: PageRequest): OnBeforeRequestListenerDetails['resourceType'] {
  if (request.resourceType() !== 'document') return resourceTypes[request.resourceType()] ?? 'other'
  return request.frame().parentFrame() === null ? 'mainFrame' : 'subFrame'
}

/** Asks the application's `onBeforeRequest` listener, as Electron does before each request. */
function permits(request: PageRequest, url: string): Promise<boolean> {
  const ask = listener
  if (ask === null) return Promise.resolve(true)
  const details: OnBeforeRequestListenerDetails = {
    id: ++lastId,
    url,
    method: request.method(),
    resourceType: resourceTypeOf(request),
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  }
  return new Promise((resolve, reject) => {
    ask(details, ({ cancel, redirectURL }) => {
      if (redirectURL !== undefined) reject(new Error('electron.webRequest redirectURL: not in the stand-in'))
      else resolve(cancel !== true)
    })
  })
}

function onBeforeRequest(first: unknown, second?: Listener | null): void {
  if (typeof first === 'function' || first === null) listener = first as Listener | null
  else {
    const { urls } = first as { urls: string[] }
    if (!urls.every((pattern) => pattern === '<all_urls>' || pattern === '*://*/*'))
      throw new Error('electron.webRequest filter: not in the stand-in')
    listener = second ?? null
  }
}

export const webRequest = missing('webRequest', { onBeforeRequest, permits } satisfies Pick<WebRequest, 'onBeforeRequest'> & {
  permits: unknown
})
