import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AppEvent } from './contract.ts'
import type { DraftId, DraftView, NoteId, NoteSummary, NoteView, Statement } from './note.ts'
import { liveNote, reduceNote, type LiveNote } from './reduceNote.ts'

const noteId = '00000000-0000-4000-8000-000000000001' as NoteId
const draftId = '00000000-0000-4000-8000-0000000000d1' as DraftId
const otherNoteId = '00000000-0000-4000-8000-000000000002' as NoteId
const otherDraftId = '00000000-0000-4000-8000-0000000000d2' as DraftId
const sectionIds = ['chief-complaint', 'diagnosis', 'plan'] as const

const summary: NoteSummary = {
  id: noteId,
  title: '周某某 男 68岁',
  phase: 'recorded',
  createdAt: 1,
  updatedAt: 1,
  characters: 4,
  preview: '胸闷3天',
  isSample: true,
  toCheck: null,
}

const emptyDraft: DraftView = {
  id: draftId,
  templateId: 'outpatient',
  templateVersion: null,
  versions: null,
  phase: 'generating',
  version: 0,
  author: 'model',
  startedAt: 10,
  sections: sectionIds.map((id) => ({ id, heading: id, text: '', statements: [] })),
  failure: null,
  coverage: null,
  timing: null,
  model: null,
  rejections: [],
  signedAt: null,
}

const view: NoteView = { summary, record: { text: '胸闷3天', segments: [], notices: [] }, draft: null }

function statement(text: string): Statement {
  return { text, kind: 'record', evidence: [{ start: 0, end: 2, text: '胸闷' }] }
}

function apply(note: LiveNote | null, events: readonly AppEvent[]): LiveNote | null {
  return events.reduce(reduceNote, note)
}

const started: LiveNote | null = reduceNote(liveNote(view), { type: 'draft-started', noteId, draft: emptyDraft })

