import type { Losses } from './convertedRecord.ts'
import { childrenOf, type MarkupElement } from './markupTree.ts'

/** Elements that stand on lines of their own: HTML, and the narrative of CDA. */
const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p paragraph pre section summary table tbody tfoot thead tr ul item list'.split(
    ' ',
  ),
)
const silent = new Set('head title style noscript template datalist'.split(' '))
const active = new Set('script iframe object embed applet frame'.split(' '))
const pictures = new Set('img svg canvas picture video audio renderMultiMedia'.split(' '))

/** Whether an element is not seen on screen, by classes that its own style sheet hides. */
type IsHidden = (element: MarkupElement) => boolean
type List = { readonly isOrdered: boolean; number: number }
type Walk = {
  readonly losses: Losses
  readonly isHidden: IsHidden
  readonly lines: Lines
  readonly list: List | null
  readonly isPre: boolean
}

/**
 * What a reader sees of marked-up text, line by line: blocks and rows on lines of their own, the cells of a row with tabs between them, white space as
 * browsers show it. Scripts, pictures and hidden text are left out and counted.
 */
export function flowText(root: MarkupElement, losses: Losses, isHidden: IsHidden = isHiddenByItself): string {
  const lines = new Lines()
  for (const child of root.children) walk(child, { losses, isHidden, lines, list: null, isPre: false })
  return lines.text()
}

/** Lines on their way: white space collapses, and a line begins only where something is said. */
class Lines {
  readonly #lines: string[] = []
  #line = ''

  say(text: string, isPre: boolean): void {
    if (isPre) {
      const [first = '', ...rest] = text.split(/\r\n|\r|\n/)
      this.#line += first
      for (const line of rest) {
        this.#push()
        this.#line = line
      }
      return
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ')
    this.#line += this.#line === '' || /[ \t]$/.test(this.#line) ? collapsed.trimStart() : collapsed
  }

  /** A tab, also where the cell before it is empty: columns stay columns. */
  nextCell(): void {
    this.#line = `${this.#line.replace(/ +$/, '')}\t`
  }

  break(): void {
    this.#push()
  }

  /** The beginning of a block: on a new line. */
  block(): void {
    if (this.#line.trim() !== '') this.#push()
    else this.#line = ''
  }

  text(): string {
    this.block()
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '')
  }

  #push(): void {
    this.#lines.push(this.#line.replace(/\u00a0/g, ' ').trimEnd())
    this.#line = ''
  }
}

function walk(node: MarkupElement | string, context: Walk): void {
  const { losses, isHidden, lines, isPre } = context
  if (typeof node === 'string') {
    lines.say(node, isPre)
    return
  }
  const { name } = node
  if (silent.has(name)) {
    if (name === 'head') losses.add('active-content', childrenOf(node, 'script').length)
    return
  }
  if (active.has(name)) {
    losses.add('active-content')
    return
  }
  if (pictures.has(name)) {
    losses.add('pictures')
    return
  }
  if (isHidden(node)) {
    if (saysSomething(node)) losses.add('hidden-text')
    return
  }
  const inner = (changes: Partial<Walk> = {}) => {
    for (const child of node.children) walk(child, { ...context, ...changes })
  }
  switch (name) {
    case 'br':
      lines.break()
      return
    case 'input':
      lines.say(inputText(node), false)
      return
    case 'select':
      lines.say(chosenOption(node), false)
      return
    case 'tr':
      lines.block()
      inner()
      lines.block()
      return
    case 'td':
    case 'th':
      lines.say(cellText(node, context), true)
      lines.nextCell()
      return
    case 'ul':
    case 'ol':
    case 'list':
      lines.block()
      inner({
        list: { isOrdered: name === 'ol' || node.attributes['listType'] === 'ordered', number: Number(node.attributes['start'] ?? 1) },
      })
      lines.block()
      return
    case 'li':
    case 'item': {
      const { list } = context
      const own = new Lines()
      for (const child of node.children) walk(child, { ...context, lines: own })
      lines.block()
      lines.say(`${list?.isOrdered ? `${String(list.number++)}.` : '-'} ${own.text()}`, true)
      lines.block()
      return
    }
    case 'pre':
    case 'textarea':
      lines.block()
      inner({ isPre: true })
      lines.block()
      return
    default:
      if (blocks.has(name)) lines.block()
      inner()
      if (blocks.has(name)) lines.block()
  }
}

/** A cell is one piece of its row, whatever stands in it; a table inside keeps its lines. */
function cellText(cell: MarkupElement, context: Walk): string {
  const lines = new Lines()
  for (const child of cell.children) walk(child, { ...context, lines })
  const text = lines.text()
  return cell.children.some((child) => typeof child !== 'string' && child.name === 'table') ? text : text.replace(/\n+/g, ' ')
}

function inputText({ attributes }: MarkupElement): string {
  const type = (attributes['type'] ?? 'text').toLowerCase()
  if (type === 'checkbox' || type === 'radio') return 'checked' in attributes ? '☑' : '☐'
  return ['hidden', 'password', 'submit', 'button', 'reset', 'image', 'file'].includes(type) ? '' : (attributes['value'] ?? '')
}

function chosenOption(select: MarkupElement): string {
  const options = select.children.filter((child) => typeof child !== 'string')
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0]
  return chosen?.children.filter((child) => typeof child === 'string').join('') ?? ''
}

function saysSomething(node: MarkupElement | string): boolean {
  if (typeof node === 'string') return node.trim() !== ''
  return !silent.has(node.name) && !active.has(node.name) && node.children.some(saysSomething)
}

const hidingStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])/i
const whiteInk = /(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|transparent\b)/i

export function isHidingStyle(style: string): boolean {
  return hidingStyle.test(style) || (whiteInk.test(style) && !/background/i.test(style))
}

export function isHiddenByItself({ attributes }: MarkupElement): boolean {
  return 'hidden' in attributes || isHidingStyle(attributes['style'] ?? '')
}
