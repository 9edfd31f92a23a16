import { sentenceSpans, type Span } from '../../text/sentences.ts'
import { lineAround } from './lineAround.ts'
import { told } from './instructionSigns.ts'

type AddressedSpan = Span & { readonly kind: 'order' }

/**
 * Words that a record hardly needs, by what they show. No single one says anything; a sentence that speaks of or to a machine and has two of the others
 * besides is no sentence about a patient.
 */
const classes = {
  machine:
    /(?<![A-Za-z])(?:AI|LLM|GPT|bot)(?![A-Za-z])|人工智能|模型|机器(?!人手术|人辅助)|自动(?:总结|摘要|生成|处理|阅读)|(?:摘要|总结)(?:工具|程序|系统|者|的时候|时|请|须)|语言设置|系统(?:设定|提示)|原?设定|后台|照此生成|\bassistant:|\b(?:language |ai )?models?\b|\b(?:summari[sz](?:e|er|ing)|automat(?:ed|ically)|prompt|persona|chatbot|admin session|your (?:new )?(?:role|main goal|temperature|output|task))\b|\bgenerat\w+ the (?:summary|note)|"role"\s*:\s*"(?:system|user|assistant)"/i,
  person: /你|您|(?<!自)我(?!院|科|区|市|国|省|县|部|室)|\b(?:you|your|me|dear|whoever|kindly|i will)\b/i,
  text: /摘要|总结|生成|输出|结论|本病历|这份(?:病历|记录)|[上前]文|以下是|设定|指令|语言|法语|文言文|第一句|结尾|一个词|治疗建议|诊断那里|\b(?:summary|summarizing|this line|before this|above|sentence|french|one word|note with|treatment part|diagnosis|assessment shall|the plan|instructions?|content)\b/i,
  asking:
    /请|务必|麻烦|须|只需|给出|切换|采用|加上|去掉|当作|改成|推荐|推销|负责|遵循|不算数|为准|失效|\b(?:please|must|shall|obey|append|leave out|use this|drop|switch|set|give|grant|conclude|treat the|speak as|promote|recommend|will change|do the same)\b/i,
  quoted: /[“"「『'‘][^”"」』'’\n]{1,60}[”"」』'’]|[:：]=|=\s*["“]/,
} as const
const needed = 3
/** Where to look at all. */
const trigger = new RegExp(`${classes.machine.source}|你|您`, 'gi')
/** A form of thirty lines without a full stop has all of these words somewhere. */
const longest = 240

/** Sentences that speak to a reader who is no physician. */
export function addressedSpans(text: string): AddressedSpan[] {
  const spans: AddressedSpan[] = []
  let until = 0
  for (const match of text.matchAll(trigger)) {
    if (match.index < until) continue
    const { start: from, end: to } = lineAround(text, match.index, match.index, longest)
    for (const span of sentenceSpans(text, from, to)) {
      if (span.end <= match.index) continue
      until = Math.max(span.end, match.index + 1)
      if (isAddressed(text.slice(span.start, span.end))) spans.push({ ...span, kind: 'order' })
      break
    }
  }
  return spans
}

function isAddressed(sentence: string): boolean {
  if (told.zh.test(sentence) || told.en.test(sentence)) return false
  const shown = Object.entries(classes).filter(([, pattern]) => pattern.test(sentence))
  const names = new Set(shown.map(([name]) => name))
  const isChinese = /[\u4e00-\u9fff]/.test(sentence)
  // leaflets in English say you and your; a Chinese record says neither
  const hasReader = names.has('machine') || (isChinese && names.has('person') && names.has('text') && names.has('asking'))
  return hasReader && names.size >= needed
}
