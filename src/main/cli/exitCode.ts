import type { ErrorCode } from '../../shared/errors.ts'

/** 0 done · 2 bad input · 3 no model · 4 the engine or the program failed · 130 stopped by the user. Stable: scripts depend on it. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'cancelled') return 130
  if (code === 'model-missing' || code === 'model-unknown-id') return 3
  if (code.startsWith('record-') || code.startsWith('file-') || code === 'template-unknown' || code === 'invalid-input') return 2
  return 4
}
