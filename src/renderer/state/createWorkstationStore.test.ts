import { describe, expect, test } from 'vitest'
import type { DraftId } from '../../shared/note.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, draftId, failed, firstId, secondId, testBridge, testDraft, testNote } from './testBridge.ts'

/** The answer, after the input was put down. */
function noting<T>(inputs: unknown[], input: unknown, answer: T): T {
  inputs.push(input)
  return answer
}

const later = '00000000-0000-4000-8000-0000000000d2' as DraftId

describe('startup', () => {
  test('opens the first note that is not signed', async () => {
    const store = createWorkstationStore(bridgeWith([testNote(firstId, testDraft({ phase: 'signed' })), testNote(secondId)]))
    await store.getState().load()
    expect([store.getState().startup.phase, store.getState().note?.summary.id]).toEqual(['ready', secondId])
  })

  test('asks for language and model first on an empty profile', async () => {
    const working = bridgeWith([testNote(firstId)])
    const loadWorkstation: typeof working.loadWorkstation = async (input) => {
      const result = await working.loadWorkstation(input)
      return result.ok ? done({ ...result.value, isFirstRun: true }) : result
    }
    const store = createWorkstationStore({ ...working, loadWorkstation })
    await store.getState().load()
    expect([store.getState().dialog, store.getState().note?.summary.id]).toEqual([{ kind: 'welcome' }, firstId])
  })

  test('says why the workstation did not open, and opens on the second try', async () => {
    let tries = 0
    const working = bridgeWith([testNote(firstId)])
    const locked = failed({ code: 'store-key-lost', params: {} })
    const store = createWorkstationStore({
      ...working,
      loadWorkstation: (input) => (++tries === 1 ? Promise.resolve(locked) : working.loadWorkstation(input)),
    })
    await store.getState().load()
    const first = store.getState().startup
    await store.getState().load()
    expect([first, store.getState().startup]).toEqual([{ phase: 'failed', failure: locked.failure }, { phase: 'ready' }])
  })

  test('a bridge that itself breaks is an unexpected failure, without its message', async () => {
    const store = createWorkstationStore(testBridge({ loadWorkstation: () => Promise.reject(new TypeError('record text')) }))
    await store.getState().load()
    expect(store.getState().startup).toEqual({ phase: 'failed', failure: { code: 'unexpected', params: { name: 'TypeError' } } })
  })
})

