import type { Span } from '../../text/sentences.ts'

type HiddenSpan = Span & { readonly kind: 'hidden' }

const invisibleStyle =
  /<(span|div|font|p|i|b|section)\b[^>\n]{0,200}(?:display:\s*none|visibility:\s*hidden|color:\s*(?:white|#fff(?:fff)?|transparent)|font-size:\s*0|opacity:\s*0|\bhidden\b)[^>\n]{0,100}>/gi
/** What a page would not show is no longer than this; an opening mark without its end hides nothing. */
const longest = 4_000

/** Comments and elements that a page would not show: nothing of a record stands in them. Each search ends where there is no closing mark left. */
export function hiddenSpans(text: string): HiddenSpan[] {
  const spans: HiddenSpan[] = []
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', at + 4)) {
    const close = text.indexOf('-->', at + 4)
    if (close < 0) break
    if (close - at <= longest) spans.push({ start: at, end: close + 3, kind: 'hidden' })
    at = close
  }
  for (const match of text.matchAll(invisibleStyle)) {
    const mark = `</${match[1] ?? ''}>`
    const from = match.index + match[0].length
    const close = text
      .slice(from, from + longest)
      .toLowerCase()
      .indexOf(mark.toLowerCase())
    spans.push({ start: match.index, end: close < 0 ? from : from + close + mark.length, kind: 'hidden' })
  }
  return spans
}
