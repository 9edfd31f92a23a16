import type { ShortForm } from '../../shared/guard/shortForms.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { cutIntoParts, type Part } from './chunk.ts'
import type { DraftJob } from './draftJob.ts'
import type { SectionPlan } from './plan.ts'
import { buildPrompt, excerptsOf } from './prompt.ts'
import { answerTokensFor } from './sectionWriter.ts'

/** A record up to this is read whole; a longer one where its evidence stands. */
const wholeRecordTokens = 1600
/** Tokens of the chat template around the texts. */
export const templateTokens = 64

/**
 * What the model reads: a short record whole; of a long one the segments that hold evidence for some section, since every statement must rest there
 * anyway and each thousand tokens cost seconds. What does not fit in the window is read in parts. Nothing that bears on a section is left out.
 */
export async function fitParts(
  job: Pick<DraftJob, 'engine' | 'template' | 'text' | 'segments' | 'memory' | 'signal'>,
  plans: readonly SectionPlan[],
  language: Language,
  shortForms: readonly ShortForm[],
): Promise<Part[]> {
  const { engine, template, text } = job
  const around = plans.map((plan) => {
    const prompt = buildPrompt({
      template,
      section: plan.section,
      language,
      record: '',
      excerpts: excerptsOf(text, plan.evidence, language),
      shortForms,
      ...(job.memory && { style: job.memory.styleLines(plan.section.id, language) }),
    })
    return prompt.system + prompt.user + prompt.answerStart
  })
  const [...counts] = await engine.countTokens(around, job.signal)
  // room for two answers: the second request of a section holds what the first one wrote
  const budget =
    engine.info().contextTokens -
    Math.max(...counts) -
    templateTokens -
    2 * Math.max(0, ...plans.map((plan) => answerTokensFor(plan.section)))
  const countTokens = (texts: readonly string[]) => engine.countTokens(texts, job.signal)
  const [whole = 0] = await countTokens([text])
  const bearing = new Set(plans.flatMap((plan) => plan.evidence.map(({ segment }) => segment)))
  const isShort = whole <= Math.min(budget, wholeRecordTokens)
  const reading = isShort ? job.segments : job.segments.filter(({ number }) => bearing.has(number))
  return reading.length === 0 ? [] : cutIntoParts(text, reading, Math.max(16, budget), countTokens)
}
