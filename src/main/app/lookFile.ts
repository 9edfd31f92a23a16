import fs from 'node:fs'
import { z } from 'zod'
import { themes } from '../../shared/choices.ts'
import { languages } from '../../shared/messages/formatFailure.ts'
import { ownerId } from '../../shared/security.ts'
import { writeAtomically } from './keys/atomicFile.ts'

const lookSchema = z.object({ language: z.enum(languages), theme: z.enum(themes), accountId: z.string() })
export type Look = z.infer<typeof lookSchema>

/** What the lock screen has to know before the database is open: in which words and colours, and who worked here last. Nothing that matters is lost with it. */
export class LookFile {
  readonly #file: string
  readonly #locale: string

  constructor(file: string, locale: string) {
    this.#file = file
    this.#locale = locale
  }

  read(): Look {
    const unknown: Look = { language: this.#locale.startsWith('en') ? 'en' : 'zh', theme: 'system', accountId: ownerId }
    try {
      return { ...unknown, ...lookSchema.partial().parse(JSON.parse(fs.readFileSync(this.#file, 'utf8'))) } as Look
    } catch {
      return unknown
    }
  }

  write(change: Partial<Look>): void {
    const before = this.read()
    const look = { ...before, ...change }
    if (fs.existsSync(this.#file) && JSON.stringify(before) === JSON.stringify(look)) return
    writeAtomically(this.#file, JSON.stringify(look))
  }
}
