import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bridge, Input } from '../../shared/contract.ts'
import type { Review } from '../../shared/review.ts'
import { createWorkstationStore, type WorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, draftId, failed, firstId, secondId, testDraft, testNote } from './testBridge.ts'
import { testFinding, testOmission } from './findingFixture.ts'

type Checked = Input<'checkDraft'>

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const nothing: Review = { findings: [], omissions: [] }
const red = testFinding()
const amber = testFinding({
  rule: 'A3',
  severity: 'amber',
  section: 'plan',
  span: { start: 0, end: 2 },
  passage: { text: 'No plan stated.', start: 0, end: 2 },
})

/** A store with two notes, the first one open and drafted; every check is noted and answered with `review`. */
async function openWith(review: Review, answers: Partial<Bridge> = {}) {
  const checks: Checked[] = []
  const bridge = bridgeWith([testNote(firstId, testDraft()), testNote(secondId)], {
    checkDraft: (input) => {
      checks.push(input)
      return Promise.resolve(done(review))
    },
    saveDraft: (input) => {
      const sections = testDraft().sections.map((section) => ({
        ...section,
        text: input.sections.find(({ id }) => id === section.id)?.text ?? '',
      }))
      return Promise.resolve(done({ version: input.baseVersion + 1, sections }))
    },
    ...answers,
  })
  const store = createWorkstationStore(bridge)
  await store.getState().load()
  await vi.advanceTimersByTimeAsync(0)
  return { store, bridge, checks }
}

const textsOf = (input: Checked | undefined) => input?.sections.map(({ text }) => text)
const editOf = (store: WorkstationStore) => store.getState().sectionEdit

describe('the check', () => {
  test('comes with the open draft, at once', async () => {
    const { store, checks } = await openWith({ findings: [red], omissions: [] })
    expect(checks.map(({ draftId: id }) => id)).toEqual([draftId])
    expect(store.getState().checked).toMatchObject({ draftId, findings: [red] })
  })

  test('comes with a draft that the model has just finished, not while it writes', async () => {
    const { bridge, store, checks } = await openWith(nothing)
    await store.getState().openNote(secondId)
    expect(store.getState().checked).toBeNull()
    const id = '00000000-0000-4000-8000-0000000000d2' as typeof draftId
    bridge.emit({ type: 'draft-started', noteId: secondId, draft: testDraft({ id, phase: 'generating', sections: [] }) })
    await vi.advanceTimersByTimeAsync(500)
    expect(checks.length).toBe(1)
    bridge.emit({ type: 'draft-ended', noteId: secondId, draft: testDraft({ id }) })
    await vi.advanceTimersByTimeAsync(0)
    expect([checks.length, store.getState().checked?.draftId]).toEqual([2, id])
  })

  test('waits for a pause of 250 ms and takes what is on the screen', async () => {
    const { store, checks } = await openWith(nothing)
    store.getState().editSection('plan', 'R')
    await vi.advanceTimersByTimeAsync(249)
    store.getState().editSection('plan', 'Rest.')
    await vi.advanceTimersByTimeAsync(249)
    expect(checks.length).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(checks.slice(1).map(textsOf)).toEqual([['Chest pain.', 'Rest.']])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(checks.length).toBe(2)
  })

  test('an answer about a text that has changed meanwhile is dropped, the newest text is asked about', async () => {
    const answers: ((findings: Review['findings']) => void)[] = []
    const asked: Checked[] = []
    const { store } = await openWith(nothing, {
      checkDraft: (input) => {
        asked.push(input)
        return new Promise((resolve) => answers.push((findings) => resolve(done({ findings, omissions: [] }))))
      },
    })
    store.getState().editSection('plan', 'Rest.')
    await vi.advanceTimersByTimeAsync(250)
    expect(asked.length).toBe(1)
    answers[0]?.([red])
    await vi.advanceTimersByTimeAsync(0)
    expect([store.getState().checked, asked.length, textsOf(asked[1])]).toEqual([null, 2, ['Chest pain.', 'Rest.']])
    answers[1]?.([amber])
    await vi.advanceTimersByTimeAsync(0)
    expect(store.getState().checked?.findings).toEqual([amber])
  })

  test('an answer that comes after another note was opened is not shown there', async () => {
    let answer = (): void => undefined
    const { store } = await openWith(nothing, {
      checkDraft: () => new Promise((resolve) => (answer = () => resolve(done({ findings: [red], omissions: [] })))),
    })
    await store.getState().openNote(secondId)
    answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(store.getState().checked).toBeNull()
  })

  test('a check that fails is told in its place and stops the question of the signature', async () => {
    const failure = { code: 'unexpected', params: { name: 'RangeError' } } as const
    let isBroken = true
    const { store } = await openWith(nothing, { checkDraft: () => Promise.resolve(isBroken ? failed(failure) : done(nothing)) })
    await store.getState().requestSign()
    expect([store.getState().checkFailure, store.getState().dialog]).toEqual([failure, null])
    isBroken = false
    await store.getState().requestSign()
    expect([store.getState().checkFailure, store.getState().dialog]).toEqual([null, { kind: 'sign' }])
  })

  test('the question of the signature is put only once the last words are checked', async () => {
    const { store, checks } = await openWith(nothing)
    store.getState().editSection('plan', 'Rest.')
    await store.getState().requestSign()
    expect([textsOf(checks.at(-1)), store.getState().dialog]).toEqual([['Chest pain.', 'Rest.'], { kind: 'sign' }])
  })
})

