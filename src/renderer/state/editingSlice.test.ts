import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bridge, Input } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import { createWorkstationStore, type WorkstationStore } from './createWorkstationStore.ts'
import { shownText } from './shownText.ts'
import { bridgeWith, done, draftId, failed, firstId, secondId, testDraft, testNote } from './testBridge.ts'

type Saved = Input<'saveDraft'>

const full: Failure = { code: 'disk-full', params: {} }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Answers a save as main does: the next version, with the texts that were sent. */
function accept(input: Saved): ReturnType<Bridge['saveDraft']> {
  const sections = testDraft().sections.map((section) => ({
    ...section,
    text: input.sections.find((other) => other.id === section.id)?.text ?? '',
  }))
  return Promise.resolve(done({ version: input.baseVersion + 1, sections }))
}

function acceptNoting(saves: Saved[], input: Saved): ReturnType<Bridge['saveDraft']> {
  saves.push(input)
  return accept(input)
}

async function openWith(saveDraft: Bridge['saveDraft'], answers: Partial<Bridge> = {}): Promise<WorkstationStore> {
  const store = createWorkstationStore(bridgeWith([testNote(firstId, testDraft()), testNote(secondId)], { saveDraft, ...answers }), {
    now: () => 77,
  })
  await store.getState().load()
  return store
}

function shown(store: WorkstationStore, sectionId: string): string | undefined {
  const { note, edits } = store.getState()
  const section = note?.draft?.sections.find((other) => other.id === sectionId)
  return note?.draft && section ? shownText(edits, note.draft, section) : undefined
}

test('saves 300 ms after the last key, with the base version and every section', async () => {
  const saves: Saved[] = []
  const store = await openWith((input) => acceptNoting(saves, input))
  store.getState().editSection('plan', '卧')
  await vi.advanceTimersByTimeAsync(299)
  store.getState().editSection('plan', '卧床。')
  await vi.advanceTimersByTimeAsync(299)
  expect(saves).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  const sections = [
    { id: 'chief-complaint', text: 'Chest pain.' },
    { id: 'plan', text: '卧床。' },
  ]
  expect([saves, store.getState().savedAt, store.getState().note?.draft?.version]).toEqual([
    [{ draftId, baseVersion: 1, sections, kind: 'edit' }],
    77,
    2,
  ])
})

test('what is typed while a save runs goes with the next, on the version of the first', async () => {
  const saves: Saved[] = []
  let answer = (): void => undefined
  const store = await openWith((input) => {
    saves.push(input)
    if (saves.length > 1) return accept(input)
    return new Promise((resolve) => {
      answer = () => resolve(accept(input))
    })
  })
  store.getState().editSection('plan', '一')
  await vi.advanceTimersByTimeAsync(300)
  store.getState().editSection('plan', '一二')
  await vi.advanceTimersByTimeAsync(1000)
  expect(saves.length).toBe(1)
  answer()
  await vi.advanceTimersByTimeAsync(0)
  expect(saves.map((save) => [save.baseVersion, save.sections[1]?.text])).toEqual([
    [1, '一'],
    [2, '一二'],
  ])
})

test('keeps the text on the screen when it was not saved, with the reason, and saves it on the next try', async () => {
  let isFull = true
  const store = await openWith((input) => (isFull ? Promise.resolve(failed(full)) : accept(input)))
  store.getState().editSection('plan', '卧床。')
  await vi.advanceTimersByTimeAsync(300)
  const edit = store.getState().edits[draftId]
  expect([shown(store, 'plan'), edit?.failure, edit?.unsavedSectionIds]).toEqual(['卧床。', full, ['plan']])
  isFull = false
  await store.getState().saveAllEdits()
  const after = store.getState().edits[draftId]
  expect([after?.failure, after?.unsavedSectionIds]).toEqual([null, []])
})

test('text that was not saved is still there when the note is opened again', async () => {
  const store = await openWith(() => Promise.resolve(failed(full)))
  store.getState().editSection('plan', '卧床。')
  await store.getState().openNote(secondId)
  await store.getState().openNote(firstId)
  expect(shown(store, 'plan')).toBe('卧床。')
})

test('saves at once when the note is left, and lets go of what is saved', async () => {
  const saves: Saved[] = []
  const store = await openWith((input) => acceptNoting(saves, input))
  store.getState().editSection('plan', '卧床。')
  await store.getState().openNote(secondId)
  await store.getState().openNote(firstId)
  expect([saves.length, store.getState().edits]).toEqual([1, {}])
})

