import type { TFunction } from 'i18next'
import type { EngineState, RungReport } from '../../shared/engineState.ts'
import type { DotTone } from '../ui/Dot.tsx'

/** Where the engine is, in words, with how far it is where that is known. */
export function engineWords(t: TFunction, engine: EngineState): string {
  const words = t(`engine.phase.${engine.phase}`)
  return engine.progress === null ? words : t('engine.progress', { words, percent: Math.round(engine.progress * 100) })
}

/** Why a faster runtime was left: the reports of rungs that failed or were not tried. */
export function rungWords(t: TFunction, report: RungReport): string {
  const rung = t(`engine.runtime.${report.rung}`)
  return t(`engine.rung.${report.outcome}`, { rung, reason: reasonWords(t, report.reason) })
}

/** `crashed` and `no-device` are ours; anything else is the runtime's own words. */
function reasonWords(t: TFunction, reason: string): string {
  if (reason === 'crashed') return t('engine.reason.crashed')
  if (reason === 'no-device') return t('engine.reason.noDevice')
  return reason || t('engine.reason.unknown')
}

export const engineTone: Readonly<Record<EngineState['phase'], DotTone>> = {
  off: 'idle',
  missing: 'failed',
  probing: 'running',
  loading: 'running',
  warming: 'running',
  ready: 'done',
  busy: 'running',
  crashed: 'failed',
  refused: 'failed',
}

export const loadingPhases: readonly EngineState['phase'][] = ['probing', 'loading', 'warming']
