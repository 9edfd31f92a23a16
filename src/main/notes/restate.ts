import type { DraftSection, Evidence, Statement } from '../../shared/note.ts'
import { indexRecord, type RecordIndex } from '../../shared/guard/recordIndex.ts'
import { supportOf } from '../../shared/guard/support.ts'
import { splitStatements } from '../../shared/text/sentences.ts'

/**
 * The section with its new text. A sentence that stood there before keeps its kind and evidence, wherever it stands now; one that stands in the record word for
 * word is a quotation; another one is the physician's, with the evidence that the record has for it.
 */
export function restate(previous: DraftSection, text: string, index: () => RecordIndex): DraftSection {
  if (text === previous.text) return previous
  const known = new Map<string, Statement>()
  for (const statement of previous.statements) {
    for (const sentence of splitStatements(statement.text)) if (!known.has(sentence)) known.set(sentence, partOf(statement, sentence))
  }
  // what a rule had changed and the physician has put back is the model's again
  for (const { rewrite, ...statement } of previous.statements)
    for (const sentence of splitStatements(rewrite?.from ?? '')) if (!known.has(sentence)) known.set(sentence, statement)
  const statements = splitStatements(text).map((sentence): Statement => {
    const before = known.get(sentence)
    if (before) return { ...before, text: sentence }
    const quoted = passageIn(index().text, sentence)
    return quoted
      ? { text: sentence, kind: 'quoted', evidence: [quoted] }
      : { text: sentence, kind: 'edited', evidence: supportOf(index(), sentence).evidence }
  })
  return { ...previous, text, statements }
}

/** A sentence of a statement; both forms of a rewrite are told only where it is the whole of it. */
function partOf(statement: Statement, sentence: string): Statement {
  if (sentence === statement.text || !statement.rewrite) return statement
  const { rewrite: _, ...rest } = statement
  return rest
}

/** Index of the record, built when it is first asked for: most saves change one sentence, some none. */
export function lazyIndex(readText: () => string): () => RecordIndex {
  let index: RecordIndex | undefined
  return () => (index ??= indexRecord(readText()))
}

/** Less than this stands in any record: 休息, 复查. */
const minimumQuotedCharacters = 5

/** Where the record holds this sentence word for word, whatever mark ends it there. */
function passageIn(record: string, sentence: string): Evidence | undefined {
  const words = sentence.replace(/[。.；;，,\s]+$/, '')
  const start = words.length < minimumQuotedCharacters ? -1 : record.indexOf(words)
  return start < 0 ? undefined : { start, end: start + words.length, text: words }
}
