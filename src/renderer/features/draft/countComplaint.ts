/** Length of a Chinese chief complaint as it is counted on a form: no white space, no full stop at its end. `null` for a text without Chinese. */
export function countComplaint(text: string): number | null {
  if (!/\p{Script=Han}/u.test(text)) return null
  return [...text.replace(/\s+/g, '').replace(/[。.]$/, '')].length
}

/** What a form holds. */
export const complaintLimit = 20
