import type { Page } from 'playwright/test'

/** Window sizes by what they stand for, in CSS pixels: a zoom leaves a page the room of a smaller window. */
export const sizes = [
  { name: 'full-hd', width: 1920, height: 1080 },
  { name: 'zoom-125', width: 1093, height: 614 },
  { name: 'zoom-150', width: 911, height: 512 },
  { name: 'zoom-175', width: 781, height: 439 },
  { name: 'zoom-200', width: 683, height: 384 },
  { name: 'half', width: 683, height: 768 },
] as const

/** What does not fit this window: what makes the page wider than it, keys that can't be seen, words that are cut with no way to the rest. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()} ${element.className} ${(element.textContent ?? '').slice(0, 40)}`
    const isOutside = ({ left, right, top, bottom }: DOMRect): boolean => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
    const dialog = document.querySelector('dialog[open]')
    const inDialog = 'dialog[open] > div:last-of-type button'
    const inWindow =
      '[data-testid=sign], [data-testid=start-draft], [data-testid=stop-draft], [data-testid=go-to-finding], [data-testid=next-finding], [data-testid=unlock]'
    const keys = [...document.querySelectorAll<HTMLElement>(dialog === null ? inWindow : inDialog)]
    const cut = keys.filter((key) => key.checkVisibility() && isOutside(key.getBoundingClientRect()))
    // what scrolls sideways hides its end, and what is clipped has none; the headings of the record have a list of all of them beside, those of the help come into sight with the Tab key
    const isAllowed = (element: Element) =>
      element.matches('.hidden-visually, input, textarea, [data-testid=outline] *, nav') || element.clientWidth <= 2
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      if (element.scrollWidth <= element.clientWidth + 1 || !element.checkVisibility() || isAllowed(element)) return false
      const { overflowX, textOverflow } = getComputedStyle(element)
      const isControl = element.matches('button, label, legend, th, h1, h2, h3, h4')
      return overflowX === 'auto' || overflowX === 'scroll' || (isControl && overflowX !== 'visible' && textOverflow !== 'ellipsis')
    })
    const isPageWide = document.documentElement.scrollWidth > document.documentElement.clientWidth
    return [
      ...(isPageWide ? ['the page is wider than the window'] : []),
      ...cut.map((key) => `out of sight: ${nameOf(key)}`),
      ...wide.map((element) => `wider than its place: ${nameOf(element)}`),
    ]
  })
}
