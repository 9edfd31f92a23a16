/** Every screen that is looked at, by name; `harness.tsx` knows how to bring the window there. */
export const screens = [
  'empty',
  'recorded',
  'loading-model',
  'prefill',
  'streaming',
  'drafted',
  'details-open',
  'edited',
  'findings',
  'finding-current',
  'finding-kept',
  'override-dialog',
  'sign-refused',
  'sign-kept',
  'omission-current',
  'omissions-none',
  'check-failed',
  'save-failed',
  'sign-dialog',
  'signed',
  'stopped',
  'model-missing',
  'record-failed',
  'notices',
  'redraft-dialog',
  'palette',
  'palette-empty',
  'paste-dialog',
  'encoding-dialog',
  'engine-details',
  'toasts',
  'startup-failed',
  'long-record',
  'crlf',
] as const
export type ScreenName = (typeof screens)[number]

/** Records at the limit, to be opened and scrolled: many lines, and one line without an end. */
export const hugeRecords = ['huge-lines', 'huge-line'] as const
export type HugeRecord = (typeof hugeRecords)[number]
