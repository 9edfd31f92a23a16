/** Words that carry a full stop without ending a sentence. */
const always = /(?:^|[\s(.,])(?:dr|mr|mrs|ms|vs|st|fig|approx|e\.g|i\.e|q\.d|b\.i\.d|t\.i\.d|p\.o|p\.r\.n|a\.m|p\.m)$/i
/** Those that may also end one: “cream per pt. Review in a week”. */
const often = /(?:^|[\s(.,])(?:dept|etc|pt|hx)$/i
const initial = /(?:^|[\s(.,])[a-z]$/i
/** Hepatitis C, DLCO grade B: the letter is a name's last word. */
const lettered =
  /\b(?:grade|type|class|stage|group|hepatitis|hep|influenza|flu|vitamin|vit|factor|protein|score|category|pugh|cystatin|immunoglobulin) [a-z]$/i

/** Whether the full stop at `index` belongs to the word before it: Dr. Li, No. 3, etc. and the like. Reads a few characters to both sides. */
export function isAbbreviated(text: string, index: number, from = 0): boolean {
  // only the last words matter; the whole sentence would make a long line quadratic
  const before = text.slice(Math.max(from, index - 24), index)
  const goesOn = /^\.\s?[^\sA-Z\d]/.test(text.slice(index, index + 3))
  if (/(?:^|[\s(.,])no$/i.test(before)) return /^\.\s?\d/.test(text.slice(index, index + 3))
  return always.test(before) || (often.test(before) && goesOn) || (initial.test(before) && !lettered.test(before))
}
