import type { BatchProblem, BatchView } from '../../src/shared/batch.ts'

/** Two hundred records of an invented night. */
export const pausedBatch: BatchView = {
  id: '00000000-0000-4000-8000-0000000000b1' as BatchView['id'],
  name: '内科夜班',
  state: 'paused',
  reason: { code: 'engine-crashed', params: {} },
  total: 200,
  counts: { drafted: 41, refused: 3, same: 1, failed: 1 },
  current: null,
  remainingMs: null,
}
export const runningBatch: BatchView = { ...pausedBatch, state: 'running', reason: null, current: '三楼/47.txt', remainingMs: 38 * 60_000 }
export const doneBatch: BatchView = {
  ...pausedBatch,
  state: 'done',
  reason: null,
  counts: { drafted: 195, refused: 3, same: 1, failed: 1 },
}

export const scriptedProblems: readonly BatchProblem[] = [
  { position: 4, name: '三楼/4.pdf', state: 'refused', failure: { code: 'file-binary', params: { kind: 'PDF' } }, sameAs: null },
  { position: 9, name: '三楼/9.txt', state: 'refused', failure: { code: 'record-empty', params: {} }, sameAs: null },
  {
    position: 17,
    name: '三楼/名单.csv',
    state: 'refused',
    failure: { code: 'batch-table-in-folder', params: { name: '名单.csv' } },
    sameAs: null,
  },
  { position: 20, name: '三楼/20（副本）.txt', state: 'same', failure: null, sameAs: '三楼/20.txt' },
  { position: 33, name: '三楼/33.txt', state: 'failed', failure: { code: 'engine-crashed', params: {} }, sameAs: null },
]
