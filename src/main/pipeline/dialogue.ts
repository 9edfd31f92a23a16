import type { Template } from '../../shared/template.ts'
import { questionTopics } from './questionTopics.ts'

/** What the physician wants of a turn. `sectionId`: the section that an instruction names, if any; `wantsShorter`: a longer text would be no answer to it. */
export type Turn =
  { readonly kind: 'question' } | { readonly kind: 'instruction'; readonly sectionId: string | null; readonly wantsShorter: boolean }

/** The record has nothing that answers; said by the program, never written by a model. */
export const absentAnswer = { zh: '原文未记载。', en: 'The record does not say.' } as const

const instructs =
  /改写|重写|润色|缩短|精简|简化|压缩|简短|简洁|简明|[短长简详](?:一)?[点些]|详细|书面|口语|换(?:个|种)(?:说法|写法)|展开|合并|分(?:成|开)|措辞|语气|写成|改成|改为|删(?:掉|除|去)|去掉|\b(?:shorter|shorten|concise|concisely|condense|brief(?:er)?|rewrite|rephrase|reword|paraphrase|simplify|longer|more detail(?:ed)?|expand|formal|polish|merge|combine|remove|drop|delete)\b/i
const asks =
  /[?？]|吗|呢|什么|多少|有没有|是否|何时|为何|怎么|\b(?:what|when|where|which|who|why|how|is|are|was|were|does|do|did|has|have|had|any)\b/i
const requests = /^\s*(?:请|麻烦|帮|能不能|能否|可不可以|可以|把|将|please|can you|could you|would you|make|rewrite|shorten)/i
const shortens = /[短简]|压缩|\b(?:short|concise|condense|brief)/i

/**
 * Tells a question from an instruction, by their words: “能不能再短一点？” is an instruction, “为什么改为华法林？” a question. What is said of selected text and asks nothing is an
 * instruction. In doubt it is a question, which changes nothing.
 */
export function readTurn(text: string, template: Template, hasSelection = false): Turn {
  const mayInstruct = hasSelection || instructs.test(text)
  if (!mayInstruct || (asks.test(text) && !requests.test(text))) return { kind: 'question' }
  return { kind: 'instruction', sectionId: sectionNamedIn(text, template), wantsShorter: shortens.test(text) }
}

function sectionNamedIn(text: string, { sections }: Template): string | null {
  const lower = text.toLowerCase()
  const byHeading = sections.find(({ heading }) => lower.includes(heading.zh) || lower.includes(heading.en.toLowerCase()))
  const named = questionTopics.filter(({ asks: words }) => text.search(words) >= 0).flatMap(({ topics }) => topics.slice(0, 1))
  return (byHeading ?? sections.find(({ topics }) => topics.some((topic) => named.includes(topic))))?.id ?? null
}
