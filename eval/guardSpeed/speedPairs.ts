import type { DraftText } from '../../src/shared/guard/guard.ts'
import {
  chineseTemplates,
  englishTemplates,
  falsify,
  fillTemplate,
  type FilledSentence,
} from '../../src/shared/guard/sentenceTemplatesFixture.ts'

export type SpeedPair = { readonly record: string; readonly draft: readonly DraftText[]; readonly edited: readonly DraftText[] }

/** Pairs of a typical size: a record of 1,500 characters, a draft in three sections, and the draft after an edit of one sentence. */
export function speedPairs(count: number): SpeedPair[] {
  let state = 20_260_101
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
  return Array.from({ length: count }, (_, index) => {
    const templates = index % 2 === 0 ? chineseTemplates : englishTemplates
    const joint = index % 2 === 0 ? '' : ' '
    const sentences: FilledSentence[] = []
    for (let length = 0; length < 1_500; length += sentences.at(-1)?.text.length ?? 0)
      sentences.push(fillTemplate(templates[Math.floor(draw() * templates.length)] ?? [], draw))
    const draft = (change: boolean) =>
      [['主诉', 0, 2] as const, ['诊断结论', 5, 7] as const, ['治疗建议', 9, 12] as const].map(([section, from, to], place) => ({
        section,
        text: sentences
          .slice(from, to)
          .map((sentence, at) => (change && place === 1 && at === 0 && sentence.slots.length > 0 ? falsify(sentence, 0, 0) : sentence.text))
          .join(joint),
      }))
    return { record: sentences.map(({ text }) => text).join(joint), draft: draft(false), edited: draft(true) }
  })
}
