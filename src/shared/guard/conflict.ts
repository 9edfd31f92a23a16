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
