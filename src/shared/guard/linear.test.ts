import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../main/resources/loadResources.ts'
import { clauseUnits } from '../text/clauseUnits.ts'
import { foldCase, foldWidth } from '../text/fold.ts'
import { languageOf } from '../text/language.ts'
import { findQuantities } from '../text/quantities.ts'
import { segmentRecord } from '../text/segment.ts'
import { clauseSpans, splitStatements } from '../text/sentences.ts'
import { leadingClauses } from '../text/spans.ts'
import { tokenize } from '../text/tokens.ts'
import { adversarialTexts, repeatTo } from './adversarialTextsFixture.ts'
import { createGuard } from './guard.ts'
import { indexRecord, type RecordIndex } from './recordIndex.ts'
import { supportOf } from './support.ts'

const folder = resourcesFolder(import.meta.dirname)
const { headings } = loadResources(folder)
const lexicon = readLexicon(path.join(folder, 'dict'))
const guard = createGuard(lexicon, headings)
const sections = ['主诉', '诊断', '治疗建议', '现病史', '出院记录', 'draft']
const short = guard.readRecord('主诉：胸痛3天。对青霉素过敏。予阿司匹林100mg。')
const shortIndex: RecordIndex = indexRecord(short.text)

const draftOf = (text: string, keys: readonly string[] = sections) => keys.map((section) => ({ section, text }))

function checkAgainstItself(text: string): void {
  const read = guard.readRecord(text)
  guard.check(read, draftOf(text))
  guard.omissions(read, draftOf(text, ['draft']))
}

/** Everything that is done with a text, by name, and the length up to which it reads. */
const uses: readonly (readonly [string, number, (text: string) => unknown])[] = [
  ['folding', 32_000, (text) => foldCase(foldWidth(text))],
  ['tokens', 32_000, (text) => tokenize(text)],
  ['sentences', 32_000, (text) => splitStatements(text)],
  ['clauses', 32_000, (text) => clauseSpans(text)],
  ['leading clauses', 32_000, (text) => leadingClauses(text, 0, text.length, text.length / 2)],
  ['clause units', 32_000, (text) => clauseUnits(text)],
  ['segments', 32_000, (text) => segmentRecord(text, headings)],
  ['quantities', 32_000, (text) => findQuantities(text, lexicon.units)],
  ['language', 32_000, (text) => languageOf(text)],
  ['terms', 32_000, (text) => lexicon.mentions(text)],
  ['cues', 32_000, (text) => lexicon.cues(text)],
  ['the index of a record', 32_000, (text) => indexRecord(text)],
  ['the support of a statement', 8_000, (text) => supportOf(shortIndex, text)],
  ['reading a record', 48_000, (text) => guard.readRecord(text)],
  ['checking it against itself', 8_000, checkAgainstItself],
  ['checking it against another', 16_000, (text) => guard.check(short, draftOf(text))], // prettier-ignore
]

/** Eight times the text may take eight times as long; a quadratic takes 64 times. Halfway between, and nothing under a floor is judged. */
const growth = 8
const allowed = 22
const floorMs = 4

/** Of this thread's own work: on a busy machine the clock also counts the time that others have. */
function milliseconds(use: (text: string) => unknown, text: string): number {
  const before = process.threadCpuUsage()
  use(text)
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** Whether a use grows faster than linear on a text. Whatever disturbs only ever adds time: the best of a few tries counts. */
function growsFaster(use: (text: string) => unknown, unit: string, length: number): string | undefined {
  const [small, large] = [repeatTo(unit, length / growth), repeatTo(unit, length)]
  let best = Number.POSITIVE_INFINITY
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 4; attempt++) {
    // the first of two may still be compiled, and a slow small one would excuse any large one
    least = Math.min(least, milliseconds(use, small), milliseconds(use, small))
    best = Math.min(best, milliseconds(use, large))
    if (best <= allowed * Math.max(floorMs, least)) return undefined
  }
  return `${least.toFixed(1)} ms → ${best.toFixed(1)} ms`
}

describe('no text takes more than linear time', () => {
  it.each(Object.entries(adversarialTexts))(
    'of %s',
    (_, unit) => {
      const faster = uses.flatMap(([name, length, use]) => {
        const found = growsFaster(use, unit, length)
        return found === undefined ? [] : [`${name}: ${found}`]
      })
      expect(faster).toEqual([])
    },
    60_000,
  )

  it.each(['one drug', 'drug names', 'diseases', 'an old disease'])(
    'of a plan and a diagnosis full of %s, in a record full of them',
    (name) => {
      const unit = adversarialTexts[name] ?? ''
      const reads = new Map([25_000, 200_000].map((length) => [length, guard.readRecord(repeatTo(unit, length))]))
      const check = (text: string) => {
        const read = reads.get(text.length < 10_000 ? 25_000 : 200_000)
        if (read) guard.check(read, draftOf(text, ['诊断', '治疗建议']))
      }
      expect(growsFaster(check, unit, 20_000)).toBeUndefined()
    },
    60_000,
  )

  it('sees a quadratic', () => {
    const quadratic = (text: string) => {
      let count = 0
      for (let at = 0; at < text.length; at++) for (let to = at; to < text.length; to++) count += text.charCodeAt(to)
      return count
    }
    expect(growsFaster(quadratic, 'a', 32_000)).toBeDefined()
  }, 60_000)
})