describe('the open note', () => {
  test('takes the events that came while it was on its way', async () => {
    const bridge = bridgeWith([testNote(firstId)])
    const store = createWorkstationStore(bridge)
    const loading = store.getState().load()
    await Promise.resolve()
    await Promise.resolve()
    expect(store.getState().note).toBeNull()
    bridge.emit({ type: 'draft-started', noteId: firstId, draft: testDraft({ phase: 'generating' }) })
    bridge.emit({ type: 'statement-delta', draftId, sectionId: 'plan', text: '口服' })
    await loading
    expect([store.getState().note?.draft?.phase, store.getState().note?.greyText]).toEqual(['generating', { plan: '口服' }])
  })

  test('is the one that was asked for last, whichever answers first', async () => {
    const answers = new Map<string, () => void>()
    const base = bridgeWith([testNote(firstId), testNote(secondId)])
    const store = createWorkstationStore({
      ...base,
      openNote: (input) => new Promise((resolve) => answers.set(input.noteId, () => resolve(base.openNote(input)))),
    })
    const first = store.getState().openNote(firstId)
    const second = store.getState().openNote(secondId)
    answers.get(secondId)?.()
    await second
    answers.get(firstId)?.()
    await first
    expect(store.getState().note?.summary.id).toBe(secondId)
  })

  test('a key that is pressed while the next note is on its way is meant for that one', async () => {
    const copied: unknown[] = []
    const signed = testDraft({ phase: 'signed' })
    const base = bridgeWith([testNote(firstId, signed), testNote(secondId, signed)], {
      copyNote: (input) => Promise.resolve(done(noting(copied, input, { isCopied: true, characters: 1, replacements: [] }))),
    })
    const openNote: typeof base.openNote = async (input) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      return base.openNote(input)
    }
    const store = createWorkstationStore({ ...base, openNote })
    await store.getState().openNote(firstId)
    void store.getState().openNote(secondId)
    await store.getState().copyNote()
    expect(copied).toEqual([{ noteId: secondId }])
  })

  test('a copy with two questions carries the first answer into the second', async () => {
    const copied: unknown[] = []
    const [other, wanted] = [testNote(firstId), testNote(secondId, testDraft({ phase: 'signed' }))]
    const replacements = [{ from: '⁹', code: 'U+2079', to: '^9', isLost: false, count: 1, context: { before: '10', after: '/L' } }]
    const bridge = bridgeWith([other, wanted], {
      copySection: (input) => {
        copied.push(input)
        if (input.changesPatient !== true) return Promise.resolve(failed({ code: 'patients-mixed', params: { otherNoteId: firstId } }))
        const isCopied = input.acceptsReplacements === true
        return Promise.resolve(done({ isCopied, characters: 1, replacements }))
      },
    })
    const store = createWorkstationStore(bridge)
    const asked = () => {
      const { dialog } = store.getState()
      store.getState().closeDialog()
      return dialog
    }
    await store.getState().openNote(secondId)
    await store.getState().copySection('plan')
    expect(asked()).toMatchObject({
      kind: 'mix-up',
      sectionId: 'plan',
      consent: {},
      copied: { title: 'Note 1' },
      wanted: { title: 'Note 2' },
    })
    await store.getState().copySection('plan', { changesPatient: true })
    expect(asked()).toEqual({ kind: 'replacements', replacements, sectionId: 'plan', consent: { changesPatient: true } })
    expect(store.getState().copiedSectionIds).toEqual([])
    await store.getState().copySection('plan', { changesPatient: true, acceptsReplacements: true })
    expect([asked(), store.getState().copiedSectionIds, copied.length]).toEqual([null, ['plan'], 3])
  })

  test('a question about a copy is not put when another note is on the screen by then', async () => {
    const signed = testDraft({ phase: 'signed' })
    const bridge = bridgeWith([testNote(firstId, signed), testNote(secondId, signed)], {
      copyNote: async () => {
        await store.getState().openNote(secondId)
        return done({ isCopied: false, characters: 0, replacements: [] })
      },
    })
    const store = createWorkstationStore(bridge)
    await store.getState().openNote(firstId)
    await store.getState().copyNote()
    expect([store.getState().note?.summary.id, store.getState().dialog]).toEqual([secondId, null])
  })

  test('shows the first statement that has evidence when its draft ends', async () => {
    const bridge = bridgeWith([testNote(firstId)])
    const store = createWorkstationStore(bridge)
    await store.getState().load()
    bridge.emit({ type: 'draft-started', noteId: firstId, draft: testDraft({ phase: 'generating', sections: [] }) })
    bridge.emit({ type: 'draft-ended', noteId: firstId, draft: testDraft() })
    const { selectedStatement, notes } = store.getState()
    expect([selectedStatement, notes[0]?.phase]).toEqual([{ sectionId: 'chief-complaint', index: 0 }, 'drafted'])
  })

  test('a changed note of the queue stays in its place, a new one comes first', async () => {
    const bridge = bridgeWith([testNote(firstId), testNote(secondId)])
    const store = createWorkstationStore(bridge)
    await store.getState().load()
    bridge.emit({ type: 'note-changed', summary: { ...testNote(secondId).summary, title: '改名' } })
    bridge.emit({ type: 'note-changed', summary: { ...testNote(secondId).summary, id: later as never, title: '新的' } })
    expect(store.getState().notes.map((note) => note.title)).toEqual(['新的', 'Note 1', '改名'])
  })
})

