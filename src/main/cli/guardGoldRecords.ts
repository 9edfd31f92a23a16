import { z } from 'zod'
import { readJsonLines } from './jsonLines.ts'

/** The facts of an invented record; see eval/gold/README.md. */
export const goldFactsSchema = z.object({
  chief_complaint: z.string().nullable(),
  diagnoses: z.array(z.object({ text: z.string(), certainty: z.enum(['stated', 'suspected', 'ruled-out', 'history']) })),
  plan: z.array(z.object({ text: z.string(), status: z.enum(['planned', 'advised', 'done', 'stopped', 'refused']) })),
  medications: z.array(z.object({ name: z.string(), status: z.string() })),
  allergies: z.object({ status: z.string(), text: z.string().nullish() }),
  abnormal_findings: z.array(z.string()),
  negatives: z.array(z.string()),
  follow_up: z.string().nullable(),
})
export type GoldFacts = z.infer<typeof goldFactsSchema>

const goldSchema = z.object({
  id: z.string(),
  lang: z.enum(['zh', 'en']),
  source_text: z.string(),
  gold: goldFactsSchema,
  must_not: z.array(z.string()),
})

export type GoldRecord = {
  readonly id: string
  readonly language: 'zh' | 'en'
  readonly text: string
  readonly gold: z.infer<typeof goldSchema>
}
export type GoldStatement = { readonly section: string; readonly text: string; readonly isTrue: boolean }

export const readGold = (lines: string): GoldRecord[] =>
  readJsonLines(lines).map((value) => {
    const gold = goldSchema.parse(value)
    return { id: gold.id, language: gold.lang, text: gold.source_text, gold }
  })

/** The statements to check, each alone: a gold fact in the section that it belongs to, what belongs to none as free text. */
export function statementsOfGold({ gold: { gold, must_not: mustNot } }: GoldRecord): GoldStatement[] {
  const of = (section: string, isTrue: boolean, texts: readonly (string | null | undefined)[]) =>
    texts.flatMap((text) => (text ? [{ section, text, isTrue }] : []))
  const isPast = ({ certainty }: { readonly certainty: string }) => certainty === 'history'
  return [
    ...of('free', false, mustNot),
    ...of('主诉', true, [gold.chief_complaint]),
    ...of(
      '诊断结论',
      true,
      gold.diagnoses.filter((diagnosis) => !isPast(diagnosis)).map(({ text }) => text),
    ),
    ...of(
      'free',
      true,
      gold.diagnoses.filter(isPast).map(({ text }) => text),
    ),
    ...of(
      '治疗建议',
      true,
      gold.plan.map(({ text }) => text),
    ),
    ...of('free', true, [
      ...gold.medications.map(({ name }) => name),
      gold.allergies.text,
      ...gold.abnormal_findings,
      ...gold.negatives,
      gold.follow_up,
    ]),
  ]
}
