import { execFileSync } from 'node:child_process'
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const pageBytes = 4096

/** A file system of its own in memory that can be filled to the page and made read-only; `undefined` where mounting isn't permitted. */
export class SmallDisk {
  readonly folder: string
  readonly #ballast: string

  static mount(folder: string, megabytes: number): SmallDisk | undefined {
    mkdirSync(folder, { recursive: true })
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      return undefined
    }
    return new SmallDisk(folder)
  }

  private constructor(folder: string) {
    this.folder = folder
    this.#ballast = join(folder, 'ballast')
  }

  /** Leaves room for so many pages of 4096 bytes. */
  fill(pagesLeft: number): void {
    const file = openSync(this.#ballast, 'a')
    try {
      const { bavail, bsize } = statfsSync(this.folder)
      const bytes = Math.max(0, (bavail * bsize) / pageBytes - pagesLeft) * pageBytes
      for (let left = bytes; left > 0;) left -= writeSync(file, Buffer.alloc(Math.min(left, 1 << 20)))
    } finally {
      closeSync(file)
    }
  }

  empty(): void {
    const file = openSync(this.#ballast, 'a')
    if (fstatSync(file).size > 0) ftruncateSync(file, 0)
    closeSync(file)
  }

  setReadOnly(isReadOnly: boolean): void {
    execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.folder], { stdio: 'ignore' })
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' })
  }
}
