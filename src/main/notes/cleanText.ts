import type { Notice } from '../../shared/note.ts'

/**
 * Text as it can be stored, shown and copied: the same length in UTF-16 units, so that every offset stays. A lone surrogate becomes U+FFFD, a
 * control character its visible picture (NUL → ␀); tab and line ends stay, mixed ones too. What was done is told, never silent.
 */
export function cleanText(raw: string): { readonly text: string; readonly notices: Notice[] } {
  const wellFormed = raw.toWellFormed()
  let surrogates = 0
  for (let index = 0; index < raw.length; index++) if (raw.charCodeAt(index) !== wellFormed.charCodeAt(index)) surrogates++
  let controls = 0
  const text = wellFormed.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (control) => {
    controls++
    return String.fromCharCode(0x2400 + control.charCodeAt(0))
  })
  const notices: Notice[] = [
    { code: 'lone-surrogates', count: surrogates },
    { code: 'control-characters', count: controls },
    { code: 'mixed-line-ends', count: oddLineEnds(text) },
  ]
  return { text, notices: notices.filter(({ count }) => count > 0) }
}

/** Line ends that are not of the kind that most lines have. */
function oddLineEnds(text: string): number {
  const counts = new Map<string, number>()
  let all = 0
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
    counts.set(end, (counts.get(end) ?? 0) + 1)
    all++
  }
  return all - Math.max(0, ...counts.values())
}
