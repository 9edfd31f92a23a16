import {
  Compartment,
  EditorState,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Extension,
  type Range,
  type StateEffectType,
} from '@codemirror/state'
import { Decoration, EditorView, gutter, GutterMarker, highlightSpecialChars, WidgetType, type DecorationSet } from '@codemirror/view'
import type { Segment } from '../../../shared/note.ts'
import { createOffsetMap, type OffsetMap } from './offsetMap.ts'
import { recordTheme } from './recordTheme.ts'

/** [start, end) in UTF-16 units of the stored text. */
export type RecordSpan = { readonly start: number; readonly end: number }
export type RecordWords = { readonly text: string; readonly specialCharacter: (code: string) => string }

export type RecordMarks = {
  /** What some statement rests on. */
  readonly cited: readonly RecordSpan[]
  /** What the draft lacks. */
  readonly omitted: readonly RecordSpan[]
  /** What the selected statement, finding or omission is about; brought into sight. */
  readonly selected: readonly RecordSpan[]
}

export type RecordEditor = {
  readonly setRecord: (text: string, segments: readonly Segment[]) => void
  readonly setWords: (words: RecordWords) => void
  readonly mark: (marks: RecordMarks) => void
  readonly reveal: (span: RecordSpan) => void
  readonly destroy: () => void
}

/** Characters that have no shape or turn the direction of the text, beyond those that the editor knows by itself. */
const furtherSpecialCharacters = /[\u200c\u200d\u202a-\u202c\u2060-\u2064\u2068]/g

const setMarks = StateEffect.define<DecorationSet>()
const setHeadings = StateEffect.define<DecorationSet>()
const setNumbers = StateEffect.define<RangeSet<GutterMarker>>()

/** The numbers of the segments that begin a line. Lines themselves have none: a second column of numbers would only be mistaken for the first. */
const segmentNumbers = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update: (value, { effects, docChanged }) =>
    effects.find((effect): effect is StateEffect<RangeSet<GutterMarker>> => effect.is(setNumbers))?.value ??
    (docChanged ? RangeSet.empty : value),
})

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
export function createRecordEditor(host: HTMLElement): RecordEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const wordsPart = new Compartment()
  let offsets: OffsetMap = createOffsetMap('')
  const view = new EditorView({
    root,
    parent: root,
    extensions: [
      segmentNumbers,
      gutter({ class: 'segment-numbers', markers: (editor) => editor.state.field(segmentNumbers) }),
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
    mark: ({ cited, omitted, selected }) => {
      const ranges = [
        ...rangesOf('cited', cited.map(positions)),
        ...rangesOf('omitted', omitted.map(positions)),
        ...rangesOf('evidence', selected.map(positions)),
      ]
      const first = selected[0]
      const effects: StateEffect<unknown>[] = [setMarks.of(Decoration.set(ranges, true))]
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

function rangesOf(name: 'cited' | 'omitted' | 'evidence', spans: readonly { from: number; to: number }[]): Range<Decoration>[] {
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

function lineStartNumbers(segments: readonly Segment[], text: string, offsets: OffsetMap): RangeSet<GutterMarker> {
  const builder = new RangeSetBuilder<GutterMarker>()
  for (const { start, number } of segments) {
    const at = offsets.toDocument(start)
    if (beginsLine(text, start)) builder.add(at, at, new LineStartNumber(number))
  }
  return builder.finish()
}

function beginsLine(text: string, start: number): boolean {
  const before = text[start - 1]
  return before === undefined || before === '\n' || before === '\r'
}

class LineStartNumber extends GutterMarker {
  readonly number: number

  constructor(number: number) {
    super()
    this.number = number
  }

  override eq(other: LineStartNumber): boolean {
    return other.number === this.number
  }

  override toDOM(): Text {
    return document.createTextNode(String(this.number))
  }
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
