import { passageOf } from '../../src/main/notes/passageOf.ts'
import { createGuard, type Guard } from '../../src/shared/guard/guard.ts'
import { createLexicon } from '../../src/shared/lexicon/lexicon.ts'
import { dictionaryFiles, readTables } from '../../src/shared/lexicon/readTables.ts'
import type { Input } from '../../src/shared/contract.ts'
import type { Override, Review } from '../../src/shared/review.ts'
import { sentenceSpans } from '../../src/shared/text/sentences.ts'
import { headings } from './scriptedNotes.ts'

const folder = '../../resources/dict/'
const texts = import.meta.glob('../../resources/dict/**/*.tsv', { query: '?raw', import: 'default', eager: true })

let guard: Guard | undefined

/** The program's own guard over its own dictionaries, built when the first draft is checked. */
function theGuard(): Guard {
  return (guard ??= createGuard(
    createLexicon(readTables(new Map(dictionaryFiles.map((file) => [file, texts[folder + file] ?? ''])))),
    headings,
  ))
}

export type ScriptedReviews = {
  readonly check: (record: string, sections: readonly { readonly id: string; readonly text: string }[]) => Review
  readonly override: (input: Input<'overrideFinding'>) => void
}

/** As main reviews a draft, with the overrides in memory. */
export function scriptedReviews(): ScriptedReviews {
  const overrides = new Map<string, Override>()
  const keyOf = (sectionId: string, rule: string, passage: object): string => JSON.stringify([sectionId, rule, passage])
  return {
    check: (text, sections) => {
      const record = theGuard().readRecord(text)
      const draft = sections.map((section) => ({ section: section.id, text: section.text }))
      const findings = theGuard()
        .check(record, draft)
        .map((finding) => {
          const own = sections.find(({ id }) => id === finding.section)?.text ?? ''
          const passage = passageOf(own, sentenceSpans(own), finding.span)
          return { ...finding, passage, override: overrides.get(keyOf(finding.section, finding.rule, passage)) ?? null }
        })
      return { findings, omissions: theGuard().omissions(record, draft) }
    },
    override: ({ sectionId, rule, passage, reason }) => {
      const key = keyOf(sectionId, rule, passage)
      if (reason === null) overrides.delete(key)
      else overrides.set(key, { reason, at: Date.now() })
    },
  }
}
