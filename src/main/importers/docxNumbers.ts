import { childAt, childrenOf, type MarkupElement } from './markupTree.ts'

type Level = { readonly format: string; readonly template: string; readonly start: number }

const hanDigits = '零一二三四五六七八九'

/** The numbers that Word writes before the paragraphs of a list; they are no part of its text, and orders would lose them. */
export class ListNumbers {
  readonly #levels = new Map<string, ReadonlyMap<string, Level>>()
  readonly #counts = new Map<string, number[]>()

  constructor(numbering: MarkupElement | undefined) {
    if (!numbering) return
    const shapes = new Map(
      childrenOf(numbering, 'abstractNum').map((shape) => [
        shape.attributes['w:abstractNumId'] ?? '',
        new Map(
          childrenOf(shape, 'lvl').map((level) => [
            level.attributes['w:ilvl'] ?? '0',
            {
              format: valueOf(level, 'numFmt') ?? 'decimal',
              template: valueOf(level, 'lvlText') ?? '%1.',
              start: Number(valueOf(level, 'start') ?? 1),
            },
          ]),
        ),
      ]),
    )
    for (const list of childrenOf(numbering, 'num'))
      this.#levels.set(list.attributes['w:numId'] ?? '', shapes.get(valueOf(list, 'abstractNumId') ?? '') ?? new Map())
  }

  /** What stands before the paragraph with these list properties. */
  next(properties: MarkupElement | undefined): string {
    if (!properties) return ''
    const list = valueOf(properties, 'numId') ?? '0'
    const depth = Number(valueOf(properties, 'ilvl') ?? 0)
    const levels = this.#levels.get(list)
    const level = levels?.get(String(depth))
    if (list === '0') return ''
    if (!levels || !level || level.format === 'bullet') return '- '
    const counts = (this.#counts.get(list) ?? []).slice(0, depth + 1)
    for (let above = 0; above < depth; above++) counts[above] ??= levels.get(String(above))?.start ?? 1
    counts[depth] = counts[depth] === undefined ? level.start : counts[depth] + 1
    this.#counts.set(list, counts)
    const number = level.template.replace(/%(\d)/g, (_, digit: string) =>
      written(counts[Number(digit) - 1] ?? 1, levels.get(String(Number(digit) - 1))?.format ?? 'decimal'),
    )
    return level.format === 'none' ? '' : `${number} `
  }
}

function valueOf(element: MarkupElement, name: string): string | undefined {
  return childAt(element, name)?.attributes['w:val']
}

function written(number: number, format: string): string {
  if (format.startsWith('chinese') || format.startsWith('ideograph') || format.startsWith('taiwanese')) return inHan(number)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((number - 1) % 26))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  return format === 'decimalEnclosedCircle' && number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : String(number)
}

/** Up to 99; no list of a record is longer. */
function inHan(number: number): string {
  if (number > 99 || number < 0) return String(number)
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return hanDigits[ones] ?? ''
  return `${tens === 1 ? '' : (hanDigits[tens] ?? '')}十${ones === 0 ? '' : (hanDigits[ones] ?? '')}`
}
