/**
 * The fixed sentences of a section that the record has nothing for: they claim nothing of the patient. A whole sentence only: what goes on after a comma
 * (“原文未记载，予阿司匹林”) claims something again.
 */
const absence =
  /(?<=(?:^|[。；;.!?！？])\s{0,8})(?:(?:原文|病历)未(?:记载|提供|提及)[^，,。；;：:、\n]{0,8}|未记载|the record (?:does not (?:state|mention|give)|(?:has|states) no) [^,.;:\n]{0,40}|not (?:recorded|documented) in the record)(?:[。；;.]|(?=\s*$))/gim

/** The text with a space for each sign of such a sentence. */
export const withoutAbsence = (text: string): string => text.replace(absence, (words) => ' '.repeat(words.length))

/** Whether a text says only that the record has nothing. */
export const isAbsence = (text: string): boolean => text.trim() !== '' && withoutAbsence(text).trim() === ''
