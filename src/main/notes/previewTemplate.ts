import { AppFailure } from '../../shared/errors.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import { lintTemplate } from '../../shared/lintTemplate.ts'
import type { NoteId } from '../../shared/note.ts'
import type { Template, TemplatePreview } from '../../shared/template.ts'
import { languageOf } from '../../shared/text/language.ts'
import { segmentAt } from '../../shared/text/segmentAt.ts'
import { segmentRecord, type HeadingTable } from '../../shared/text/segment.ts'
import { planSections } from '../pipeline/plan.ts'
import { readNote } from '../store/notes.ts'
import type { ReadableStore } from '../store/openStore.ts'

export type PreviewDeps = {
  readonly store: ReadableStore
  readonly headings: HeadingTable
  readonly topics: ReadonlySet<string>
  readonly guard: () => Guard
  readonly samples: readonly { readonly name: string; readonly text: string }[]
}

const maximumPassages = 4
/** UTF-16 units of a passage that is shown. */
const maximumPassage = 240

/**
 * What each section of a template finds in a record, without a model: of the note, or of the first sample where none is open. Throws 'note-not-found', and
 * 'template-cue-bad' for a template whose patterns can't be run.
 */
export function previewTemplate(
  { store, headings, topics, guard, samples }: PreviewDeps,
  { template, noteId }: { readonly template: Template; readonly noteId: NoteId | null },
): TemplatePreview {
  const bad = lintTemplate(template, topics).find(({ failure }) => failure.code === 'template-cue-bad')
  if (bad) throw new AppFailure(bad.failure.code, bad.failure.params)
  const { text, title } = noteId === null ? sampleOf(samples) : recordOf(store, noteId)
  const segments = segmentRecord(text, headings)
  const plans = planSections(text, segments, template, languageOf(text), guard().readRecord(text))
  return {
    title,
    language: languageOf(text),
    sections: plans.map(({ section, evidence, isStated, isQuoted = false }) => ({
      id: section.id,
      way: evidence.length === 0 ? 'absent' : isQuoted ? 'quoted' : isStated ? 'heading' : 'cue',
      count: evidence.length,
      passages: evidence.slice(0, maximumPassages).map(({ start, end }) => ({
        heading: segmentAt(segments, start)?.heading ?? null,
        text: text
          .slice(start, Math.min(end, start + maximumPassage))
          .replace(/\s+/g, ' ')
          .trim(),
        isCut: end - start > maximumPassage,
      })),
    })),
  }
}

function sampleOf(samples: PreviewDeps['samples']): { text: string; title: string | null } {
  const [first] = samples
  if (!first) throw new AppFailure('note-not-found')
  return { text: first.text, title: null }
}

function recordOf(store: ReadableStore, noteId: NoteId): { text: string; title: string | null } {
  const { record, summary } = readNote(store, noteId)
  return { text: record.text, title: summary.title }
}
