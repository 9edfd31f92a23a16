type Token = { readonly start: number; readonly end: number }

/** Connecting and reporting words of a condensation: they claim nothing that the record would have to hold. */
const idle =
  /每次|评分|总分|剂量|疗程|生命体征|原因待[定查]|患者|病人|患儿|该患|患|本次|此次|目前|现在|现|当前|近来|近期|发现|出现|表现为|表现|主要|存在|感到|感觉|自觉|自述|诉|因|由于|所致|导致|引起|伴随|伴有|并有|并伴|同时|以及|此外|另外|另|其中|其余|入院时?|就诊|来诊|来院|我院|本院|外院|当地医院|查体|体检|检查|检验|辅助|结果|显示|提示|示|可见|可及|见|经|行|予以?|给予|进行|采用|应用|使用|服用|服药|用药|口服|治疗|处理|继续|目前|情况|病情|病程|病史|既往|有|为|呈|系|是|及|与|和|或|等|均|已|曾|的|了|在|年龄|岁|男性?|女性?|无|未见?|否认|考虑|可能|建议|拟|嘱|程度|性质|大小|约|左右|明显|持续|不适|症状|体征|发作|加重|需|应|于|以|被|又|再|就|较|稍|略|最大|较大者?|最长|最高|送检|特殊|相关|综上|根据|诊断|明确|目前|上述|方案|定期|随访|复查|随诊|日常|没有|不存在|实验室|化验|指标|数值|水平|测得|测量|达|偏|值|来看|具有|属于|位于|处|自|从|由|后|前|起|始|开始|逐渐|突然|突发|反复|间断|期间|立即|立刻|即刻|包括|包含|结论|主诉|辨证|女士|先生|本病例|病例/g
const idleEnglish =
  /\b(?:patient|pt|reports?|reported|reporting|states?|stated|notes?|noted|says?|said|mentions?|mentioned|describes?|described|complain(?:s|ed|ing)?|endorses?|endorsed|den(?:y|ies|ied|ying)|presents?|presented|presenting|presentation|comes|came|come|here|seen|visit|visits|today|currently|recently|also|additionally|moreover|overall|otherwise|shows?|showed|showing|shown|reveals?|revealed|demonstrates?|demonstrated|indicates?|indicated|finds?|found|findings?|exam|examination|results?|evidence|history|hx|known|significant|concerning|regarding|given|due|because|since|including|includes?|included|such|well|per|with|without|no|not|none|any|all|both|female|male|woman|man|gentleman|lady|year|old|years|will|would|plan|plans|planned|should|recommend(?:s|ed)?|advised?|continue[sd]?|consider(?:ed)?|likely|possible|possibly|probable|probably|may|might|could|suspected|experienc(?:e|es|ed|ing)|feel(?:s|ing)?|felt|having|has|had|having|been|being|getting|get|got|using|use[sd]?|takes?|taking|took|taken|her|his|she|he|they|we|i|there|appears?|appeared|seems?|remains?|remained|consistent|associated|accompanied|along|during|while|when|after|before|last|past|previous|previously|prior|ago|about|approximately|around|some|mild|mildly|bit|little|currently|now|at|this|time|point|follow|following|followed|up|regards|respect|in|of|to|on|for|from|by|underwent|undergone|performed|obtained|completed|done|status|medical|new|current|recent|upon|whose|during|further|additional|daily|once|per|initial|initially|later|consist(?:s|ed|ing)?|modif(?:y|ied)|include|next|appointments?|treatments?|offer(?:s|ed)?|prescribe[sd]?|prescribing|requires?|requiring|required|subsequently|then|immediately|fell|fallen|rose|risen|dropped|mr|mrs|ms)\b/gi

type Text = { readonly folded: string; readonly tokens: readonly Token[] }
type Clause = { readonly start: number; readonly end: number; readonly from: number; readonly to: number }

/** Four rules ask for the same clause, one of them for each of its values. */
const known = new WeakMap<Clause, Uint8Array>()

/** For each token of [from, to): 1 where it is part of an idle word. Linear in the clause, and read once: a clause belongs to one text. */
export function idleTokens(text: Text, clause: Clause): Uint8Array {
  let marks = known.get(clause)
  if (!marks) known.set(clause, (marks = markIdle(text, clause)))
  return marks
}

function markIdle(text: Text, clause: Clause): Uint8Array {
  const marks = new Uint8Array(clause.to - clause.from)
  const slice = text.folded.slice(clause.start, clause.end)
  for (const pattern of [idle, idleEnglish]) {
    let at = 0
    for (const match of slice.matchAll(pattern)) {
      const start = clause.start + match.index
      const end = start + match[0].length
      while (at < marks.length && (text.tokens[clause.from + at]?.start ?? 0) < start) at++
      for (let index = at; index < marks.length && (text.tokens[clause.from + index]?.end ?? 0) <= end; index++) marks[index] = 1
    }
  }
  return marks
}
