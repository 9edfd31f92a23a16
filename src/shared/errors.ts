/** What can go wrong and is expected: the screen and the command line switch on these and say what to do next. */
export const errorCodes = [
  // bad input
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
  // batches
  'batch-not-found',
  'batch-running',
  'batch-state',
  'batch-empty',
  'batch-too-many',
  'batch-file-too-large',
  'batch-no-separator',
  'batch-no-text-column',
  'batch-table-broken',
  'batch-row-columns',
  'batch-table-in-folder',
  'batch-several-records',
  'batch-file-lossy',
  'batch-source-changed',
  'batch-source-gone',
  'batch-other-output',
  // notes
  'note-not-found',
  'draft-not-found',
  'draft-running',
  'draft-outdated',
  'note-not-drafted',
  'draft-needed',
  'note-signed',
  'note-not-signed',
  'section-unknown',
  'section-empty',
  'nothing-to-rewrite',
  'section-too-long',
  'findings-open',
  'finding-gone',
  'draft-record-exchanged',
  'patients-mixed',
  'redraft-outdated',
  'version-not-found',
  'version-other-sections',
  // memory
  'correction-not-found',
  'rule-not-found',
  'rule-state',
  'rules-full',
  'rule-refused',
  'rule-pack-unreadable',
  'rule-pack-newer',
  // models
  'model-missing',
  'model-unknown-id',
  'model-wrong-hash',
  'model-download-failed',
  'model-not-gguf',
  'model-file-unreadable',
  'model-no-chat-template',
  'model-import-running',
  'model-in-use',
  // bundles
  'bundle-unreadable',
  'bundle-wrong-key',
  'bundle-changed',
  'bundle-extra-file',
  'bundle-missing-file',
  'bundle-symlink',
  'bundle-path',
  'bundle-too-large',
  'bundle-too-large-to-drop',
  'bundle-older',
  'bundle-replayed',
  'bundle-needs-newer',
  'bundle-content',
  'bundle-no-earlier',
  // engine
  'engine-not-ready',
  'engine-load-failed',
  'engine-out-of-memory',
  'engine-crashed',
  'engine-hung',
  'engine-failed',
  'cancelled',
  'interrupted',
  // the interface for other programs
  'api-token-wrong',
  'api-foreign-caller',
  'api-too-often',
  'api-queue-full',
  'api-body-too-large',
  'api-batch-too-large',
  'api-malformed-json',
  'api-not-json',
  'api-unknown-path',
  'api-unknown-batch',
  'api-port-taken',
  // lock
  'locked',
  'pin-needed',
  'pin-wrong',
  'pin-wait',
  'pin-short',
  'pin-long',
  'pin-simple',
  'recovery-key-none',
  'recovery-key-typed',
  'recovery-key-wrong',
  'accounts-altered',
  'role-not-allowed',
  'administrator-needed',
  'account-name',
  'account-unknown',
  'accounts-need-pin',
  'account-self',
  'note-first-signed',
  // store and machine
  'store-key-lost',
  'store-unreadable',
  'store-newer',
  'store-read-only',
  'backup-damaged',
  'backup-none',
  'audit-cut',
  'disk-full',
  'clipboard-failed',
  'name-not-in-gbk',
  'print-failed',
  'file-not-written',
  'forbidden-sender',
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type FailureParams = Readonly<Record<string, string | number>>

/** A failure as data: what crosses a process boundary. `params` never hold record text. */
export type Failure = { readonly code: ErrorCode; readonly params: FailureParams }

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Thrown for every expected failure inside a process; becomes a `Failure` at the boundary. */
export class AppFailure extends Error {
  readonly code: ErrorCode
  readonly params: FailureParams

  constructor(code: ErrorCode, params: FailureParams = {}) {
    super(code)
    this.name = 'AppFailure'
    this.code = code
    this.params = params
  }

  toFailure(): Failure {
    return { code: this.code, params: this.params }
  }
}

/** Any thrown value as a failure; a bug becomes `unexpected` and keeps only its name, since a message may hold record text. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppFailure) return error.toFailure()
  if (isDiskFull(error)) return { code: 'disk-full', params: {} }
  return { code: 'unexpected', params: { name: error instanceof Error ? error.name : typeof error } }
}

function isDiskFull(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'SQLITE_FULL'
}

export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
