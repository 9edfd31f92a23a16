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
  'welcome-sample',
] as const
export type DeskScreen = (typeof deskScreens)[number]

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
  'paste-dialog',
  'encoding-dialog',
  'engine-details',
  'toasts',
  'startup-failed',
  'long-record',
  'crlf',
  ...deskScreens,
] as const
export type ScreenName = (typeof screens)[number]

/** Records at the limit, to be opened and scrolled: many lines, and one line without an end. */
export const hugeRecords = ['huge-lines', 'huge-line'] as const
export type HugeRecord = (typeof hugeRecords)[number]
