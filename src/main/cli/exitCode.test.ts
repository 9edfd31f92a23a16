import { expect, it } from 'vitest'
import { errorCodes } from '../../shared/errors.ts'
import { exitCodeOf, exitCodes } from './exitCode.ts'

it('scripts can tell bad input, a missing model, Stop and everything else apart', () => {
  const codes = (exit: number) => errorCodes.filter((code) => exitCodeOf(code) === exit)
  expect(codes(2)).toEqual([
    'invalid-input',
    'record-empty',
    'record-too-short',
    'record-too-long',
    'record-over-limit',
    'file-too-large',
    'file-binary',
    'file-encoding-unknown',
    'file-unreadable',
    'file-damaged',
    'file-encrypted',
    'file-unsupported',
    'file-doctype',
    'file-too-packed',
    'file-too-deep',
    'file-too-many-pages',
    'file-too-much-text',
    'file-no-text-layer',
    'file-no-text',
    'file-several-records',
    'file-too-slow',
    'file-reader-ended',
    'template-unknown',
    'template-unreadable',
    'template-newer',
    'template-field-unknown',
    'template-shipped',
    'template-manufactures',
    'template-absent-claims',
    'template-sections-none',
    'template-sections-many',
    'template-section-twice',
    'template-statements-many',
    'template-statements-total',
    'template-cue-bad',
    'template-topic-unknown',
    'template-section-blind',
    'batch-empty',
    'batch-too-many',
    'batch-file-too-large',
    'batch-no-separator',
    'batch-no-text-column',
    'batch-table-broken',
    'batch-source-gone',
    'batch-other-output',
    'model-not-gguf',
    'bundle-no-earlier',
    'api-port-taken',
  ])
  expect(codes(3)).toEqual(['model-missing', 'model-unknown-id'])
  expect(codes(130)).toEqual(['cancelled'])
  expect(codes(5).every((code) => code.startsWith('bundle-'))).toBe(true)
  expect(codes(4).length).toBe(errorCodes.length - 64)
})

it('no failure ends as if all were well', () => {
  expect(errorCodes.filter((code) => exitCodeOf(code) === 0)).toEqual([])
})

it('every code that a failure can end with is in the table', () => {
  const known = new Set(exitCodes.map(({ code }) => code))
  expect(errorCodes.filter((code) => !known.has(exitCodeOf(code)))).toEqual([])
})
