import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import { patientOf, type Patient } from '../../shared/patient.ts'
import { clipboardHash } from './clipboardHash.ts'

/** What is to be copied: these sections of a note that has `sectionIds`, whose record says who it is about. */
export type Copied = {
  readonly noteId: NoteId
  readonly recordText: string
  readonly copiedSectionIds: readonly string[]
  readonly sectionIds: readonly string[]
  readonly text: string
  /** The physician's word that he has changed over to this patient. */
  readonly changesPatient: boolean
}

type Session = {
  readonly noteId: NoteId
  readonly patient: Patient
  readonly clipboardHash: string
  readonly copiedSectionIds: ReadonlySet<string>
  /** All sections of the note are copied: nothing of it is still to be pasted. */
  readonly isComplete: boolean
}

/**
 * Sections go to the EMR one by one. From the first copied section of a note until its last one, a section of another patient's note would end
 * in the same page, so it is not copied: unless the clipboard has meanwhile been used for something else, or the physician says that he has
 * changed over. Held in main, whatever the window believes.
 */
export class PasteSession {
  readonly #readClipboard: () => Promise<string>
  #session: Session | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(readClipboard: () => Promise<string>) {
    this.#readClipboard = readClipboard
  }

  /**
   * Lets `write` put the text on the clipboard, one copy after the other; throws `patients-mixed` with the other note where texts would mix.
   * A `write` that only asks something counts for nothing.
   */
  copy<T extends { readonly isCopied: boolean }>(copied: Copied, write: () => Promise<T>): Promise<T> {
    const done = this.#last.then(async () => {
      await this.#refuseMixing(copied)
      const written = await write()
      if (written.isCopied) this.#keep(copied)
      return written
    })
    this.#last = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  async #refuseMixing({ noteId, recordText, changesPatient }: Copied): Promise<void> {
    const session = this.#session
    if (session === null || session.isComplete || session.noteId === noteId || changesPatient) return
    if (isSamePatient(session.patient, patientOf(recordText)) || !(await this.#isStillOurs(session))) return
    throw new AppFailure('patients-mixed', { otherNoteId: session.noteId, copied: session.copiedSectionIds.size })
  }

  #keep({ noteId, recordText, copiedSectionIds: now, sectionIds, text }: Copied): void {
    const before = this.#session?.noteId === noteId ? [...this.#session.copiedSectionIds] : []
    const copiedSectionIds = new Set([...before, ...now])
    const isComplete = sectionIds.every((id) => copiedSectionIds.has(id))
    this.#session = { noteId, patient: patientOf(recordText), clipboardHash: clipboardHash(text), copiedSectionIds, isComplete }
  }

  /**
   * One that was emptied was not used for something else: copied text is taken away again after a while. A clipboard that can't be read counts as
   * ours as well: the question is asked once too often rather than never.
   */
  async #isStillOurs(session: Session): Promise<boolean> {
    try {
      const held = await this.#readClipboard()
      return held === '' || clipboardHash(held) === session.clipboardHash
    } catch {
      return true
    }
  }
}

/** Proved, not guessed: the same number under the same label, no sign of it masked, and no name that says otherwise. */
export function isSamePatient(one: Patient, other: Patient): boolean {
  if (one.number === null || other.number === null) return false
  const isSameNumber = one.number.label === other.number.label && one.number.value === other.number.value
  const hasOtherName = one.name !== null && other.name !== null && one.name !== other.name
  return isSameNumber && !/[*×]/.test(one.number.value) && !hasOtherName
}