describe('reduceNote', () => {
  test('shows a started draft and its phase', () => {
    expect(started).toEqual({ ...view, summary: { ...summary, phase: 'generating' }, draft: emptyDraft, greyText: {}, prefill: null })
  })

  test('keeps grey text apart from settled text', () => {
    const note = apply(started, [
      { type: 'statement-settled', draftId, sectionId: 'diagnosis', statement: statement('心力衰竭。') },
      { type: 'statement-delta', draftId, sectionId: 'diagnosis', text: '心房' },
      { type: 'statement-delta', draftId, sectionId: 'diagnosis', text: '颤动' },
    ])
    expect([note?.draft?.sections[1]?.text, note?.greyText]).toEqual(['心力衰竭。', { diagnosis: '心房颤动' }])
  })

  test('drops the grey text of a withdrawn statement', () => {
    const note = apply(started, [
      { type: 'statement-delta', draftId, sectionId: 'plan', text: '口服阿司' },
      { type: 'statement-withdrawn', draftId, sectionId: 'plan' },
    ])
    expect([note?.draft?.sections[2]?.text, note?.greyText]).toEqual(['', { plan: '' }])
  })

  test('shows how far the record is read, until the first words come', () => {
    const reading = apply(started, [{ type: 'prefill-progress', draftId, done: 128, total: 900, part: 1, parts: 2 }])
    const writing = apply(reading, [{ type: 'statement-delta', draftId, sectionId: 'plan', text: '口' }])
    expect([reading?.prefill, writing?.prefill]).toEqual([{ done: 128, total: 900, part: 1, parts: 2 }, null])
  })

  test('sets a space between Latin sentences and none between Chinese ones', () => {
    const settle = (text: string): AppEvent => ({ type: 'statement-settled', draftId, sectionId: 'plan', statement: statement(text) })
    const texts = [
      apply(started, [settle('Bed rest.'), settle('Aspirin 100 mg.')]),
      apply(started, [settle('卧床。'), settle('阿司匹林100mg。')]),
    ]
    expect(texts.map((note) => note?.draft?.sections[2]?.text)).toEqual(['Bed rest. Aspirin 100 mg.', '卧床。阿司匹林100mg。'])
  })

  test('does not add a statement twice when its frame comes after the view that holds it', () => {
    const event: AppEvent = { type: 'statement-settled', draftId, sectionId: 'diagnosis', statement: statement('心力衰竭。') }
    expect(apply(started, [event, event])).toEqual(apply(started, [event]))
  })

  test('takes the ended draft whole, whatever was shown before', () => {
    const ended: DraftView = { ...emptyDraft, phase: 'stopped', failure: { code: 'cancelled', params: {} } }
    const note = apply(started, [
      { type: 'statement-delta', draftId, sectionId: 'plan', text: '口服' },
      { type: 'draft-ended', noteId, draft: ended },
      { type: 'statement-delta', draftId, sectionId: 'plan', text: '太迟' },
    ])
    expect(note).toEqual({ ...view, summary: { ...summary, phase: 'stopped' }, draft: ended, greyText: {}, prefill: null })
  })

  test('ignores an older draft that ends after a newer one has begun', () => {
    const newer: DraftView = { ...emptyDraft, id: otherDraftId, startedAt: 20 }
    const note = reduceNote(started, { type: 'draft-started', noteId, draft: newer })
    expect(reduceNote(note, { type: 'draft-ended', noteId, draft: { ...emptyDraft, phase: 'stopped' } })).toBe(note)
  })

  test('has nothing to change while no note is open', () => {
    expect(reduceNote(null, { type: 'draft-started', noteId, draft: emptyDraft })).toBeNull()
  })

  test('a lost delta heals when its statement settles', () => {
    const piece = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
    const written = fc.record({
      sectionId: fc.constantFrom(...sectionIds),
      pieces: fc.array(fc.record({ text: piece, isLost: fc.boolean() }), { maxLength: 6 }),
    })
    fc.assert(
      fc.property(fc.array(written, { maxLength: 8 }), (statements) => {
        const settle = (index: number, item: (typeof statements)[number]): AppEvent => {
          const text = `${index}${item.pieces.map((one) => one.text).join('')}`
          return { type: 'statement-settled', draftId, sectionId: item.sectionId, statement: statement(text) }
        }
        const withLosses = statements.flatMap((item, index): AppEvent[] => [
          ...item.pieces
            .filter((one) => !one.isLost)
            .map((one): AppEvent => ({ type: 'statement-delta', draftId, sectionId: item.sectionId, text: one.text })),
          settle(index, item),
        ])
        const settledOnly = statements.map((item, index) => settle(index, item))
        expect(apply(started, withLosses)).toEqual(apply(started, settledOnly))
      }),
    )
  })

  test('ignores events of unknown notes, drafts and sections, without a copy', () => {
    const anywhere = fc.constantFrom<AppEvent>(
      { type: 'note-changed', summary: { ...summary, id: otherNoteId, title: '别人' } },
      { type: 'draft-started', noteId: otherNoteId, draft: emptyDraft },
      { type: 'draft-ended', noteId: otherNoteId, draft: { ...emptyDraft, phase: 'drafted' } },
      { type: 'prefill-progress', draftId: otherDraftId, done: 1, total: 2, part: 1, parts: 1 },
      { type: 'statement-delta', draftId: otherDraftId, sectionId: 'plan', text: '别人的' },
      { type: 'statement-delta', draftId, sectionId: 'no-such-section', text: '别处' },
      { type: 'statement-settled', draftId: otherDraftId, sectionId: 'plan', statement: statement('别人的。') },
      { type: 'statement-settled', draftId, sectionId: 'no-such-section', statement: statement('别处。') },
      { type: 'statement-withdrawn', draftId: otherDraftId, sectionId: 'plan' },
      { type: 'failure', failure: { code: 'disk-full', params: {} } },
    )
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 12 }), (events) => {
        expect(apply(started, events)).toBe(started)
      }),
    )
  })
})
