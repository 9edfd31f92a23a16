/**
 * Instructions that make a model say what a record does not: to write “normal” for what is not mentioned, to give an advice or a diagnosis whatever the record
 * says, to infer, complete or use its own knowledge. Read clause by clause; a clause that forbids the very thing, or that speaks of what the record states, is none.
 */
const notMentioned =
  /(?:未|没有?|无|不)(?:有)?(?:明确)?(?:提及|提到|记载|记录|写明|写到|说明|描述|涉及|注明)|(?:缺失|缺少|缺如|空缺|缺项|找不到|不存在)|\bif\b[^.;\n]{0,40}?\b(?:not|no|nothing|none|un\w+|isn['’]t|missing|absent|lacks?|without)\b|\b(?:when|where|unless)\b[^.;\n]{0,20}\b(?:not|un|missing|absent)\w*\b[^.;\n]{0,20}\b(?:mention|stat|document|record|given)\w*/i
/** What may be done about it: to say so, or to say nothing. */
const leaves =
  /不写|不要写|不必写|别写|不填|留空|空着|略去|省略|略过|跳过|不输出|(?:写|注明|填|说明|标注)[^，。；]{0,4}[“"「]?(?:原文|病历|记录)?(?:未|没有|无)(?:记载|提及|记录|提供|相关记录)|\b(?:leave|left)\b[^.;\n]{0,12}\b(?:out|blank|empty)\b|\b(?:omit|skip|write nothing|say so|say nothing)\b|\b(?:write|say|put|state|enter)\b[^.;\n]{0,8}["“'‘]?(?:that )?(?:the record )?(?:is )?(?:not|does not) (?:stated?|recorded|documented|mentioned?|say)/i
const writes =
  /写|填|记为|记作|视为|视作|按|默认|补|推|给出|用|\b(?:write|put|say|assume|enter|state|use|give|report|fill|default|record|add|consider|treat|suppose|note)\b/i

const normals =
  /(?:写|填|记|报|视|当|默认|作|算)(?:写|作|为|成|上|按)*[“"「'‘]?(?:均|都|一律)?(?:为)?(?:正常|阴性|未见(?:明显)?异常|无(?:明显)?异常|无殊|无特殊|健康|良好)/
const normalsEn =
  /\b(?:write|put|say|state|report|enter|assume|default(?:s|ing)? to|consider|treat|mark|note|as)\b[^.;,\n]{0,24}\b(?:normal|negative|unremarkable|wnl|within normal limits|healthy|nad)\b/i
const allNormal = /(?:一律|统一|其余|其他|默认)[^，。；\n]{0,8}(?:正常|阴性|未见异常|无异常)/

const musts =
  /(?:必须|一定要|一定得|务必|务求|总要|总是要|无论如何)[^，。；\n]{0,10}(?:给出|提出|写出|写|包含|包括|有|补充|提供|列出|开具|加上)[^，。；\n]{0,16}(?:建议|诊断|结论|用药|治疗|剂量|结果|数值|检查|计划|方案|随访|医嘱|处方)/
const mustsEn =
  /\b(?:must|always|be sure to|make sure (?:to|that)|have to|need to|at least one)\b[^.;\n]{0,30}\b(?:advice|recommendations?|diagnos[ei]s|treatments?|plan|dos(?:e|age)s?|values?|results?|findings?|medications?|suggestions?|follow-up)\b/i
const invents = /(?:推断|推测|推论|猜测|估计|编造|编写|虚构|发挥|扩充|扩展|延伸|想象|补全|补充|完善|补齐|充实|润色内容)/
const inventsEn =
  /\b(?:assume|presume|infer|guess|extrapolate|deduce|make up|invent|fabricate|fill in|embellish|elaborate|imagine|supplement|complete what|round out)\w*\b/i
const ownAdvice =
  /(?:给出|提出|提供|加上|附上|增加)(?:你的|你自己的|自己的|适当的?|合理的?|专业的?|相应的?|必要的?|进一步的?|个人的?)*(?:建议|意见|诊断|治疗方案|处理意见)|(?:根据|结合|凭|按照?)(?:你的|自己的|医学|临床|专业|一般|常规)+(?:知识|经验|常识|判断|惯例|指南|常规)/
const ownAdviceEn =
  /\b(?:give|offer|add|provide|suggest|make)\b[^.;\n]{0,12}\b(?:your|appropriate|reasonable|suitable|further|additional|professional)\b[^.;\n]{0,16}\b(?:advice|recommendations?|suggestions?|diagnos[ei]s|treatments?|plan)\b|\b(?:your|general|medical|clinical|common)\b[^.;,\n]{0,12}\b(?:knowledge|experience|judge?ment|guidelines)\b/i

const forbids = /不|勿|禁|莫|别|避免|切忌|杜绝|\b(?:not|never|no|nothing|none|without|avoid|don['’]t|nor|neither)\b/i
const leavesOut = /不|勿|禁|莫|别|避免|切忌|杜绝|\b(?:do not|don['’]t|never|nothing|avoid)\b/i
const ofRecord =
  /(?:原文|病历|记录|上文|下面|下列|医生|医师)[^，。；\n]{0,6}(?:写明|写出|写到|记载|已有|中的|里的|已写|提到|所载|的)|\b(?:record|passages?|source|text|note|chart)s?\b|\b(?:stated|documented|written|as they stand)\b/i

/** The words of an instruction that manufacture findings; `null` where there are none. */
export function manufacturingWords(instruction: string): string | null {
  for (const sentence of instruction.split(/(?<=[。；;！!\n])|(?<=\.)\s+/)) {
    const isConditional = notMentioned.test(sentence) && writes.test(sentence.replace(notMentioned, ''))
    if (isConditional && !leaves.test(sentence) && !isOnlyForbidding(sentence)) return shortened(sentence)
    for (const clause of sentence.split(/[，,：:]/)) if (offendsIn(clause)) return shortened(clause)
  }
  return null
}

function offendsIn(clause: string): boolean {
  const says = (pattern: RegExp) => {
    const match = pattern.exec(clause)
    if (!match) return false
    const isForbidden =
      forbids.test(clause.slice(0, match.index)) || /^\s*(?:nothing|none|no\b)/i.test(clause.slice(match.index + match[0].length))
    return !isForbidden
  }
  return (
    [normals, normalsEn, allNormal].some(says) ||
    (!ofRecord.test(clause) && [musts, mustsEn, invents, inventsEn, ownAdvice, ownAdviceEn].some(says))
  )
}

/** “原文没有的不写”, “write nothing that is not stated”: the condition and what is forbidden are one. */
function isOnlyForbidding(sentence: string): boolean {
  return (
    leavesOut.test(sentence.replace(notMentioned, '')) && !normals.test(sentence) && !normalsEn.test(sentence) && !allNormal.test(sentence)
  )
}

const longest = 60
function shortened(words: string): string {
  const trimmed = words.trim()
  return trimmed.length <= longest ? trimmed : `${trimmed.slice(0, longest)}…`
}
