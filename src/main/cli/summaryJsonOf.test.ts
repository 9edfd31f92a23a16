import { expect, test } from 'vitest'
import type { DraftView } from '../../shared/note.ts'
import { guard } from '../resources/guardFixture.ts'
import { ReadRecords, reviewDraft } from '../notes/reviewDraft.ts'
import { readDraft } from '../store/drafts.ts'
import { addDraft, addNote, memoryStore } from '../store/storeFixture.ts'
import { summaryJsonOf } from './summaryJsonOf.ts'

const recordText = '主诉：反复胸闷气促3天。\n既往史：青霉素过敏。\n诊断：心力衰竭。\n'
const made: Pick<DraftView, 'coverage' | 'model' | 'timing' | 'versions'> = {
  coverage: { segments: 3, read: 3, uncovered: [] },
  versions: { application: '0.1.0', bundles: { dictionaries: '2026.11' } },
  model: { id: 'm', sha256: '0', runtime: 'cpu' },
  timing: {
    loadMs: 0,
    prefillMs: 0,
    firstTokenMs: 0,
    firstStatementMs: 0,
    totalMs: 1,
    promptTokens: 1,
    generatedTokens: 1,
    tokensPerSecond: 1,
  },
}

test('the findings and omissions of the draft are printed, by the ids of its sections', () => {
  const store = memoryStore()
  const draftId = addDraft(store, addNote(store, 1_000, recordText))
  const draft = { ...readDraft(store, draftId), ...made }
  const sections = draft.sections.map((section) => (section.id === 'complaint' ? { ...section, text: '反复胸闷气促3月。' } : section))
  const review = reviewDraft({ store, guard, readRecords: new ReadRecords(guard) }, draftId, sections)
  const { findings, omissions } = summaryJsonOf({ ...draft, sections }, review, 7)
  expect(findings.filter(({ severity }) => severity === 'red')).toMatchObject([{ section: 'complaint', span: { start: 6, end: 8 } }])
  expect(omissions.map(({ kind, evidence }) => [kind, evidence[0]?.text])).toEqual([['allergy', '青霉素过敏。']])
  for (const finding of findings) expect(Object.keys(finding)).not.toContain('override')
})
