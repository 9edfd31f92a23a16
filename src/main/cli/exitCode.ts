import type { ErrorCode } from '../../shared/errors.ts'

/** What can be put right by other input. */
const badInput: readonly ErrorCode[] = [
  'invalid-input',
  'record-empty',
  'record-too-short',
  'record-too-long',
  'record-over-limit',
  'file-too-large',
  'file-binary',
  'file-encoding-unknown',
  'file-unreadable',
  'template-unknown',
]

/** 0 done · 2 bad input · 3 no model · 4 the engine or the program failed · 130 stopped by the user. Stable: scripts depend on it. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'cancelled') return 130
  if (code === 'model-missing' || code === 'model-unknown-id') return 3
  return badInput.includes(code) ? 2 : 4
}
