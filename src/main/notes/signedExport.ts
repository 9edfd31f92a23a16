import { AppFailure } from '../../shared/errors.ts'
import type { Copied, Sheet } from '../../shared/exporting.ts'
import { exportNote, exportSection, inOrder } from '../../shared/exportText.ts'
import type { NoteId } from '../../shared/note.ts'
import { patientOf } from '../../shared/patient.ts'
import { readNoteSummary } from '../store/notes.ts'
import { appendAudit } from '../store/audit.ts'
import type { ReadableStore, WritableStore } from '../store/openStore.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { readSettings } from '../store/settings.ts'
import { gbkSafe, isInGbk } from './gbkSafe.ts'
import type { PasteSession } from './pasteSession.ts'
import { readHistory } from './readHistory.ts'
import { readSigned } from './readSigned.ts'
import { writeToClipboard, type Clipboard } from './writeToClipboard.ts'

/** A signed section as the profile has it. Throws `note-not-found`, `note-not-signed`, `section-unknown`. */
export function sectionText(store: ReadableStore, noteId: NoteId, sectionId: string): string {
  const section = readSigned(store, noteId).sections.find(({ id }) => id === sectionId)
  if (!section) throw new AppFailure('section-unknown', { id: sectionId })
  return exportSection(section, readSettings(store).exportProfile)
}

/** The signed summary as the profile has it. Throws `note-not-found`, `note-not-signed`. */
export function noteText(store: ReadableStore, noteId: NoteId): string {
  return exportNote(readSigned(store, noteId).sections, readSettings(store).exportProfile, aiLabelOf(store, noteId))
}

/** The signed summary for paper, which has no fields and no code page. Throws `note-not-found`, `note-not-signed`. */
export function readSheet({ store }: { readonly store: ReadableStore }, { noteId }: { readonly noteId: NoteId }): Sheet {
  const { sections, at } = readSigned(store, noteId)
  return {
    title: readNoteSummary(store, noteId).title,
    sections: inOrder(sections, readSettings(store).exportProfile.order).map(({ id, heading, text }) => ({ id, heading, text })),
    signedAt: at,
    label: aiLabelOf(store, noteId),
  }
}

/** In the language of the note; `null` where the settings do not want it, or where no model wrote a word of it. */
function aiLabelOf(store: ReadableStore, noteId: NoteId): string | null {
  if (!readSettings(store).hasAiLabel) return null
  if (!readHistory({ store }, { noteId }).some(({ author, characters }) => author === 'model' && characters > 0)) return null
  const { sections, at } = readSigned(store, noteId)
  const date = new Date(at)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  return sections.some(({ heading }) => /\p{Script=Han}/u.test(heading))
    ? `（人工智能起草，医师核对并于 ${day} 签署）`
    : `(Drafted by AI, checked and signed by the physician on ${day})`
}

export type CopyDeps = {
  readonly store: WritableStore
  readonly clipboard: Clipboard
  readonly pasteSession: PasteSession
  readonly now: () => number
}

/** What the physician has read and goes on with. */
export type CopyConsent = {
  /** Another patient's text was copied last. */
  readonly changesPatient?: boolean | undefined
  /** Characters that GBK lacks are replaced. */
  readonly acceptsReplacements?: boolean | undefined
}

/** `sectionId` `null`: the text is of the whole note. */
export type CopyTextInput = { readonly noteId: NoteId; readonly sectionId: string | null; readonly text: string } & CopyConsent

/**
 * Puts an exported text on the clipboard, unless it would mix with another patient's. Where only GBK may leave, what had to be replaced is told first,
 * and copied once that is accepted; a patient's name is never changed. Throws `patients-mixed`, `name-not-in-gbk`, `clipboard-failed`.
 */
export function copyText({ store, clipboard, pasteSession, now }: CopyDeps, input: CopyTextInput): Promise<Copied> {
  const { noteId, sectionId, changesPatient = false, acceptsReplacements = false } = input
  const recordText = readRecordVersion(store, noteId).text
  const sectionIds = readSigned(store, noteId).sections.map(({ id }) => id)
  const { isGbk } = readSettings(store).exportProfile
  const { text, replacements } = isGbk ? gbkSafe(input.text) : { text: input.text, replacements: [] }
  const copied = { noteId, recordText, copiedSectionIds: sectionId === null ? sectionIds : [sectionId], sectionIds, text, changesPatient }
  return pasteSession.copy(copied, async () => {
    if (isGbk) refuseLackingName(recordText, input.text)
    if (replacements.length > 0 && !acceptsReplacements) return { isCopied: false, characters: 0, replacements }
    const draftId = readSigned(store, noteId).draftId
    const facts = { section: sectionId, characters: text.length, replacements: replacements.length }
    // before the copy: no text leaves without a trace, and one that could not leave has a second row
    appendAudit(store, { kind: 'copied', at: now(), noteId, draftId, facts })
    try {
      return { ...(await writeToClipboard(clipboard, text)), isCopied: true, replacements }
    } catch (error) {
      appendAudit(store, { kind: 'copy-failed', at: now(), noteId, draftId, facts: { section: sectionId } })
      throw error
    }
  })
}

/** A name with another character is another name. */
function refuseLackingName(recordText: string, text: string): void {
  const lacking = [...(patientOf(recordText).name ?? '')].filter((character) => !isInGbk(character) && text.includes(character))
  if (lacking.length > 0) throw new AppFailure('name-not-in-gbk', { codes: lacking.map(codeOf).join(' ') })
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
