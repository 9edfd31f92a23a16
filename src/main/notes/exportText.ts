import type { DraftSection } from '../../shared/note.ts'

/** One section for a field of its own: its text without the heading, with the line ends that Windows programs take. */
export function exportSection({ text }: DraftSection): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}

/** The whole summary, each section on a new line after its heading. */
export function exportNote(sections: readonly DraftSection[]): string {
  return sections.map((section) => `${section.heading}${colonAfter(section.heading)}${exportSection(section)}`).join('\r\n')
}

function colonAfter(heading: string): string {
  return /\p{Script=Han}/u.test(heading) ? '：' : ': '
}
