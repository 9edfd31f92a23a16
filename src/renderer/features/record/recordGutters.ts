import { RangeSet, RangeSetBuilder, StateEffect, StateField, type Extension, type StateEffectType, type Text } from '@codemirror/state'
import { gutter, GutterMarker } from '@codemirror/view'
import type { Segment } from '../../../shared/note.ts'
import type { OffsetMap } from './offsetMap.ts'

export const setNumbers = StateEffect.define<RangeSet<GutterMarker>>()
export const setOmissions = StateEffect.define<RangeSet<GutterMarker>>()

/** Markers that stay until the next are set. */
function markersOf(set: StateEffectType<RangeSet<GutterMarker>>): StateField<RangeSet<GutterMarker>> {
  return StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update: (value, { effects, docChanged }) =>
      effects.find((effect): effect is StateEffect<RangeSet<GutterMarker>> => effect.is(set))?.value ??
      (docChanged ? RangeSet.empty : value),
  })
}

/** The numbers of the segments that begin a line. Lines themselves have none: a second column of numbers would only be mistaken for the first. */
export function segmentGutter(): Extension {
  const numbers = markersOf(setNumbers)
  return [numbers, gutter({ class: 'segment-numbers', markers: (editor) => editor.state.field(numbers) })]
}

/** A mark at each line that holds something the draft lacks; a click goes to it. `onOmission` is told where it stands in the stored text. */
export function omissionGutter(onOmission: (start: number) => void): Extension {
  const omissions = markersOf(setOmissions)
  return [
    omissions,
    gutter({
      class: 'omission-marks',
      markers: (editor) => editor.state.field(omissions),
      initialSpacer: () => new OmissionMark(0, ''),
      domEventHandlers: {
        click: (editor, line) => {
          editor.state.field(omissions).between(line.from, line.to, (_from, _to, mark) => {
            if (mark instanceof OmissionMark) onOmission(mark.start)
            return false
          })
          return true
        },
      },
    }),
  ]
}

export function lineStartNumbers(segments: readonly Segment[], text: string, offsets: OffsetMap): RangeSet<GutterMarker> {
  const builder = new RangeSetBuilder<GutterMarker>()
  for (const { start, number } of segments) {
    const at = offsets.toDocument(start)
    if (beginsLine(text, start)) builder.add(at, at, new LineStartNumber(number))
  }
  return builder.finish()
}

export function beginsLine(text: string, start: number): boolean {
  const before = text[start - 1]
  return before === undefined || before === '\n' || before === '\r'
}

/** One mark a line, named by all that the line holds; `from` is of the document, `start` of the stored text. */
export function omissionMarkers(
  document: Text,
  omissions: readonly { readonly from: number; readonly start: number; readonly label: string }[],
): RangeSet<GutterMarker> {
  const lines = new Map<number, OmissionMark>()
  for (const { from, start, label } of [...omissions].sort((one, other) => one.from - other.from)) {
    const line = document.lineAt(from).from
    const known = lines.get(line)
    lines.set(line, known ? new OmissionMark(known.start, `${known.label}\n${label}`) : new OmissionMark(start, label))
  }
  return RangeSet.of([...lines].map(([line, mark]) => mark.range(line)))
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

  override toDOM(): Node {
    return document.createTextNode(String(this.number))
  }
}

class OmissionMark extends GutterMarker {
  readonly start: number
  readonly label: string

  constructor(start: number, label: string) {
    super()
    this.start = start
    this.label = label
  }

  override eq(other: OmissionMark): boolean {
    return other.start === this.start && other.label === this.label
  }

  override toDOM(): Node {
    const sign = document.createElement('span')
    sign.className = 'omission-mark'
    sign.title = this.label
    return sign
  }
}