describe('the walk', () => {
  test('goes to each finding with its statement, and says when nothing is left', async () => {
    const { store } = await openWith({ findings: [red, amber], omissions: [] })
    store.getState().moveFinding(1)
    expect(store.getState()).toMatchObject({
      currentFinding: { rule: 'F2' },
      selectedStatement: { sectionId: 'chief-complaint', index: 0 },
    })
    store.getState().moveFinding(1)
    expect(store.getState().currentFinding?.rule).toBe('A3')
    const none = await openWith(nothing)
    none.store.getState().moveFinding(1)
    expect(none.store.getState().toasts).toMatchObject([{ message: 'nothingLeft' }])
  })

  test('ends where another statement is looked at', async () => {
    const { store } = await openWith({ findings: [red], omissions: [] })
    store.getState().moveFinding(1)
    store.getState().moveStatement(1)
    expect(store.getState().currentFinding).toBeNull()
  })
})

describe('a repair', () => {
  test.each([
    ['replace', 'ache'],
    ['quote', 'pain'],
    ['delete', ''],
  ] as const)('%s is one edit of the section', async (kind, text) => {
    const { store } = await openWith({ findings: [red], omissions: [] })
    store.getState().moveFinding(1)
    await store.getState().repairFinding(kind, 'own')
    expect(editOf(store)).toEqual({ sectionId: 'chief-complaint', start: 6, end: 10, text, kind: 'repair' })
  })

  test('there is none without a current finding', async () => {
    const { store } = await openWith({ findings: [red], omissions: [] })
    await store.getState().repairFinding('replace', 'own')
    expect(editOf(store)).toBeNull()
  })

  test('one that the section has no room for changes nothing and says so', async () => {
    const long = testFinding({
      repairs: [{ kind: 'replace', start: 6, end: 10, text: 'x'.repeat(20_000), label: { zh: '改', en: 'mend' } }],
    })
    const { store } = await openWith({ findings: [long], omissions: [] })
    store.getState().moveFinding(1)
    await store.getState().repairFinding('replace', 'own')
    expect([editOf(store), store.getState().toasts]).toMatchObject([null, [{ failure: { code: 'section-too-long' } }]])
  })

  test('own knowledge on an amber finding is kept at once, on a red one the reason is asked for', async () => {
    const kept: Input<'overrideFinding'>[] = []
    const own = { ...amber, repairs: red.repairs }
    const { store } = await openWith(
      { findings: [red, own], omissions: [] },
      {
        overrideFinding: (input) => {
          kept.push(input)
          return Promise.resolve(done({}))
        },
      },
    )
    store.getState().moveFinding(1)
    await store.getState().repairFinding('own', 'my own')
    expect([store.getState().dialog, kept]).toMatchObject([{ kind: 'override', isOwn: true }, []])
    store.getState().closeDialog()
    store.getState().moveFinding(1)
    await store.getState().repairFinding('own', 'my own')
    expect(kept).toMatchObject([{ draftId, version: 1, sectionId: 'plan', rule: 'A3', reason: 'my own' }])
  })
})

describe('an override', () => {
  test('is about the saved text: what is typed is saved first, and the findings are asked for again', async () => {
    const kept: Input<'overrideFinding'>[] = []
    const { store, checks } = await openWith(
      { findings: [red], omissions: [] },
      {
        overrideFinding: (input) => {
          kept.push(input)
          return Promise.resolve(done({}))
        },
      },
    )
    store.getState().editSection('plan', 'Rest.')
    await vi.advanceTimersByTimeAsync(300)
    const before = checks.length
    expect(await store.getState().overrideFinding(red, 'because')).toBe(true)
    expect(kept).toEqual([{ draftId, version: 2, sectionId: 'chief-complaint', rule: 'F2', passage: red.passage, reason: 'because' }])
    expect(checks.length).toBe(before + 1)
  })

  test('that main refuses is told', async () => {
    const gone = { code: 'finding-gone', params: {} } as const
    const { store } = await openWith({ findings: [red], omissions: [] }, { overrideFinding: () => Promise.resolve(failed(gone)) })
    expect(await store.getState().overrideFinding(red, 'because')).toBe(false)
    expect(store.getState().toasts).toMatchObject([{ failure: gone }])
  })
})

test('an omission is quoted where it belongs: the one that is looked at, else the first', async () => {
  const omissions = [testOmission(0, 'Chest'), testOmission(6, 'pain')]
  const { store } = await openWith({ findings: [], omissions })
  await store.getState().insertOmission()
  expect(editOf(store)).toEqual({ sectionId: 'plan', start: 15, end: 15, text: ' Chest.', kind: 'insertion' })
  store.getState().selectOmission(6)
  await store.getState().insertOmission()
  expect([editOf(store)?.text, store.getState().currentOmission]).toEqual([' pain.', null])
  const none = await openWith(nothing)
  await none.store.getState().insertOmission()
  expect(editOf(none.store)).toBeNull()
})

test('“saved” is said of the open note only', async () => {
  const { store } = await openWith(nothing)
  store.getState().editSection('plan', 'Rest.')
  await vi.advanceTimersByTimeAsync(300)
  expect(store.getState().savedAt).not.toBeNull()
  await store.getState().openNote(secondId)
  expect(store.getState().savedAt).toBeNull()
})