describe('drafting', () => {
  test('names the draft itself and starts once, however often the key is pressed', async () => {
    const started: unknown[] = []
    const bridge = bridgeWith([testNote(firstId)], {
      startDraft: (input) => {
        started.push(input)
        return new Promise((resolve) => setTimeout(() => resolve(done({})), 5))
      },
    })
    const store = createWorkstationStore(bridge, { newDraftId: () => later })
    await store.getState().load()
    await Promise.all([store.getState().requestDraft(), store.getState().requestDraft()])
    expect(started).toEqual([{ noteId: firstId, draftId: later, templateId: 'outpatient' }])
  })

  test('keeps the reason in its place when a draft can’t begin', async () => {
    const failure = { code: 'model-missing', params: {} } as const
    const store = createWorkstationStore(bridgeWith([testNote(firstId)], { startDraft: () => Promise.resolve(failed(failure)) }))
    await store.getState().load()
    await store.getState().requestDraft()
    expect([store.getState().draftFailure, store.getState().toasts]).toEqual([failure, []])
  })

  test.each([
    ['signed', testDraft({ phase: 'signed' }), 'signed'],
    ['edited by the physician', testDraft({ author: 'physician' }), 'edited'],
  ] as const)('asks before it drafts again over a draft that is %s', async (_, draft, reason) => {
    const started: unknown[] = []
    const answers = { startDraft: (input: unknown) => Promise.resolve(done(noting(started, input, {}))) }
    const store = createWorkstationStore(bridgeWith([testNote(firstId, draft)], answers))
    await store.getState().load()
    await store.getState().requestDraft()
    const asked = store.getState().dialog
    expect([asked, started]).toEqual([{ kind: 'redraft', reason }, []])
    await store.getState().startDraft()
    expect([store.getState().dialog, started.length]).toEqual([null, 1])
  })

  test('stops the draft that is being written, once', async () => {
    const stopped: unknown[] = []
    const bridge = bridgeWith([testNote(firstId, testDraft({ phase: 'generating' }))], {
      stopDraft: (input) => Promise.resolve(done(noting(stopped, input, {}))),
    })
    const store = createWorkstationStore(bridge)
    await store.getState().load()
    await Promise.all([store.getState().stopDraft(), store.getState().stopDraft()])
    expect([stopped, store.getState().isStopping]).toEqual([[{ draftId }], true])
  })

  test('a stopped draft becomes the physician’s own', async () => {
    const kept = testDraft({ version: 1, author: 'physician' })
    const bridge = bridgeWith([testNote(firstId, testDraft({ phase: 'stopped', version: 0 }))], {
      keepStoppedDraft: () => Promise.resolve(done(kept)),
    })
    const store = createWorkstationStore(bridge)
    await store.getState().load()
    await store.getState().keepStoppedDraft()
    expect([store.getState().note?.draft, store.getState().notes[0]?.phase]).toEqual([kept, 'drafted'])
  })
})

describe('signing and copying', () => {
  test('signs the version that is saved, and shows the signed text', async () => {
    const signedWith: unknown[] = []
    const signed = testDraft({ phase: 'signed', version: 4, signedAt: 99 })
    const bridge = bridgeWith([testNote(firstId, testDraft({ version: 4 }))], {
      signNote: (input) => Promise.resolve(done(noting(signedWith, input, signed))),
    })
    const store = createWorkstationStore(bridge)
    await store.getState().load()
    await store.getState().requestSign()
    expect(store.getState().dialog).toEqual({ kind: 'sign' })
    await store.getState().signNote()
    const { note, dialog } = store.getState()
    expect([signedWith, note?.draft, dialog]).toEqual([[{ noteId: firstId, draftId, version: 4 }], signed, null])
  })

  test('says why nothing can be signed', async () => {
    const store = createWorkstationStore(bridgeWith([testNote(firstId)]))
    await store.getState().load()
    await store.getState().requestSign()
    expect(store.getState().toasts.map((toast) => toast.kind === 'failure' && toast.failure.code)).toEqual(['note-not-drafted'])
  })

  test('copies the sections in order and begins again after the last', async () => {
    const copied: string[] = []
    const bridge = bridgeWith([testNote(firstId, testDraft({ phase: 'signed' }))], {
      copySection: ({ sectionId }) => Promise.resolve(done({ isCopied: true, characters: copied.push(sectionId), replacements: [] })),
    })
    const store = createWorkstationStore(bridge)
    await store.getState().load()
    for (let time = 0; time < 3; time++) await store.getState().copyNextSection()
    expect(copied).toEqual(['chief-complaint', 'plan', 'chief-complaint'])
  })

  test('copies nothing before the signature, and says so', async () => {
    const store = createWorkstationStore(bridgeWith([testNote(firstId, testDraft())]))
    await store.getState().load()
    await store.getState().copyNextSection()
    expect(store.getState().toasts.map((toast) => toast.kind === 'failure' && toast.failure.code)).toEqual(['note-not-signed'])
  })
})

describe('the rest of the window', () => {
  test('walks the statements over all sections and stays at either end', async () => {
    const store = createWorkstationStore(bridgeWith([testNote(firstId, testDraft())]))
    await store.getState().load()
    const seen = ([1, 1, -1, -1] as const).map((step) => {
      store.getState().moveStatement(step)
      return store.getState().selectedStatement?.sectionId
    })
    expect(seen).toEqual(['plan', 'plan', 'chief-complaint', 'chief-complaint'])
  })

  test('says the same thing once, and lets the oldest of six go', () => {
    const store = createWorkstationStore(testBridge())
    store.getState().complain({ code: 'disk-full', params: {} })
    store.getState().complain({ code: 'disk-full', params: {} })
    const once = store.getState().toasts.length
    for (let time = 0; time < 5; time++) store.getState().tell('recordSaved', { title: String(time) })
    expect([once, store.getState().toasts.length, store.getState().toasts[0]?.kind]).toEqual([1, 5, 'message'])
  })
})
