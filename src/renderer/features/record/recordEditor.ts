import {
  Compartment,
  EditorState,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Extension,
  type Range,
  type StateEffectType,
} from '@codemirror/state'
import { Decoration, EditorView, highlightSpecialChars, WidgetType, type DecorationSet } from '@codemirror/view'
import type { Segment } from '../../../shared/note.ts'
import { createOffsetMap, type OffsetMap } from './offsetMap.ts'
import { beginsLine, lineStartNumbers, omissionGutter, omissionMarkers, segmentGutter, setNumbers, setOmissions } from './recordGutters.ts'
import { recordTheme } from './recordTheme.ts'

/** [start, end) in UTF-16 units of the stored text. */
export type RecordSpan = { readonly start: number; readonly end: number }
export type RecordWords = { readonly text: string; readonly specialCharacter: (code: string) => string }

export type RecordMarks = {
  /** What some statement rests on. */
  readonly cited: readonly RecordSpan[]
  /** What the draft lacks, and the words for the margin. */
  readonly omitted: readonly (RecordSpan & { readonly label: string })[]
  /** What speaks to the program instead of about the patient. */
  readonly instructions: readonly RecordSpan[]
  /** What the selected statement, finding or omission is about; brought into sight. */
  readonly selected: readonly RecordSpan[]
}

/** What the reader does in the record: offsets of the stored text. */
export type RecordReader = { readonly onOmission: (start: number) => void; readonly onTop: (offset: number) => void }

export type RecordEditor = {
  readonly setRecord: (text: string, segments: readonly Segment[]) => void
  readonly setWords: (words: RecordWords) => void
  readonly mark: (marks: RecordMarks) => void
  readonly reveal: (span: RecordSpan) => void
  readonly destroy: () => void
}

/** A line counts as read once the next one stands at the top. */
const topPadding = -14

/** Characters that have no shape or turn the direction of the text, beyond those that the editor knows by itself. */
const furtherSpecialCharacters =
  /[\u034f\u115f\u1160\u180e\u200c\u200d\u202a-\u202c\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0\ud800-\udfff]|[\u{e0000}-\u{e007f}]/gu

const setMarks = StateEffect.define<DecorationSet>()
const setHeadings = StateEffect.define<DecorationSet>()

/** Decorations that stay until the next are set. */
function decorationsOf(set: StateEffectType<DecorationSet>): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (value, { effects, docChanged }) => {
      const next = effects.find((effect): effect is StateEffect<DecorationSet> => effect.is(set))
      return next?.value ?? (docChanged ? Decoration.none : value)
    },
    provide: (field) => EditorView.decorations.from(field),
  })
}

/**
 * The read-only view of a record, in a shadow root of `host`: there its styles are adopted sheets, which the content security policy
 * allows, and no style element. Offsets in and out are those of the stored text.
 */
export function createRecordEditor(host: HTMLElement, told: RecordReader): RecordEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const wordsPart = new Compartment()
  let offsets: OffsetMap = createOffsetMap('')
  const view = new EditorView({
    root,
    parent: root,
    extensions: [
      omissionGutter(told.onOmission),
      segmentGutter(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      wordsPart.of([]),
      decorationsOf(setHeadings),
      decorationsOf(setMarks),
      recordTheme,
    ],
  })

  const positions = ({ start, end }: RecordSpan): { from: number; to: number } => {
    const limit = (offset: number): number => Math.min(Math.max(offsets.toDocument(offset), 0), view.state.doc.length)
    return { from: limit(start), to: limit(end) }
  }

  const tellTop = (): void => told.onTop(offsets.toStored(view.lineBlockAtHeight(Math.max(view.scrollDOM.scrollTop - topPadding, 0)).from))
  view.scrollDOM.addEventListener('scroll', tellTop, { passive: true })

  return {
    // The text goes into an editor that stands already: one that begins with a line of megabytes draws all of it once.
    setRecord: (text, segments) => {
      offsets = createOffsetMap(text)
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        effects: [setHeadings.of(headingDecorations(segments, text, offsets)), setNumbers.of(lineStartNumbers(segments, text, offsets))],
      })
      view.scrollDOM.scrollTop = 0
    },
    setWords: (words) => view.dispatch({ effects: wordsPart.reconfigure(wordsExtension(words)) }),
    mark: ({ cited, omitted, instructions, selected }) => {
      const ranges = [
        ...rangesOf('cited', cited.map(positions)),
        ...rangesOf('omitted', omitted.map(positions)),
        ...rangesOf('instruction', instructions.map(positions)),
        ...rangesOf('evidence', selected.map(positions)),
      ]
      const first = selected[0]
      const lacking = omitted.map((span) => ({ ...span, from: positions(span).from }))
      const effects: StateEffect<unknown>[] = [
        setMarks.of(Decoration.set(ranges, true)),
        setOmissions.of(omissionMarkers(view.state.doc, lacking)),
      ]
      if (first !== undefined) effects.push(EditorView.scrollIntoView(positions(first).from, { y: 'nearest', yMargin: 72 }))
      view.dispatch({ effects })
    },
    reveal: (span) => view.dispatch({ effects: EditorView.scrollIntoView(positions(span).from, { y: 'start', yMargin: 10 }) }),
    destroy: () => view.destroy(),
  }
}

function wordsExtension(words: RecordWords): Extension {
  return [
    EditorView.contentAttributes.of({ 'aria-label': words.text, 'aria-readonly': 'true', tabindex: '0' }),
    highlightSpecialChars({
      addSpecialChars: furtherSpecialCharacters,
      render: (code) => {
        const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
        const sign = document.createElement('span')
        sign.className = 'special-character'
        sign.textContent = name
        sign.title = words.specialCharacter(name)
        return sign
      },
    }),
  ]
}

function rangesOf(
  name: 'cited' | 'omitted' | 'instruction' | 'evidence',
  spans: readonly { from: number; to: number }[],
): Range<Decoration>[] {
  const decoration = Decoration.mark({ class: name })
  return spans.filter(({ from, to }) => from < to).map(({ from, to }) => decoration.range(from, to))
}

/** Headings stand out; a segment inside a line opens with its number, which the draft names it by. */
function headingDecorations(segments: readonly Segment[], text: string, offsets: OffsetMap): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const heading = Decoration.mark({ class: 'record-heading' })
  for (const segment of segments) {
    const start = offsets.toDocument(segment.start)
    if (!beginsLine(text, segment.start))
      builder.add(start, start, Decoration.widget({ widget: new SegmentNumber(segment.number), side: -1 }))
    if (segment.heading === null || segment.headingEnd <= segment.start) continue
    const found = text.indexOf(segment.heading, segment.start)
    const from = offsets.toDocument(found >= 0 && found < segment.headingEnd ? found : segment.start)
    builder.add(from, offsets.toDocument(segment.headingEnd), heading)
  }
  return builder.finish()
}

class SegmentNumber extends WidgetType {
  readonly number: number

  constructor(number: number) {
    super()
    this.number = number
  }

  override eq(other: SegmentNumber): boolean {
    return other.number === this.number
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('span')
    sign.className = 'segment-number'
    sign.textContent = String(this.number)
    return sign
  }
}
