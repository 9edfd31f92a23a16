import { AppFailure } from '../../shared/errors.ts'

const diskFull = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']
const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB']
const readOnly = ['SQLITE_READONLY', 'EROFS']
/** Only while a file is being opened: later these are faults of one operation, not of the file. */
const closed = [
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'SQLITE_PERM',
  'SQLITE_AUTH',
  'EACCES',
  'EEXIST',
  'EPERM',
  'EROFS',
  'EISDIR',
  'ENOTDIR',
  'EIO',
]

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
/** SQLite's extended codes continue the plain one: SQLITE_CORRUPT_INDEX is a SQLITE_CORRUPT. */
const isOneOf = (codes: readonly string[], code: string) => codes.some((known) => code === known || code.startsWith(`${known}_`))

/** What a thrown value of the database means in the codes of this program; a bug is returned as it came. */
export function storeFailureOf(error: unknown): Error {
  const code = codeOf(error)
  if (isOneOf(diskFull, code)) return new AppFailure('disk-full')
  if (isOneOf(readOnly, code)) return new AppFailure('store-read-only', { reason: code })
  if (isOneOf(damaged, code)) return new AppFailure('store-unreadable', { reason: code })
  return error instanceof Error ? error : new Error(typeof error)
}

/** As `storeFailureOf`, for a file that is being opened: it may also be out of reach. The first page tells a wrong key and a foreign file alike. */
export function openFailureOf(error: unknown): Error {
  const code = codeOf(error)
  if (isOneOf(['SQLITE_NOTADB'], code)) return new AppFailure('store-key-lost', { reason: code })
  if (!isOneOf(diskFull, code) && isOneOf(closed, code)) return new AppFailure('store-unreadable', { reason: code })
  return storeFailureOf(error)
}

export function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeFailureOf(error)
  }
}
