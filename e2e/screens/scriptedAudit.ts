import { versionsFact, type AuditEntry, type AuditFacts, type AuditKind, type AuditVerdict } from '../../src/shared/audit.ts'
import { versionsLine } from '../../src/shared/versions.ts'
import type { NoteView } from '../../src/shared/note.ts'
import { scriptedNow, scriptedVersions } from './scriptedNotes.ts'

const digest = '5f0c9ab1e27d43860d1f'.repeat(4).slice(0, 64)
const steps: readonly (readonly [AuditKind, AuditFacts])[] = [
  ['audit-begun', { notes: 0, signatures: 0 }],
  ['record-saved', { version: 1, characters: 812, digest }],
  ['draft-started', { recordVersion: 1, template: 'outpatient', templateVersion: 1, seed: 1 }],
  ['draft-ended', { phase: 'drafted', failure: null, model: 'qwen2.5-coder-1.5b-q4', sha256: digest, refused: 2 }],
  ['draft-saved', { version: 2, author: 'physician', kind: 'edit', characters: 96, digest }],
  ['finding-overridden', { version: 2, section: 'plan', rule: 'F1', characters: 12, digest }],
  ['signed', { version: 2, digest }],
  ['copied', { section: 'diagnosis', characters: 40, replacements: 0 }],
  ['settings-changed', { setting: 'clipboardSeconds', from: '60', to: '30' }],
]

/** A page of rows as main gives it: enough of them for a second page. */
export function scriptedAudit(notes: readonly NoteView[], before = 121): { entries: AuditEntry[]; total: number } {
  const noteId = notes[0]?.summary.id ?? null
  const entries = Array.from({ length: Math.min(100, before - 1) }, (_, place): AuditEntry => {
    const number = before - 1 - place
    const [kind, facts] = steps[(number - 1) % steps.length] ?? ['signed', {}]
    const isOfNote = kind !== 'audit-begun' && kind !== 'settings-changed'
    const at = scriptedNow - (120 - number) * 60_000
    return {
      number,
      at,
      actor: number % 4 === 0 ? '' : '王医生',
      kind,
      noteId: isOfNote ? noteId : null,
      draftId: null,
      // rows from before there was a stamp have none
      facts: number < 30 ? facts : { ...facts, [versionsFact]: versionsLine(scriptedVersions) },
      mac: digest,
    }
  })
  return { entries, total: 120 }
}

export function scriptedVerdict(isBroken: boolean): AuditVerdict {
  const faults = [
    { number: 17, kind: 'changed', noteId: null },
    { number: 121, kind: 'cut', noteId: null },
  ] as const
  const found = isBroken ? { faultCount: 2, faults: [...faults] } : { faultCount: 0, faults: [] }
  return { rows: 120, texts: 0, ...found, head: { number: 120, mac: digest }, lag: 0, at: scriptedNow, milliseconds: 4 }
}
