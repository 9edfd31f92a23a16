import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../main/resources/loadResources.ts'
import { findingSchema, type Finding } from './finding.ts'
import { createGuard } from './guard.ts'
import {
  chineseTemplates,
  englishTemplates,
  falsify,
  fillTemplate,
  type FilledSentence,
  type SlotKind,
} from './sentenceTemplatesFixture.ts'

const folder = resourcesFolder(import.meta.dirname)
const guard = createGuard(readLexicon(path.join(folder, 'dict')), loadResources(folder).headings)
const sections = ['主诉', '诊断结论', '治疗建议', '现病史', 'diagnosis', 'plan', 'draft']

/** A record of invented sentences in one language, and some of them, in another order, as its draft. */
const recordAndDraft = fc
  .constantFrom(
    { templates: chineseTemplates, joint: '' },
    { templates: englishTemplates, joint: ' ' },
    { templates: chineseTemplates, joint: '\n' },
  )
  .chain(({ templates, joint }) =>
    fc
      .record({
        chosen: fc.shuffledSubarray([...templates], { minLength: 4 }),
        seeds: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 60, maxLength: 60 }),
      })
      .chain(({ chosen, seeds }) => {
        let at = 0
        const sentences = chosen.map((template) => fillTemplate(template, () => seeds[at++ % seeds.length] ?? 0))
        return fc.record({
          sentences: fc.constant(sentences),
          record: fc.constant(sentences.map(({ text }) => text).join(joint)),
          draft: fc.shuffledSubarray(sentences, { minLength: 1 }),
          joint: fc.constant(joint),
        })
      }),
  )

const reds = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'red')
const short = (findings: readonly Finding[]) => findings.map(({ rule, span, message }) => `${rule} ${String(span.start)} ${message.zh}`)
const join = (sentences: readonly FilledSentence[], joint: string) => sentences.map(({ text }) => text).join(joint)

describe('a draft made only of record sentences', () => {
  it('has no red finding, in whatever section and order they stand', () => {
    fc.assert(
      fc.property(recordAndDraft, fc.constantFrom(...sections), ({ record, draft, joint }, section) => {
        const found = guard.check(guard.readRecord(record), [{ section, text: join(draft, joint) }])
        expect(short(reds(found))).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  it.each<SlotKind>(['number', 'side', 'negation', 'drug'])('has a red finding once any one %s in it is changed', (kind) => {
    fc.assert(
      fc.property(recordAndDraft, fc.nat(), fc.nat(), ({ record, draft, joint }, pick, choice) => {
        const places = draft.flatMap((sentence, index) => sentence.slots.flatMap((slot, at) => (slot.kind === kind ? [{ index, at }] : [])))
        fc.pre(places.length > 0)
        const { index, at } = places[pick % places.length] as { index: number; at: number }
        const changed = draft.map(({ text }, place) => (place === index ? falsify(draft[index] as FilledSentence, at, choice) : text))
        const found = reds(guard.check(guard.readRecord(record), [{ section: 'draft', text: changed.join(joint) }]))
        expect({ changed: changed[index], reds: found.length > 0 }).toEqual({ changed: changed[index], reds: true })
      }),
      { numRuns: 250 },
    )
  })
})

/** What is said of each statement, wherever it stands. */
const said = (findings: readonly Finding[], text: string) =>
  findings
    .filter(({ rule }) => ruleOfOneStatement.test(rule))
    .map(({ rule, severity, span, message }) => `${rule} ${severity} ${text.slice(span.start, span.end)} ${message.zh}`)
    .sort()
/** A6, B2 and F12 are about the order or the number of statements; A1–A5 and P3 name the section as a whole, whose words are its order. */
const ruleOfOneStatement = /^(?:F(?!12)|A7|A8|B3|B4|P2|P4|P5)/

describe('findings', () => {
  it('do not depend on the order of the statements', () => {
    const drafts = recordAndDraft.chain(({ record, draft, joint }) => {
      const wrong = draft.map((sentence, index) =>
        sentence.slots.length > 0 ? falsify(sentence, index % sentence.slots.length, index) : sentence.text,
      )
      return fc.record({
        record: fc.constant(record),
        joint: fc.constant(joint),
        first: fc.constant(wrong),
        second: fc.shuffledSubarray(wrong, { minLength: wrong.length }),
      })
    })
    fc.assert(
      fc.property(drafts, fc.constantFrom(...sections), ({ record, joint, first, second }, section) => {
        const read = guard.readRecord(record)
        const [a, b] = [first.join(joint), second.join(joint)]
        expect(said(guard.check(read, [{ section, text: b }]), b)).toEqual(said(guard.check(read, [{ section, text: a }]), a))
      }),
      { numRuns: 250 },
    )
  })
})

describe('no input makes anything throw', () => {
  const clinical = ['无', '左', '1.', '5mg', '？', '（-）', '(', ' ', '\n', '\r', '，', '、', '考虑', 'no ', '拟行', '肺炎', 'AF', '120/80', '予', '阿司匹林', '×10^9/L', '诊断：', '2024-01-02', '十', '.', 'ß', 'İ'] // prettier-ignore
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...clinical) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    // lone surrogates, control characters, anything that a 16-bit unit can be
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    { weight: 1, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)) },
  )
  const text = fc
    .tuple(fc.array(unit, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }))
    .map(([units, times]) => units.join('').repeat(times))

  it('in a record, a draft or the name of a section, and every span lies within its text', () => {
    fc.assert(
      fc.property(text, text, fc.oneof(fc.constantFrom(...sections, '出院记录'), text), (record, draft, section) => {
        const read = guard.readRecord(record)
        const pairs = [{ section, text: draft }]
        for (const finding of [
          ...guard.check(read, pairs),
          ...guard.omissions(read, pairs),
          ...guard.checkStatement(read, 'plan', draft),
        ]) {
          expect(findingSchema.safeParse(finding).success).toBe(true)
          expect(finding.span.start).toBeLessThanOrEqual(finding.span.end)
          expect(finding.span.end).toBeLessThanOrEqual(draft.length)
          for (const { start, end, text: quoted } of finding.evidence) expect(record.slice(start, end)).toBe(quoted)
          for (const repair of finding.repairs) expect(repair.end).toBeLessThanOrEqual(draft.length)
        }
      }),
      { numRuns: 400 },
    )
  })
})
