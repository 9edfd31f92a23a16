import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import type { RuleId, RuleView } from '../../shared/memory/rule.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, draftId, failed, firstId, testDraft, testNote } from './testBridge.ts'

const rule: RuleView = {
  id: '00000000-0000-4000-8000-0000000000e1' as RuleId,
  sectionId: 'plan',
  type: 'style',
  change: { kind: 'wording', from: '给予', to: '予' },
  origin: 'learned',
  examples: [1, 2],
  state: 'proposed',
  reason: null,
  uses: 0,
  at: 1,
  shown: [],
}

async function opened(answers: Partial<Bridge>, draft = testDraft()) {
  const store = createWorkstationStore(bridgeWith([testNote(firstId, draft)], answers))
  await store.getState().load()
  await store.getState().openNote(firstId)
  return store
}

test('the page reads the rules, and the edits of the open note where it is signed', async () => {
  const listCorrections = vi.fn<Bridge['listCorrections']>(() => Promise.resolve(done([])))
  const listRules: Bridge['listRules'] = () => Promise.resolve(done([rule]))
  const drafted = await opened({ listRules, listCorrections })
  await drafted.getState().openMemory()
  expect([drafted.getState().dialog, drafted.getState().rules, listCorrections.mock.calls]).toEqual([{ kind: 'memory' }, [rule], []])

  const signed = await opened({ listRules, listCorrections }, testDraft({ phase: 'signed', signedAt: 20 }))
  await signed.getState().openMemory()
  expect(listCorrections.mock.calls).toEqual([[{ draftId }]])
})

test('a rule that may not be approved leaves its reason on the page and the list as main has it', async () => {
  const full = { code: 'rules-full', params: { maximum: 8 } } as const
  const store = await opened({ listRules: () => Promise.resolve(done([rule])), changeRule: () => Promise.resolve(failed(full)) })
  await store.getState().openMemory()
  await store.getState().changeRule(rule.id, 'approved')
  expect([store.getState().memoryFailure, store.getState().rules]).toEqual([full, [rule]])
})

test('after a signature new proposals are told once', async () => {
  const store = await opened({
    listRules: () => Promise.resolve(done([rule])),
    signNote: () => Promise.resolve(done(testDraft({ phase: 'signed', signedAt: 20 }))),
  })
  await store.getState().signNote()
  await store.getState().noteProposals()
  const told = store.getState().toasts.flatMap((toast) => (toast.kind === 'message' ? [toast.message] : []))
  expect(told.filter((message) => message === 'rulesProposed')).toHaveLength(1)
})

test('the model’s own words come back in the place of what a rule made of them, and nowhere else', async () => {
  const rewrite = { from: '给予阿司匹林。', rules: [{ id: rule.id, change: rule.change }] }
  const plan = [
    { text: '低盐饮食。', kind: 'record' as const, evidence: [] },
    { text: '予阿司匹林。', kind: 'record' as const, evidence: [], rewrite },
  ]
  const sections = [{ id: 'plan', heading: '治疗建议', text: '低盐饮食。予阿司匹林。', statements: plan }]
  const store = await opened({ saveDraft: () => Promise.resolve(done({ version: 2, sections })) }, testDraft({ sections }))
  store.getState().selectStatement({ sectionId: 'plan', index: 0 })
  store.getState().takeBackRule()
  expect(store.getState().sectionEdit).toBeNull()
  store.getState().selectStatement({ sectionId: 'plan', index: 1 })
  store.getState().takeBackRule()
  expect(store.getState().sectionEdit).toEqual({ sectionId: 'plan', start: 5, end: 11, text: '给予阿司匹林。', kind: 'edit', caret: 5 })
  // once the words are others, they are the physician's
  store.getState().takeSectionEdit()
  store.getState().editSection('plan', '低盐饮食。予氯吡格雷。')
  store.getState().takeBackRule()
  expect(store.getState().sectionEdit).toBeNull()
})

test('a pack that is refused, closed or taken in is told as such', async () => {
  const answers = [
    failed({ code: 'rule-pack-newer', params: { found: 2, known: 1 } }),
    done(null),
    done({ proposed: 1, known: 0, refused: [] }),
  ]
  const store = await opened({
    listRules: () => Promise.resolve(done([])),
    importRules: () => Promise.resolve(answers.shift() ?? done(null)),
  })
  const outcomes: unknown[] = []
  for (let count = 0; count < 3; count++) {
    await store.getState().importRules()
    outcomes.push(store.getState().packOutcome?.kind)
  }
  expect(outcomes).toEqual(['failed', 'failed', 'imported'])
})
