import { z } from 'zod'
import type { DraftText } from '../../shared/guard/guard.ts'
import { sentenceSpans, type Span } from '../../shared/text/sentences.ts'
import { readJsonLines } from './jsonLines.ts'

/** An invented record with a true draft of it, and the single words that make one statement of it false; see eval/falsified/README.md. */
const falsifiedSchema = z.object({
  id: z.string(),
  lang: z.enum(['zh', 'en']),
  record: z.string(),
  draft: z.record(z.string(), z.string()),
  variants: z.array(z.object({ kind: z.string(), from: z.string().min(1), to: z.string().min(1) })),
})
export type FalsifiedRecord = z.infer<typeof falsifiedSchema>

export const readFalsified = (lines: string): FalsifiedRecord[] => readJsonLines(lines).map((value) => falsifiedSchema.parse(value))

export const draftTexts = (draft: Readonly<Record<string, string>>): DraftText[] =>
  Object.entries(draft).map(([section, text]) => ({ section, text }))

/** The draft with `from` replaced, and the statements of its section that the new words stand in. Words that stand not once in the draft are an error. */
export function falsify(
  { id, draft }: FalsifiedRecord,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly texts: DraftText[]; readonly section: string; readonly statement: Span } {
  const places = draftTexts(draft).flatMap(({ section, text }) => text.split(from).slice(1).map(() => section)) // prettier-ignore
  const [section] = places
  if (section === undefined || places.length > 1) throw new Error(`${id}: “${from}” stands ${places.length} times in the draft`)
  const old = draft[section] ?? ''
  const start = old.indexOf(from)
  const text = old.slice(0, start) + to + old.slice(start + from.length)
  const touched = sentenceSpans(text).filter((span) => span.start < start + to.length && span.end > start)
  return {
    texts: draftTexts({ ...draft, [section]: text }),
    section,
    statement: { start: touched[0]?.start ?? start, end: touched.at(-1)?.end ?? start + to.length },
  }
}
