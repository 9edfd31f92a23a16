import { sentenceSpans } from '../../shared/text/sentences.ts'
import { hardWraps } from '../../shared/text/hardWraps.ts'
import { inject, type ErrorKind } from './guardBenchInject.ts'
import { paraphrase } from './guardBenchParaphrase.ts'
import { SeededRandom } from './guardBenchRandom.ts'

export type BenchRecord = { readonly id: string; readonly text: string; readonly language: 'zh' | 'en' }
export type BenchDraft = {
  readonly text: string
  readonly kind: ErrorKind | 'clean'
  readonly note: string
  readonly start: number
  readonly end: number
}

/** Sentences of a record that can stand as statements. */
export function statementsOf(record: string): string[] {
  const wraps = hardWraps(record)
  // a line end within a sentence is none of the physician's
  const text = record.replace(/\n/g, (mark, at: number) => (wraps.has(at) ? '' : mark))
  return sentenceSpans(text)
    .map(({ start, end }) => text.slice(start, end).replace(/^[•\-\s]+|^[（(]?\d{1,2}[）).、]\s*/g, ''))
    .filter((sentence) => sentence.length >= 8 && sentence.length <= 300)
}

/** Clean drafts of a record, and one with an error of the kind in one of its statements. */
export function draftsOf(record: BenchRecord, kinds: readonly ErrorKind[], seed: number): BenchDraft[] {
  const random = new SeededRandom(seed)
  const statements = statementsOf(record.text)
  if (statements.length < 2) return []
  const glue = record.language === 'zh' ? '' : ' '
  const close = (text: string) => (/[。.！？!?]$/.test(text) ? text : `${text}${record.language === 'zh' ? '。' : '.'}`)
  const some = (count: number) =>
    random
      .shuffle(statements)
      .slice(0, count)
      .map((text) => close(paraphrase(text, random)))
  const drafts: BenchDraft[] = [0, 1].map(() => ({ text: some(5).join(glue), kind: 'clean', note: '', start: 0, end: 0 }))
  for (const kind of kinds) {
    for (const statement of random.shuffle(statements)) {
      const text = close(random.next() < 0.5 ? paraphrase(statement, random) : statement)
      const made = inject(kind, { text, record: record.text, language: record.language, random })
      if (!made) continue
      const [before = '', after = ''] = some(2)
      const start = before.length + glue.length
      drafts.push({ text: [before, made.text, after].join(glue), kind, note: made.note, start, end: start + made.text.length })
      break
    }
  }
  return drafts
}
