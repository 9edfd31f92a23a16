import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { maximumRecordCharacters } from '../../shared/limits.ts'
import type { NoteId } from '../../shared/note.ts'
import { listNotes, readNote } from '../store/notes.ts'
import { closeStore, openStore } from '../store/openStore.ts'
import { memoryStore } from '../store/storeFixture.ts'
import { cleanText } from './cleanText.ts'
import { saveRecord } from './saveRecord.ts'

const now = () => 1_000

test('a record becomes a note with title and preview of its own', () => {
  const store = memoryStore()
  const text = '\n  入院记录\r\n\r\n姓名：周某某    性别：男    年龄：68岁\r\n主诉：反复胸闷气促3天。'
  const { noteId, notices } = saveRecord({ store, now }, { text })
  expect(notices).toEqual([{ code: 'mixed-line-ends', count: 1 }])
  expect(readNote(store, noteId)).toEqual({
    summary: {
      id: noteId,
      title: '周某某 男 68岁',
      phase: 'recorded',
      createdAt: 1_000,
      updatedAt: 1_000,
      characters: text.length,
      preview: '反复胸闷气促3天。',
      isSample: false,
      toCheck: null,
    },
    record: { text, notices },
    draft: null,
  })
})

test.each([
  ['Admission note\nChief Complaint: Cough for 3 days.\nHPI: none', 'Cough for 3 days.'],
  ['门诊病历\n主  诉：头痛2周。现病史：无', '头痛2周。现病史：无'],
  ['胸闷3天，今日加重。\n既往体健。', '胸闷3天，今日加重。 既往体健。'],
])('the preview of %j is what brings the patient, else the beginning', (text, preview) => {
  const store = memoryStore()
  expect(readNote(store, saveRecord({ store, now }, { text }).noteId).summary.preview).toBe(preview)
})

test('a given title counts, a blank one does not', () => {
  const store = memoryStore()
  saveRecord({ store, now }, { text: '胸闷3天', title: ' 12床\n周某某 ', isSample: true })
  saveRecord({ store, now }, { text: '胸闷3天', title: '  ' })
  expect(listNotes(store).map(({ title, isSample }) => [title, isSample])).toEqual([
    ['胸闷3天', false],
    ['12床 周某某', true],
  ])
})

test.each(['', ' \n\t　\r\n'])('a record without text is refused: %j', (text) => {
  const store = memoryStore()
  expect(() => saveRecord({ store, now }, { text })).toThrow(new AppFailure('record-empty'))
  expect(listNotes(store)).toEqual([])
})

test('a record of the greatest length is kept, one more character is refused', () => {
  const store = memoryStore()
  const text = '胸'.repeat(maximumRecordCharacters)
  const { noteId } = saveRecord({ store, now }, { text })
  expect(readNote(store, noteId).record.text === text).toBe(true)
  const failure = new AppFailure('record-over-limit', { characters: maximumRecordCharacters + 1, maximum: maximumRecordCharacters })
  expect(() => saveRecord({ store, now }, { text: `${text}闷` })).toThrow(failure)
})

test('any text is on disk as it was cleaned, its preview and title whole characters on one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhai-record-'))
  try {
    const options = { path: join(folder, 'notes.db'), key: randomBytes(32) }
    const parts = fc.constantFrom('\0', '\u0007', '\ud83d', '\udc00', '😀', '\r', '\n', '\r\n', '\t', '姓名：', '周某某', ' ', 'x')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 200 }).map((all) => all.join('')),
    )
    const saved: { readonly noteId: NoteId; readonly raw: string }[] = []
    const store = openStore(options)
    fc.assert(
      fc.property(text, (raw) => {
        fc.pre(raw.trim() !== '')
        const { noteId, notices } = saveRecord({ store, now }, { text: raw })
        saved.push({ noteId, raw })
        const { record, summary } = readNote(store, noteId)
        expect(record).toEqual({ ...cleanText(raw), notices })
        expect(summary.preview).toSatisfy((preview: string) => preview.length <= 60 && preview.isWellFormed() && !/[\r\n]/.test(preview))
        expect(summary.title).toSatisfy(
          (title: string) => title.length <= 24 && title.trim() !== '' && title.isWellFormed() && !/[\r\n]/.test(title),
        )
      }),
    )
    closeStore(store)
    const reopened = openStore(options)
    expect(saved.map(({ noteId }) => readNote(reopened, noteId).record)).toEqual(saved.map(({ raw }) => cleanText(raw)))
    closeStore(reopened)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
