import type { Page } from 'playwright/test'

/** What the Tab key can be asked of a screen: controls that it never reached, that show nothing when they have the focus, or that have no name. */
export type TabFaults = { readonly stops: number; readonly unreached: string[]; readonly unseen: string[]; readonly unnamed: string[] }

type Watch = { readonly stops: Element[]; readonly looks: string[][]; readonly reached: Set<Element>; readonly unseen: Set<Element> }
declare global {
  interface Window {
    tabWatch: Watch & { readonly nameOf: (element: Element) => string; readonly look: (element: Element) => string[] }
  }
}

/** Goes through the whole screen with the Tab key, as somebody would who has nothing else. */
export async function walkByTab(page: Page): Promise<TabFaults> {
  const stops = await page.evaluate(watchTab)
  // a control may come into being on the way, and the walk may begin anywhere
  for (let press = 0; press < stops * 2 + 10; press++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(noteStop)) break
  }
  const { unreached, unseen, plain } = await page.evaluate(() => {
    const { stops: all, reached, unseen: dark, nameOf } = window.tabWatch
    // what the walk itself has taken away, such as the keys of a sentence that is no longer the selected one, was nothing to reach
    const unreachedStops = all.filter((stop) => stop.isConnected && !reached.has(stop))
    const plainStops = all.filter((stop) => !stop.matches('a, button, input, select, textarea, summary, pre, article, [role]'))
    return { unreached: unreachedStops.map(nameOf), unseen: [...dark].map(nameOf), plain: plainStops.map(nameOf) }
  })
  return { stops, unreached, unseen, unnamed: [...plain, ...(await unnamedControls(page))] }
}

/** Finds every stop that there should be: in the open dialog, else in the page; of a group of radio buttons the one that holds. */
function watchTab(): number {
  const deep = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot === null ? [] : deep(element.shadowRoot))])
  const isStop = (element: Element): boolean => {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert]') !== null)
      return false
    // a host whose focus goes into its own tree is no stop beside what is in there
    if (element.shadowRoot?.delegatesFocus === true) return false
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.name === '') return true
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(element.name)}"]`)].filter(
      (radio) => !radio.disabled,
    )
    return element === (group.find((radio) => radio.checked) ?? group[0])
  }
  const parentOf = (element: Element): Element | null => {
    const { parentElement } = element
    if (parentElement !== null) return parentElement
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }
  /** How it and what is around it is drawn, as far as a focus may show in it. */
  const look = (element: Element): string[] => {
    const seen: string[] = []
    for (let at: Element | null = element, level = 0; at !== null && level < 5; at = parentOf(at), level++) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(at)
      seen.push([outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`, boxShadow, borderColor, backgroundColor].join(';'))
    }
    return seen
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const stops = deep(document.querySelector('dialog[open]') ?? document.body).filter(isStop)
  window.tabWatch = {
    stops,
    looks: stops.map(look),
    reached: new Set(),
    unseen: new Set(),
    look,
    nameOf: (element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30)}”`,
  }
  return stops.length
}

/** Looks at what has the focus now; true once every stop was reached. */
function noteStop(): boolean {
  const { stops, looks, reached, unseen, look } = window.tabWatch
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const index = active === null ? -1 : stops.indexOf(active)
  const stop = stops[index]
  if (stop !== undefined && !reached.has(stop)) {
    reached.add(stop)
    if (JSON.stringify(look(stop)) === JSON.stringify(looks[index])) unseen.add(stop)
  }
  return reached.size === stops.length
}

/** As a screen reader has it: whatever can take the focus, and what it would be called. */
async function unnamedControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  // a plain box can be given the focus by the program (tabindex -1), and is no control; one that is a stop is looked for by the walk
  const other = ['RootWebArea', 'dialog', 'none', 'generic']
  return nodes
    .filter(
      ({ ignored, properties, role }) =>
        !ignored &&
        !other.includes(String(role?.value)) &&
        properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
    )
    .filter(({ name }) => String(name?.value ?? '').trim() === '')
    .map(({ role, description }) => `${String(role?.value)} ${String(description?.value ?? '')}`)
}
