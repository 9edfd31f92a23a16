import fs from 'node:fs'
import path from 'node:path'
import { isAlive } from './isAlive.ts'

export type SecondInstance = { readonly argv: string[]; readonly workingDirectory: string; readonly additionalData: unknown }

/**
 * One lock a profile, held by a file with the holder's process id; a dead holder's lock is taken over.
 * A second instance leaves a note in a folder that the first one watches: synchronous, so it may quit at once.
 */
export class SingleInstanceLock {
  readonly #lockFile: string
  readonly #notes: string
  #watcher: fs.FSWatcher | undefined

  constructor(userData: string) {
    this.#lockFile = path.join(userData, 'standin.lock')
    this.#notes = path.join(userData, 'standin.second-instances')
  }

  get isHeld(): boolean {
    return this.#watcher !== undefined
  }

  /** False when another process that still runs holds it; that process hears `onSecondInstance`. */
  acquire(additionalData: unknown, onSecondInstance: (second: SecondInstance) => void): boolean {
    if (this.isHeld) return true
    fs.mkdirSync(this.#notes, { recursive: true })
    if (!this.#takeLockFile()) {
      this.#leaveNote({ argv: process.argv, workingDirectory: process.cwd(), additionalData })
      return false
    }
    for (const name of fs.readdirSync(this.#notes)) fs.rmSync(path.join(this.#notes, name))
    this.#watcher = fs.watch(this.#notes, () => {
      for (const second of this.#takeNotes()) onSecondInstance(second)
    })
    this.#watcher.unref()
    process.on('exit', () => {
      this.release()
    })
    return true
  }

  release(): void {
    if (!this.isHeld) return
    this.#watcher?.close()
    this.#watcher = undefined
    fs.rmSync(this.#lockFile, { force: true })
  }

  #takeLockFile(): boolean {
    for (;;) {
      try {
        fs.writeFileSync(this.#lockFile, String(process.pid), { flag: 'wx' })
        return true
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
      const holder = Number(fs.readFileSync(this.#lockFile, 'utf8'))
      if (holder > 0 && isAlive(holder)) return false
      fs.rmSync(this.#lockFile, { force: true })
    }
  }

  #leaveNote(note: SecondInstance): void {
    const draft = path.join(this.#notes, `${process.pid}.part`)
    fs.writeFileSync(draft, JSON.stringify(note))
    fs.renameSync(draft, path.join(this.#notes, `${process.pid}.json`))
  }

  #takeNotes(): SecondInstance[] {
    const names = fs.readdirSync(this.#notes).filter((name) => name.endsWith('.json'))
    return names.map((name) => {
      const file = path.join(this.#notes, name)
      const note = JSON.parse(fs.readFileSync(file, 'utf8')) as SecondInstance
      fs.rmSync(file)
      return note
    })
  }
}
