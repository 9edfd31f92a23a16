import Database from 'better-sqlite3'

/** SQLite's name for a database without a file. */
export const inMemory = ':memory:'

const keyBytes = 32

/** What every connection runs with, in this order, and what SQLite must answer when asked. */
const settings = [
  { name: 'busy_timeout', value: '5000', answer: [5000] },
  { name: 'journal_mode', value: 'WAL', answer: ['wal', 'memory'] },
  // An existing WAL file opens at NORMAL, where the last commits can be lost with the power.
  { name: 'synchronous', value: 'FULL', answer: [2] },
  // Without it INSERT OR REPLACE would delete a row past the triggers that refuse it.
  { name: 'recursive_triggers', value: 'ON', answer: [1] },
  { name: 'foreign_keys', value: 'ON', answer: [1] },
  { name: 'temp_store', value: 'MEMORY', answer: [2] },
  { name: 'secure_delete', value: 'ON', answer: [1] },
  { name: 'trusted_schema', value: 'OFF', answer: [0] },
  { name: 'cell_size_check', value: 'ON', answer: [1] },
] as const

/**
 * The file with its key set and proved: the first page was decrypted, or SQLITE_NOTADB is thrown. Nothing is written.
 * A database in memory has no pages to encrypt and ignores the key.
 */
export function openDatabase(path: string, key: Buffer | null, options: { readonly fileMustExist?: boolean } = {}): Database.Database {
  if (key && key.length !== keyBytes) throw new RangeError(`a key has ${keyBytes} bytes`)
  const database = new Database(path, options)
  try {
    if (key && path !== inMemory) {
      database.pragma("cipher='sqlcipher'")
      database.pragma('legacy=4')
      if (database.pragma('cipher', { simple: true }) !== 'sqlcipher') throw new Error('the database library has no sqlcipher')
      database.pragma(`key="x'${key.toString('hex')}'"`)
    }
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Sets every pragma of the design and reads it back: one that did not take would cost text or let it lie about, so it throws. */
export function applySettings(database: Database.Database): void {
  for (const { name, value, answer } of settings) {
    database.pragma(`${name}=${value}`)
    const found = database.pragma(name, { simple: true })
    if (!answer.some((accepted) => accepted === found)) throw new Error(`pragma ${name} is ${String(found)}, not ${value}`)
  }
}

export function userVersionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
