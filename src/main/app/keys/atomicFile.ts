import fs from 'node:fs'
import path from 'node:path'

/** The file with this content and no other, for this user only, on disk when it returns: a start that was cut off leaves the old one. */
export function writeAtomically(file: string, content: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.new`
  fs.writeFileSync(temporary, content, { mode: 0o600, flush: true })
  fs.renameSync(temporary, file)
  if (process.platform === 'win32') return
  // the name itself is on disk only with its folder
  const folder = fs.openSync(path.dirname(file), 'r')
  try {
    fs.fsyncSync(folder)
  } finally {
    fs.closeSync(folder)
  }
}
