import { benchKeyNames, benchKeys, type BenchKeyName } from './benchKeys.ts'
import type { Figure } from './figure.ts'

/** The table of `docs/performance.md`: each figure, what it has to reach, and what limits it on this machine. */
export function performancePage(figures: Readonly<Record<BenchKeyName, Figure>>, machine: string, model: string): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const shown = ({ value, runs, low, high, reason }: Figure) => {
    if (value === null) return `not measured: ${reason ?? ''}`
    const interval = low === undefined || high === undefined ? '' : ` (${String(low)} to ${String(high)}, ${String(runs)} runs)`
    return `**${String(value)}**${interval}`
  }
  const rows = benchKeyNames.map((key) => {
    const figure = figures[key]
    const { target, limit } = benchKeys[key]
    const detail = figure.detail === undefined ? '' : `; ${figure.detail}`
    return `| \`${key}\` | ${[shown(figure), figure.unit, target, `${limit}${detail}`].map(cell).join(' | ')} |`
  })
  return [
    `On ${machine}. Model: ${model}.`,
    '',
    '| Key | Value (95 % interval) | Unit | Has to be | What limits it |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}
