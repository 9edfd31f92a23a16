import outpatientTemplate from '../../resources/templates/outpatient.json' with { type: 'json' }
import type { Copied, Replacement, Sheet } from '../../src/shared/exporting.ts'
import type { NoteView } from '../../src/shared/note.ts'
import type { Settings } from '../../src/shared/settings.ts'

export const outpatient = { sections: outpatientTemplate.sections.map(({ id, heading }) => ({ id, heading })) }

const replacements: readonly Replacement[] = [
  { from: '⁹', code: 'U+2079', to: '^9', isLost: false, count: 2, context: { before: 'BC 12×10', after: '/L，CRP 1' } },
  { from: '\u00a0', code: 'U+00A0', to: ' ', isLost: false, count: 1, context: { before: '180/110', after: 'mmHg' } },
  { from: '\u200b', code: 'U+200B', to: '', isLost: false, count: 1, context: { before: '急性脑', after: '梗死' } },
  { from: '𠮷', code: 'U+20BB7', to: '□', isLost: true, count: 1, context: { before: '家属', after: '先生已知情' } },
]

/** Where only GBK may leave, the script's note has something to replace. */
export function scriptedCopy({ exportProfile }: Settings, acceptsReplacements: boolean): Omit<Copied, 'characters'> {
  return exportProfile.isGbk ? { isCopied: acceptsReplacements, replacements: [...replacements] } : { isCopied: true, replacements: [] }
}

export function scriptedSheet({ summary, draft }: NoteView, { hasAiLabel }: Settings): Sheet {
  return {
    title: summary.title,
    sections: (draft?.sections ?? []).map(({ id, heading, text }) => ({ id, heading, text })),
    signedAt: draft?.signedAt ?? 0,
    label: hasAiLabel ? '（人工智能起草，医师核对并于 2026-11-25 签署）' : null,
  }
}
