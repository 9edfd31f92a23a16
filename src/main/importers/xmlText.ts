import { innerText, type MarkupElement } from './markupTree.ts'

/** XML of a system that is not known here: each innermost element a line, after its name where that is Chinese and so says what it holds. */
export function xmlText(root: MarkupElement): string {
  const lines: string[] = []
  const visit = (element: MarkupElement) => {
    const inner = element.children.filter((child) => typeof child !== 'string')
    if (inner.length > 0) {
      for (const child of element.children) {
        if (typeof child !== 'string') visit(child)
        else if (child.trim() !== '') lines.push(child.trim())
      }
      return
    }
    const text = innerText(element).trim()
    if (text !== '') lines.push(/\p{Script=Han}/u.test(element.name) ? `${element.name}：${text}` : text)
  }
  visit(root)
  return lines.join('\n')
}