test('a save on an outdated version is made again on the newest: what was typed here stays, the rest is as it was saved elsewhere', async () => {
  const saves: Saved[] = []
  let version = 1
  const store = await openWith(
    (input) => {
      saves.push(input)
      return input.baseVersion === 5 ? accept(input) : Promise.resolve(failed({ code: 'draft-outdated', params: {} }))
    },
    {
      openNote: () => {
        const sections = testDraft().sections.map((section) => (version === 5 ? { ...section, text: 'From there.' } : section))
        return Promise.resolve(done(testNote(firstId, testDraft({ version, sections }))))
      },
    },
  )
  version = 5
  store.getState().editSection('plan', '卧床。')
  await vi.advanceTimersByTimeAsync(300)
  expect([shown(store, 'plan'), saves.map((save) => save.baseVersion)]).toEqual(['卧床。', [1, 5]])
  expect(saves.at(-1)?.sections).toEqual([
    { id: 'chief-complaint', text: 'From there.' },
    { id: 'plan', text: '卧床。' },
  ])
  expect(await store.getState().saveEdits(draftId)).toBe(true)
})

test('a version that can’t be caught up with is said, and not tried for ever', async () => {
  const saves: Saved[] = []
  const store = await openWith((input) => {
    saves.push(input)
    return Promise.resolve(failed({ code: 'draft-outdated', params: {} }))
  })
  store.getState().editSection('plan', '卧床。')
  await vi.advanceTimersByTimeAsync(300)
  expect(saves).toHaveLength(2)
  expect(store.getState().edits[draftId]).toMatchObject({
    isSaving: false,
    failure: { code: 'draft-outdated' },
    unsavedSectionIds: ['plan'],
  })
})

test('does not ask to sign while the last edit can’t be saved', async () => {
  const store = await openWith(() => Promise.resolve(failed(full)))
  store.getState().editSection('plan', '卧床。')
  await store.getState().requestSign()
  expect(store.getState().dialog).toBeNull()
})

test('takes no edit of a draft that may not change', async () => {
  const bridge = bridgeWith([testNote(firstId, testDraft({ phase: 'signed' }))])
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  store.getState().editSection('plan', '卧床。')
  expect(store.getState().edits).toEqual({})
})

test('whatever is typed, in any rhythm, is saved in the end, each save on the version before', async () => {
  vi.useRealTimers()
  const key = fc.record({ sectionId: fc.constantFrom('chief-complaint', 'plan'), text: fc.string({ maxLength: 5 }), isBlur: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(key, { minLength: 1, maxLength: 8 }), async (scheduler, keys) => {
      const saves: Saved[] = []
      const store = await openWith(scheduler.scheduleFunction((input: Saved) => acceptNoting(saves, input)))
      const typing = keys.map((one) => () => {
        store.getState().editSection(one.sectionId, one.text)
        if (one.isBlur) void store.getState().saveAllEdits()
        return Promise.resolve()
      })
      scheduler.scheduleSequence(typing)
      await scheduler.waitFor(new Promise((resolve) => setTimeout(resolve, 1)))
      while (scheduler.count() > 0) await scheduler.waitOne()
      const saving = store.getState().saveAllEdits()
      await scheduler.waitFor(saving)

      const wanted = new Map(keys.map((one) => [one.sectionId, one.text]))
      const last = new Map(saves.at(-1)?.sections.map((section) => [section.id, section.text]))
      expect([...wanted].map(([id, text]) => [id, text === last.get(id)])).toEqual([...wanted.keys()].map((id) => [id, true]))
      expect(saves.map((save) => save.baseVersion)).toEqual(saves.map((_, index) => index + 1))
    }),
    { numRuns: 60 },
  )
})

test('a repair is saved at once and as one; what is typed into the same save is an edit', async () => {
  const saves: Saved[] = []
  const store = await openWith((input) => acceptNoting(saves, input))
  store.getState().editSection('plan', 'Rest.', 'repair')
  await vi.advanceTimersByTimeAsync(1)
  store.getState().editSection('plan', 'Rest. Walk')
  store.getState().editSection('plan', 'Rest. Walk.', 'insertion')
  await vi.advanceTimersByTimeAsync(1)
  expect(saves.map(({ kind }) => kind)).toEqual(['repair', 'edit'])
})
