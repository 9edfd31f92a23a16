import { maximumSectionCharacters } from '../../limits.ts'
import { deleteSpan } from '../repairs.ts'
import type { Remark, Rule } from '../rule.ts'

const marks = /<\/?think>|<\|[a-z_]{1,20}\|>|\[\/?INST\]|<\/?s>|\*\*|^#{1,6}\s|^```/gim

/** Plain text only, and not more sentences than a section may have. */
export const f12Form: Rule = {
  id: 'F12',
  severity: 'amber',
  source: 'D',
  title: { zh: '格式问题', en: 'form' },
  check({ text, analysis, settings }) {
    const remarks: Remark[] = [...text.matchAll(marks)].slice(0, 50).map((match) => {
      const span = { start: match.index, end: match.index + match[0].length }
      return {
        span,
        message: { zh: `含有标记“${match[0].trim()}”`, en: `holds the mark-up “${match[0].trim()}”` },
        repairs: [deleteSpan(span)],
      }
    })
    if (text.length > maximumSectionCharacters)
      remarks.push({
        severity: 'red',
        span: { start: maximumSectionCharacters, end: text.length },
        message: { zh: '过长，此后的内容未核对', en: 'too long: not checked from here on' },
      })
    const sentences = new Map<number, number>()
    for (const clause of analysis.clauses) if (!sentences.has(clause.sentence)) sentences.set(clause.sentence, clause.start)
    const [, from] = [...sentences][settings.maximumSentences] ?? []
    if (from !== undefined)
      remarks.push({
        span: { start: from, end: text.length },
        message: { zh: `超过${String(settings.maximumSentences)}句`, en: `more than ${String(settings.maximumSentences)} sentences` },
      })
    return remarks
  },
}
