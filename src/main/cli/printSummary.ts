import type { Language } from '../../shared/messages/formatFailure.ts'
import type { DraftView, Statement } from '../../shared/note.ts'

const words = {
  zh: {
    kinds: { record: '●', quoted: '”', suggestion: '?', absent: '–', edited: '✎' },
    evidence: '依据',
    none: '未找到原文依据',
    suggestions: (count: number) => (count === 0 ? '没有可用的参考建议。' : '参考建议（病历中没有，须由医生逐条采纳）：'),
    comma: '、',
    rejected: (count: number) => `起草时拒绝 ${String(count)} 句`,
    coverage: (used: number, all: number, open: string) =>
      `引用原文 ${String(used)}/${String(all)} 段${open === '' ? '' : `；未引用：${open}`}`,
    segment: (number: number, heading: string | null) => `第${String(number)}段${heading === null ? '' : `（${heading}）`}`,
    timing: (first: string, total: string, speed: string) => `首句 ${first} 秒 · 全文 ${total} 秒 · ${speed} 词元/秒`,
  },
  en: {
    kinds: { record: '●', quoted: '”', suggestion: '?', absent: '–', edited: '✎' },
    evidence: 'evidence',
    none: 'no evidence found in the record',
    suggestions: (count: number) =>
      count === 0 ? 'No usable suggestion.' : 'Suggestions (not in the record; each is for the physician to adopt):',
    comma: ', ',
    rejected: (count: number) => `${String(count)} ${count === 1 ? 'statement' : 'statements'} refused while drafting`,
    coverage: (used: number, all: number, open: string) =>
      `${String(used)} of ${String(all)} segments cited${open === '' ? '' : `; not cited: ${open}`}`,
    segment: (number: number, heading: string | null) => `${String(number)}${heading === null ? '' : ` (${heading})`}`,
    timing: (first: string, total: string, speed: string) => `first statement ${first} s · whole draft ${total} s · ${speed} tokens/s`,
  },
} as const

/** The draft for a terminal: each statement with the places of the record that carry it, then what was refused, coverage and timing. */
export function printSummary(draft: DraftView, language: Language, suggestions?: readonly Statement[]): string {
  const w = words[language]
  const lines: string[] = []
  for (const section of draft.sections) {
    lines.push(`【${section.heading}】`)
    for (const statement of section.statements) lines.push(`  ${w.kinds[statement.kind]} ${statement.text}`, ...evidenceLines(statement, w))
  }
  if (suggestions) {
    lines.push('', w.suggestions(suggestions.length))
    for (const { text } of suggestions) lines.push(`  ${w.kinds.suggestion} ${text}`)
  }
  const { coverage, timing, model } = draft
  lines.push('')
  if (draft.rejections.length > 0) lines.push(w.rejected(draft.rejections.length))
  if (coverage) {
    const open = coverage.uncovered.map(({ number, heading }) => w.segment(number, heading)).join(w.comma)
    lines.push(w.coverage(coverage.segments - coverage.uncovered.length, coverage.segments, open))
  }
  const seconds = (ms: number | null) => (ms === null ? '–' : (ms / 1000).toFixed(1))
  if (timing && model)
    lines.push(
      `${w.timing(seconds(timing.firstStatementMs), seconds(timing.totalMs), timing.tokensPerSecond.toFixed(1))} · ${model.id} · ${model.runtime}`,
    )
  return `${lines.join('\n')}\n`
}

function evidenceLines(statement: Statement, w: (typeof words)[Language]): string[] {
  if (statement.kind === 'absent') return []
  if (statement.evidence.length === 0) return [`      ${w.none}`]
  return statement.evidence.map(
    ({ start, end, text }) => `      ${w.evidence} [${String(start)}–${String(end)}] ${text.replace(/\s+/g, ' ')}`,
  )
}
