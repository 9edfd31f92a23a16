import type { ExportProfile } from './settings.ts'

export type ExportedSection = { readonly id: string; readonly heading: string; readonly text: string }

/** The sections in the order of the hospital's form; those that it does not name come after, in their own order. */
export function inOrder<Section extends { readonly id: string }>(sections: readonly Section[], order: readonly string[]): Section[] {
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...sections].sort((one, other) => place(one.id) - place(other.id))
}

/** One section for a field of its own: its text without the heading. */
export function exportSection({ text }: ExportedSection, profile: ExportProfile): string {
  return finished(text, profile)
}

/** The whole summary, each section on a new line, after its heading where the profile has them; `label` is the last line. */
export function exportNote(sections: readonly ExportedSection[], profile: ExportProfile, label: string | null = null): string {
  const lines = inOrder(sections, profile.order).map(({ heading, text }) =>
    profile.hasHeadings ? `${heading}${colonAfter(heading)}${text}` : text,
  )
  return finished([...lines, ...(label === null ? [] : [label])].join('\n'), profile)
}

function finished(text: string, { width, lineEnds }: ExportProfile): string {
  return inWidth(text, width).replace(/\r\n|\r|\n/g, lineEnds === 'crlf' ? '\r\n' : '\n')
}

function colonAfter(heading: string): string {
  return /\p{Script=Han}/u.test(heading) ? '：' : ': '
}

/** How far a full-width sign lies from its ASCII one. */
const widthOffset = 0xfee0
/** Letters, digits and the signs of numbers; the punctuation between Chinese words is wide in any case and stays. */
const wideSigns = /[０-９Ａ-Ｚａ-ｚ％．／＋－＜＝＞～＆＃＊＠＾＿｜＄]/g

/** Some forms count or sort by one width only: `half` narrows letters, digits and their signs, `full` widens everything that has a wide form. */
function inWidth(text: string, width: ExportProfile['width']): string {
  const shifted = (sign: string, by: number): string => String.fromCharCode(sign.charCodeAt(0) + by)
  switch (width) {
    case 'keep':
      return text
    case 'half':
      return text.replace(wideSigns, (sign) => shifted(sign, -widthOffset))
    case 'full':
      return text.replace(/[!-~]/g, (sign) => shifted(sign, widthOffset))
  }
}
