import type { Statement } from '../src/shared/note.ts'
import { judgeClauses } from './crudeJudge.ts'
import type { ModeResult } from './modes.ts'

/** One record with both drafts of it. */
export type Example = {
  readonly id: string
  readonly text: string
  readonly guarded: ModeResult
  readonly seed: ModeResult
}

/** `count` of the list, spread over it, in its order; all where there are no more. */
export function spread<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / count)
  return Array.from({ length: Math.min(count, list.length) }, (_, place) => list[Math.floor(place * step)] as T)
}

/** The lists as one, so that each is used up evenly from the start: the first few of it are a sample of all. */
export function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const placed = lists.flatMap((list) => list.map((item, place) => ({ item, at: place / list.length })))
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

/** The page docs/examples.md: every record with the drafts of both modes side by side. */
export function examplesPage(examples: readonly Example[], modelId: string, command: string): string {
  const unfound = (mode: 'guarded' | 'seed') => {
    const verdicts = examples.flatMap(({ text, [mode]: result }) => result.claims.flatMap((claim) => judgeClauses(text, claim)))
    return `${String(verdicts.filter(({ isSupported }) => !isSupported).length)} of ${String(verdicts.length)} clauses`
  }
  return `# ${String(examples.length)} drafts, side by side

Written by \`${command}\` with ${modelId}, from invented records of \`eval/gold\`. Left the draft of this program; right what the classic prompt gives, one request without a guard,
its answer as it came. **Bold** is what a crude judge, which shares no code with the guard, does not find in the record: ${unfound('guarded')} on the left, ${unfound('seed')} on the right.
It refuses some good paraphrases and passes some swapped words. ❝ marks a sentence quoted word for word.

${examples.map(exampleOf).join('\n')}`
}

function exampleOf({ id, text, guarded, seed }: Example): string {
  const hasParts = seed.sections.some((section) => section.text.trim() !== '')
  const rows = guarded.sections.map((section, place) => {
    const right = hasParts ? (seed.sections[place]?.text ?? '') : place === 0 ? seed.raw : ''
    return `| ${section.heading} | ${section.statements.map((statement) => statementCell(text, statement)).join('<br>')} | ${cell(text, right)} |`
  })
  const refusals = guarded.rejections.map(({ text: words, reason }) => `${cellText(words)} (${reason})`)
  return [
    `## ${id}`,
    '',
    `<details><summary>Record, ${String(text.length)} characters</summary><pre>${escaped(text.trim())}</pre></details>`,
    '',
    `| | guarded, ${seconds(guarded.totalMs)} | classic prompt, ${seconds(seed.totalMs)} |`,
    '|---|---|---|',
    ...rows,
    '',
    ...(refusals.length > 0 ? [`Refused while drafting: ${refusals.join(' · ')}`, ''] : []),
  ].join('\n')
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

function statementCell(record: string, { text, kind }: Statement): string {
  if (kind === 'absent') return `*${cellText(text)}*`
  return `${kind === 'quoted' ? '❝ ' : ''}${cell(record, text)}`
}

/** The text with what the crude judge does not find in bold. */
function cell(record: string, text: string): string {
  let marked = text
  let at = 0
  for (const { clause, isSupported } of judgeClauses(record, text)) {
    const start = marked.indexOf(clause, at)
    if (start < 0) continue
    at = start + clause.length
    if (isSupported) continue
    marked = `${marked.slice(0, start)}\u0001${clause}\u0002${marked.slice(at)}`
    at += 2
  }
  return cellText(marked).replace(/[\u0001\u0002]/g, '**')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const cellText = (text: string) =>
  escaped(text.trim())
    .replace(/[\\`*_|#]/g, (sign) => `\\${sign}`)
    .replace(/\s*[\r\n]+\s*/g, '<br>')
