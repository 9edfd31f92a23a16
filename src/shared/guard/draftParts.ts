import { segmentRecord, type HeadingTable } from '../text/segment.ts'
import { withoutAbsence } from './absence.ts'
import type { SectionKind } from './sectionKind.ts'
import { planTopics } from './topics.ts'

/** A part of a section's text: `text` and `content` are as long as the section, with spaces where it is not; `content` lacks headings and mark-up too. */
export type DraftPart = { readonly kind: SectionKind; readonly text: string; readonly content: string }

function kindOf(topic: string): SectionKind | undefined {
  if (topic === 'chief-complaint') return 'complaint'
  return topic === 'diagnosis' ? 'diagnosis' : planTopics.has(topic) ? 'plan' : undefined
}
const markUp = /\*{1,3}|^#{1,6}(?=\s)|^[ \t]*[-*•](?=\s)|`{1,3}/gm
const doubtful = /拟诊|考虑|疑|working|provisional|suspected/i
const spaces = (text: string) => text.replace(/[^\n]/g, ' ')

/**
 * What of a section is said of the patient: without Markdown, and without the headings of a draft, which claim nothing. A draft as one free text comes
 * back as one part for each kind of section that its headings open, so that each is held to the rules of its kind. Offsets stay those of the section.
 */
export function draftParts(kind: SectionKind, text: string, headings: HeadingTable): DraftPart[] {
  const plain = withoutAbsence(text.replace(markUp, spaces))
  const found = segmentRecord(plain, headings).flatMap(({ start, end, headingEnd, topic }) => {
    const own = kindOf(topic ?? '')
    return own ? [{ start, end, headingEnd, kind: own }] : []
  })
  if (found.length === 0) return [{ kind, text, content: plain }]
  let content = ''
  let at = 0
  for (const { start, headingEnd } of found) {
    const heading = plain.slice(start, headingEnd)
    // 拟诊：脑梗死 is no plain 脑梗死: a doubtful heading says something
    content += plain.slice(at, start) + (doubtful.test(heading) ? heading : spaces(heading))
    at = headingEnd
  }
  content += plain.slice(at)
  if (kind !== 'free') return [{ kind, text, content }]
  return (['free', 'complaint', 'diagnosis', 'plan'] as const).flatMap((own) => {
    const only = (whole: string) => {
      let kept = ''
      let from = 0
      for (const part of found) {
        kept += own === 'free' ? whole.slice(from, part.start) : spaces(whole.slice(from, part.start))
        kept += own === part.kind ? whole.slice(part.start, part.end) : spaces(whole.slice(part.start, part.end))
        from = part.end
      }
      return kept + (own === 'free' ? whole.slice(from) : spaces(whole.slice(from)))
    }
    const said = only(content)
    return said.trim() === '' ? [] : [{ kind: own, text: only(text), content: said }]
  })
}
