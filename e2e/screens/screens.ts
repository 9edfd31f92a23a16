/** The screens around the draft: its history, and what is set up once; `deskScreens.ts` brings the window there. */
export const deskScreens = [
  'history',
  'history-step',
  'history-signed',
  'history-failed',
  'settings',
  'settings-import',
  'settings-copying',
  'settings-export',
  'replacements',
  'sheet',
  'self-test',
  'self-test-faults',
  'welcome',
  'welcome-model',
  'welcome-no-model',
  'welcome-recovery',
  'welcome-sample',
] as const
export type DeskScreen = (typeof deskScreens)[number]

/** The window locked, and what leads there; `lockScreens.ts` brings it there. */
export const lockScreens = [
  'lock-pin',
  'lock-no-pin',
  'lock-wrong',
  'lock-wait',
  'lock-accounts',
  'lock-lost',
  'lock-no-way',
  'lock-recovery',
  'settings-security',
  'pin-set',
  'pin-change',
  'recovery-key',
  'sign-pin',
] as const
export type LockScreenName = (typeof lockScreens)[number]

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
  'mix-up',
  'statement-selected',
  'complaint-long',
  'patient-unknown',
  'search',
  'search-none',
  'filter-none',
  'queue-many',
  'palette',
  'palette-empty',
  'paste-dialog',
  'encoding-dialog',
  'engine-details',
  'toasts',
  'startup-failed',
  'long-record',
  'crlf',
  ...deskScreens,
  ...lockScreens,
] as const
export type ScreenName = (typeof screens)[number]

/** Records at the limit, to be opened and scrolled: many lines, and one line without an end. */
export const hugeRecords = ['huge-lines', 'huge-line'] as const
export type HugeRecord = (typeof hugeRecords)[number]
