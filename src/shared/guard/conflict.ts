export type ConflictKind =
  'negated' | 'uncertain' | 'family' | 'status' | 'changed' | 'conditional' | 'time' | 'relative' | 'side' | 'opposite'

/** Words that the record says too, but otherwise: token span of the draft, token span of the record. */
export type Conflict = {
  readonly kind: ConflictKind
  readonly from: number
  readonly to: number
  readonly recordFrom: number
  readonly recordTo: number
  readonly draftFlags: number
  readonly recordFlags: number
}

/** One word of the record against words of the draft, whatever scopes they stand in. */
export const wordConflict = (kind: ConflictKind, [from, to]: readonly [number, number], place: number): Conflict => ({
  kind, from, to, recordFrom: place, recordTo: place + 1, draftFlags: 0, recordFlags: 0,
}) // prettier-ignore
