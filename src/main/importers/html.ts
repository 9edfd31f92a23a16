import type { Losses } from './convertedRecord.ts'
import { flowText, isHiddenByItself, isHidingStyle } from './flowText.ts'
import { innerText, readHtml, type MarkupElement } from './markupTree.ts'

/** The page of a record system as its reader sees it. Throws 'file-too-deep'. */
export function htmlText(source: string, losses: Losses): string {
  const root = readHtml(source)
  const hidden = hiddenSelectors(root)
  return flowText(root, losses, (element) => {
    if (isHiddenByItself(element)) return true
    const { id, class: classes = '' } = element.attributes
    return (id !== undefined && hidden.has(`#${id}`)) || classes.split(/\s+/).some((name) => hidden.has(`.${name}`))
  })
}

/** Classes and ids that the page's own style sheets hide; selectors of more than one part are left to show. */
function hiddenSelectors(root: MarkupElement): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (element: MarkupElement) => {
    if (element.name === 'style') {
      const css = innerText(element).replace(/\/\*.*?\*\//gs, '')
      for (const [, selectors = '', style = ''] of css.matchAll(/([^{}@]{1,2000})\{([^{}]{0,5000})\}/g)) {
        if (!isHidingStyle(style)) continue
        for (const selector of selectors.split(',')) if (/^\s*[.#][\w-]+\s*$/.test(selector)) found.add(selector.trim())
      }
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return found
}
