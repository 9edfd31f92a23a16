/** In English the next order, the next item with a place or result of its own, or a dash: no tracheal tug, wheeze both bases. */
const newThought =
  / - | on (?=(?:(?:plain |chest |the |her |his )?(?:x-?rays?|radiographs?|films?|imaging|ct|mri|us|ultrasound|echo\w*|ecg|ekg|exam\w*|urinalysis|palpation|auscultation|percussion|inspection|biopsy|scan)\b))|, (?=an? (?!significant|major|clear)\w|(?:and |the )?(?:[A-Za-z][\w/-]*\s){1,4}(?:of |is |was |at )?[<>]?\d(?![\w-]*[ -](?:days?|weeks?|months?|years?|hours?|episodes?|times)\b)|[^,.;]{0,40}\b(?:unaffected|unremarkable|intact|normal|supple|clear|negative|positive|non-?tender|soft|declined|refused|requested|placed|ordered|booked|scheduled|referred|pending|awaited|has|had|is|are|was|were|shows?|with)\b|(?:re-?)?(?:review|check|start|continue|give|repeat|follow|see|refer|stop|hold|send|discuss|arrange|book|keep|monitor|use|will|plan)\b|[^,.;]{0,40}(?:\+|\bboth\b|\bbilateral|[LR]>[LR]|\bpresent\b))/i

/**
 * Where spaces part the items of a Chinese examination, the next one that has a side or a result of its own ends a denial: 无压痛 左侧第6肋压痛. So does
 * a bracket with a value: 否认饮酒(呼气试验0).
 */
export function nextItem(folded: string, from: number, to: number): number {
  const text = folded.slice(from, to)
  const item =
    newThought.exec(text) ??
    /(?<=[\u3400-\u9fff)])\s+(?=[左右双]|[\u3400-\u9fff][^\s，,。；;]{0,14}(?:[+-]|正常|可及|清|软)(?:[\s，,。；;]|$))|\((?=[^()]{0,20}\d[^()]{0,10}\))/.exec(
      text,
    )
  return item ? from + item.index : to
}
