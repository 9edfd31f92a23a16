import type { ChecklistPoint } from './electronChecklist.ts'
import { verdictOf, type Outcome } from './readOutcomes.ts'

/** The checklist for a terminal: a line a point, with its state in the last run and its tests. */
export function checklistTable(points: readonly ChecklistPoint[], outcomes: readonly Outcome[]): string {
  const rows = points.map((point) => ({ point, state: verdictOf(point.tests, outcomes).state }))
  const kept = rows.filter(({ state }) => state === 'passed').length
  const lines = rows.map(({ point: { point, title, tests, onElectron }, state }) => {
    const ids = tests.map((id) => `${id.file}: ${id.title}`).join(' | ')
    return `${state.padEnd(7)} ${String(point).padStart(2)} ${title} → ${ids}${onElectron === undefined ? '' : ` · on Electron: ${onElectron}`}`
  })
  return [`Electron's security checklist: ${kept}/${points.length} kept in the last run`, '', ...lines].join('\n')
}
