import type { Lexicon } from '../lexicon/lexicon.ts'
import type { TermKind } from '../lexicon/lexiconTables.ts'
import { leavableKinds, type ClauseKind } from './change.ts'

const returnIf =
  /(?:不适|加重|异常|变化|如有|若有|必要时).{0,6}(?:随诊|随访|就诊|就医|复诊|来诊)|return (?:to (?:clinic|hospital|er|ed) )?if|return precautions|come back if/i
const followUp = /随诊|随访|复诊|复查|返院|返诊|门诊|follow[- ]?up|recheck|return (?:in|to)|see .{0,20} in \d/i
const lifestyle =
  /饮食|休息|戒烟|限酒|戒酒|忌烟|运动|锻炼|体重|保暖|劳累|熬夜|情绪|睡眠|饮水|卧床|健康教育|宣教|生活方式|\b(?:diet|rest|exercise|smoking|alcohol|weight|hydrat\w*|lifestyle)\b/i
const procedureWords = /手术|切除|置换|植入|造影|介入|消融|穿刺|引流|内镜|透析|放疗|化疗/
const examWords = /查|监测|检测|化验|心电图|超声|彩超|CT|MRI|X线|血常规|\b(?:labs?|check|monitor|imaging|echo|ecg|ekg|x-?ray)\b/i

const kindOf = (kinds: ReadonlySet<TermKind>, wanted: TermKind) => kinds.has(wanted)

/** What a clause is about. The first that fits: a drug outweighs all the rest, so that a clause with one is never taken for advice. */
export function clauseKindOf(clause: string, lexicon: Lexicon): ClauseKind {
  const kinds = new Set(lexicon.mentions(clause).flatMap((mention) => mention.kinds))
  if (kindOf(kinds, 'drug')) return 'drug'
  if (returnIf.test(clause)) return 'return-if'
  if (lifestyle.test(clause) && !followUp.test(clause)) return 'lifestyle'
  if (followUp.test(clause)) return 'follow-up'
  if (kindOf(kinds, 'procedure') || procedureWords.test(clause)) return 'procedure'
  if (kindOf(kinds, 'exam') || kindOf(kinds, 'lab') || examWords.test(clause)) return 'exam'
  return 'other'
}

/** 低盐、低脂饮食: UTF-16 units of a part that shares its noun with the next. */
const longestBarePart = 4
const isFinding = (part: string, lexicon: Lexicon) => lexicon.mentions(part).some(({ kinds }) => kinds.includes('symptom'))
const carrying: readonly TermKind[] = ['drug', 'disease', 'procedure', 'exam', 'lab']

/**
 * The kind under which a clause may be left out by habit; null for one that holds a number, a drug, a diagnosis, an allergy, a test or an
 * operation, whatever else it speaks of.
 */
export function leavableKindOf(clause: string, lexicon: Lexicon): (typeof leavableKinds)[number] | null {
  if (/\d|[一二两三四五六七八九十半]\s?(?:天|日|周|月|年|次|个)|过敏|allerg/i.test(clause)) return null
  if (lexicon.mentions(clause).some(({ kinds }) => kinds.some((kind) => carrying.includes(kind)))) return null
  const kind = clauseKindOf(clause, lexicon)
  // 低盐低脂饮食、王主任会诊、呼吸困难: each part of a list is something of its own
  const isOfKind = (part: string) => clauseKindOf(part, lexicon) === kind || (part.length <= longestBarePart && !isFinding(part, lexicon))
  if (!clause.split('、').every(isOfKind)) return null
  return leavableKinds.find((leavable) => leavable === kind) ?? null
}
