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
} as const
