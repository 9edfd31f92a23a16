import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guard } from '../resources/guardFixture.ts'
import { indexNotes } from '../store/indexNotes.ts'
import { addDraft, addNote, memoryStore } from '../store/storeFixture.ts'
import { connectionOf } from '../store/store.ts'
import { ReadRecords } from './reviewDraft.ts'
import { saveDraft } from './saveDraft.ts'
import { searchNotes } from './searchNotes.ts'
import { signNote } from './signNote.ts'

const now = () => 8_000
const readRecords = new ReadRecords(guard)
/** Folds width and case only; no letter of it changes its length. */
const words = fc.array(fc.constantFrom('头晕', '胸闷', 'ＣＴ', 'ct', '，', '180/110', ' ', '\n', '"', '𠮷', '左侧'), { maxLength: 12 })

function bench() {
  const store = memoryStore()
  const find = (query: string) => searchNotes({ store }, { query })
  const found = (query: string) => find(query).hits.map(({ noteId, kind }) => [noteId, kind])
  return { store, find, found }
}

test('finds any two signs in a row, one alone, and a long passage, in Chinese and English', () => {
  const { store, found } = bench()
  const chinese = addNote(store, 1, '主诉：头晕、视物模糊1周。头颅CT示左侧基底节区腔隙性脑梗死。')
  const english = addNote(store, 2, 'Impression: Community-acquired pneumonia, right lower lobe.')
  for (const query of ['头晕', '晕', '视物模糊', 'ct', 'CT示', '左侧基底节区腔隙性脑梗死', '1周'])
    expect([query, found(query)]).toEqual([query, [[chinese, 'record']]])
  for (const query of ['pneumonia', 'PNEUMO', 'neu', 'ia', 'y-acquired pne', 'pneumonia lobe'])
    expect([query, found(query)]).toEqual([query, [[english, 'record']]])
})

test('width and case do not matter, on either side', () => {
  const { store, found } = bench()
  const note = addNote(store, 1, '查ＣＴ，血压１８０／１１０mmHg')
  expect(['ct', '180/110', 'ＭＭＨＧ'].map(found)).toEqual([[[note, 'record']], [[note, 'record']], [[note, 'record']]])
})

test('every word has to be in the same text, whole', () => {
  const { store, found } = bench()
  addNote(store, 1, '胸闷、闷气、气促')
  expect([found('胸闷气促'), found('胸闷 气促').length, found('胸闷 头晕'), found(''), found('  ')]).toEqual([[], 1, [], [], []])
})

test('a draft is found as it was saved last, and as signed once it is signed', () => {
  const { store, found } = bench()
  const noteId = addNote(store, 1, '诊断：心力衰竭。反复胸闷气促3天。伴双下肢浮肿。')
  const draftId = addDraft(store, noteId)
  expect(found('诊断结论')).toEqual([[noteId, 'draft']])
  saveDraft({ store, now }, { draftId, baseVersion: 1, sections: [{ id: 'diagnosis', text: '心力衰竭，待查。' }] })
  expect([found('待查'), found('心力衰竭。')]).toEqual([[[noteId, 'draft']], [[noteId, 'record']]])
  saveDraft({ store, now }, { draftId, baseVersion: 2, sections: [{ id: 'diagnosis', text: '心力衰竭。' }] })
  signNote({ store, now, guard, readRecords }, { noteId, draftId, version: 3 })
  expect([found('诊断结论'), found('待查')]).toEqual([[[noteId, 'signed']], []])
})

test('the title is found, with the place of the record where it has the words', () => {
  const { store, find } = bench()
  addNote(store, 1, '主诉：头晕。')
  expect(find('周某某').hits.map(({ snippet }) => snippet)).toEqual([{ text: '周某某', marks: [{ start: 0, end: 3 }] }])
})

test('what changed last comes first, each note once', () => {
  const { store, found } = bench()
  const [first, second] = [addNote(store, 1, '心力衰竭'), addNote(store, 2, '心力衰竭')]
  addDraft(store, first)
  expect(found('心力衰竭')).toEqual([
    [first, 'draft'],
    [second, 'record'],
  ])
})

test('quotes, operators and stars are words like any other', () => {
  const { store, found } = bench()
  const note = addNote(store, 1, '他说"不舒服" AND NOT* (疼)')
  for (const query of ['"不舒服"', 'AND', 'NOT*', '(疼)', '"', '*']) expect([query, found(query)]).toEqual([query, [[note, 'record']]])
})

test('more than a hundred notes are cut, and it is said', () => {
  const { store, find } = bench()
  for (let count = 0; count < 130; count++) addNote(store, count, `第${count}次 头晕`)
  const { hits, isCut } = find('头晕')
  expect([hits.length, isCut]).toEqual([100, true])
})

test('notes of a file that is older than the index are put into it', () => {
  const { store, found } = bench()
  const noteId = addNote(store, 1, '主诉：头晕。')
  addDraft(store, noteId)
  connectionOf(store).database.exec('DELETE FROM search_index; DELETE FROM search_texts')
  expect(found('头晕')).toEqual([])
  expect([indexNotes(store, 1), indexNotes(store, 1)]).toEqual([false, true])
  expect([found('头晕'), found('诊断结论')]).toEqual([[[noteId, 'record']], [[noteId, 'draft']]])
})

test('any part of any record finds it', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (parts, one, other) => {
      const { store, found } = bench()
      const text = `主诉：${parts.join('')}`
      const noteId = addNote(store, 1, text)
      const signs = [...text]
      const [from, to] = [one % signs.length, other % signs.length].sort((a, b) => a - b) as [number, number]
      const query = signs.slice(from, to + 1).join('')
      if (query.trim() !== '') expect(found(query)).toEqual([[noteId, 'record']])
    }),
    { numRuns: 60 },
  )
})
