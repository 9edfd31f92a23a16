/**
 * Length of a Chinese chief complaint as the guard's rule A2 counts it: without white space, stops and commas. `null` for a text without
 * Chinese.
 */
export function countComplaint(text: string): number | null {
  if (!/\p{Script=Han}/u.test(text)) return null
  return [...text.replace(/[\s\uff0c\u3002\u3001\uff1b,.;]/g, '')].length
}

/** What a form holds. */
export const complaintLimit = 20
