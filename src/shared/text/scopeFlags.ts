/** What a cue makes of the words in its scope; a bit each. */
export const flags = {
  negated: 1,
  uncertain: 2,
  family: 4,
  planned: 8,
  done: 16,
  stopped: 32,
  refused: 64,
  normal: 128,
  cue: 256,
  advised: 512,
  /** Besides negated: not given, not measured, not yet back — which is no finding that it is absent. */
  undone: 1024,
  /** Beside a time to come or a visit to come: 1周后, 下次, in 2 weeks. */
  due: 2048,
  /** What holds only if something comes to pass: 若体温>38.5℃予布洛芬, return if fever. */
  conditional: 4096,
} as const

/** Still to come. */
export const ahead = flags.planned | flags.advised
/** No longer given, or never taken. */
export const leftOff = flags.stopped | flags.refused
/** Not given, for whatever reason. */
export const gone = leftOff | flags.negated
