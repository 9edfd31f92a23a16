import type { Input } from '../../src/shared/contract.ts'
import type { Correction } from '../../src/shared/memory/correction.ts'
import type { MemoryRule, RuleId, RuleView } from '../../src/shared/memory/rule.ts'
import type { RuleState } from '../../src/shared/memory/ruleMoves.ts'
import type { Statement } from '../../src/shared/note.ts'
import { draftedDraft, otherNotes, scriptedNow, strokeNote } from './scriptedNotes.ts'

const idOf = (number: number) => `00000000-0000-4000-8000-0000000e00${String(number).padStart(2, '0')}` as RuleId
const day = 86_400_000

type Line = Pick<MemoryRule, 'change' | 'state' | 'sectionId' | 'uses'> & { readonly reason?: string }
const term = (from: string, to: string) => ({ kind: 'term' as const, from, to })
const lines: readonly Line[] = [
  { change: term('心梗', '心肌梗死'), sectionId: 'diagnosis', state: 'approved', uses: 14 },
  { change: { kind: 'wording', from: '给予', to: '予' }, sectionId: 'plan', state: 'approved', uses: 31 },
  { change: { kind: 'frequency', form: 'digits' }, sectionId: 'plan', state: 'approved', uses: 22 },
  { change: { kind: 'order', first: 'route', then: 'dose' }, sectionId: 'plan', state: 'approved', uses: 9 },
  { change: { kind: 'leave-out', what: 'lifestyle' }, sectionId: 'plan', state: 'off', uses: 3 },
  { change: { kind: 'mark', from: '；', to: '，' }, sectionId: 'plan', state: 'suspended', uses: 5, reason: 'F4' },
  { change: { kind: 'wording', from: '患者', to: '' }, sectionId: 'plan', state: 'rolled-back', uses: 1 },
  { change: term('脑梗', '脑梗死'), sectionId: 'diagnosis', state: 'proposed', uses: 0 },
  { change: { kind: 'wording', from: '给予', to: '给' }, sectionId: 'plan', state: 'proposed', uses: 0 },
]

function viewOf(line: Line, place: number): RuleView {
  const { change, sectionId, state, uses, reason = null } = line
  const type = change.kind === 'term' || change.kind === 'frequency' ? 'terminology' : 'style'
  const at = scriptedNow - (20 - place) * day
  const words = 'from' in change ? { from: change.from, to: change.to } : { from: '', to: '' }
  const notes = [strokeNote, ...otherNotes].slice(0, 2)
  const shown = notes.map(({ summary }, number) => ({ noteId: summary.id, at: at - number * day, ...words }))
  return { id: idOf(place), sectionId, type, change, origin: 'learned', examples: [1, 2], state, reason, uses, at, shown }
}

const edits: readonly Pick<Correction, 'type' | 'before' | 'after' | 'sectionId' | 'change'>[] = [
  { sectionId: 'diagnosis', type: 'terminology', before: '脑梗（左侧）', after: '脑梗死（左侧）', change: term('脑梗', '脑梗死') },
  { sectionId: 'plan', type: 'style', before: '给予尼卡地平', after: '予尼卡地平', change: { kind: 'wording', from: '给予', to: '予' } },
  { sectionId: 'plan', type: 'omission', before: '', after: '青霉素过敏（皮疹）', change: null },
]

/** A physician's memory as it is after some weeks; approving and switching off answer as main does. */
export function scriptedMemory(hasMemory: boolean) {
  let rules = hasMemory ? lines.map(viewOf) : []
  let corrections: Correction[] = hasMemory
    ? edits.map((edit, place) => ({
        ...edit,
        number: place + 1,
        noteId: strokeNote.summary.id,
        draftId: draftedDraft.id,
        at: scriptedNow,
        isKept: false,
      }))
    : []
  return {
    listRules: () => rules,
    listCorrections: () => corrections,
    retypeCorrection: ({ number, type }: Input<'retypeCorrection'>) => {
      corrections = corrections.map((correction) =>
        correction.number === number ? { ...correction, number: number + 10, type } : correction,
      )
      return corrections
    },
    changeRule: ({ ruleId, to }: Input<'changeRule'>): MemoryRule => {
      rules = rules.map((rule) => (rule.id === ruleId ? { ...rule, state: to as RuleState, reason: null } : rule))
      const changed = rules.find(({ id }) => id === ruleId)
      if (changed === undefined) throw new Error(`the script has no rule ${ruleId}`)
      return changed
    },
  }
}

/** A statement that a rule has changed: both forms and the rule. */
export function byRule(statement: Statement): Statement {
  return {
    ...statement,
    kind: 'record',
    rewrite: {
      from: statement.text.replace('急性脑梗死', '脑梗'),
      rules: [{ id: idOf(7), change: term('脑梗', '急性脑梗死') }],
    },
  }
}
