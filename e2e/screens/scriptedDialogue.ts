import type { DialogueTurn } from '../../src/shared/dialogue.ts'
import type { DraftId, Statement } from '../../src/shared/note.ts'
import { draftedDraft, scriptedNow, strokeNote } from './scriptedNotes.ts'

const { text: record } = strokeNote.record
const passage = (words: string) => {
  const start = record.indexOf(words)
  if (start < 0) throw new Error(`the record lacks ${words}`)
  return { start, end: start + words.length, text: words }
}
const idOf = (number: number) => `00000000-0000-4000-8000-0000000000e${String(number)}` as DraftId
const diagnosis = draftedDraft.sections.find(({ id }) => id === 'diagnosis')
if (diagnosis === undefined) throw new Error('the script has no diagnosis')
const [first, second] = diagnosis.statements
if (first === undefined || second === undefined) throw new Error('the script has not its two diagnoses')

/** A question that the record answers, one that it does not, and an instruction whose proposal is open. */
export const scriptedTurns: readonly DialogueTurn[] = [
  { question: '过敏史？', reply: { kind: 'answer' as const, passages: [passage('青霉素过敏（皮疹）')] } },
  { question: '最近一次肌酐？', reply: { kind: 'absent' as const, text: '原文未记载。' } },
  {
    question: '诊断结论再短一点',
    reply: {
      kind: 'proposal' as const,
      sectionId: 'diagnosis',
      start: 0,
      end: diagnosis.text.length,
      oldText: diagnosis.text,
      newText: '高血压急症（高血压病3级，很高危）；急性脑梗死（左侧基底节区）。',
      statements: [{ ...first, text: '高血压急症（高血压病3级，很高危）；急性脑梗死（左侧基底节区）。' }],
      rejections: [],
    },
  },
].map((turn, number) => ({ ...turn, id: idOf(number), draftId: draftedDraft.id, recordVersion: 1, at: scriptedNow + number * 20_000 }))

export const scriptedSuggestions: readonly Statement[] = [
  '监测血压，评估吞咽功能。',
  '完善颈部血管超声。',
  '向家属交代卒中早期识别与就诊途径。',
].map((text) => ({ text, kind: 'suggestion', evidence: [] }))
