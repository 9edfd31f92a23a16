import { expect, it } from 'vitest'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { listNotes, readNote } from '../store/notes.ts'
import { addNote, memoryStore } from '../store/storeFixture.ts'
import { installSamples } from './installSamples.ts'

const now = () => 1_000
const samples = [
  { name: '01-胸闷', text: '主诉：胸闷3天。' },
  { name: '02-头晕', text: '主诉：头晕1周。' },
]

it('an empty queue gets the samples, the first on top, named without their number and marked as samples', () => {
  const store = memoryStore()
  installSamples({ store, now, samples })
  expect(listNotes(store).map(({ title, isSample, phase }) => [title, isSample, phase])).toEqual([
    ['胸闷', true, 'recorded'],
    ['头晕', true, 'recorded'],
  ])
})

it('a queue with anything in it is left alone, so that no second start brings them again', () => {
  const store = memoryStore()
  installSamples({ store, now, samples })
  installSamples({ store, now, samples })
  expect(listNotes(store).length).toBe(2)

  const used = memoryStore()
  addNote(used)
  installSamples({ store: used, now, samples })
  expect(listNotes(used).map(({ isSample }) => isSample)).toEqual([false])
})

it('the samples that are shipped are stored as they are, with nothing to tell about them', () => {
  const store = memoryStore()
  const shipped = loadResources(resourcesFolder(import.meta.dirname)).samples
  installSamples({ store, now, samples: shipped })
  const records = listNotes(store).map(({ id }) => readNote(store, id).record)
  expect(records).toEqual(shipped.map(({ text }) => ({ text, notices: [] })))
})
