/** Without 0 O 1 I L, which are read for one another. A prime number of signs, so that the check of a group finds every single slip. */
export const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const groups = 7
const dataSigns = 4
/** Signs that have to be drawn at random: 28 of 31, some 138 bits. */
export const recoverySigns = groups * dataSigns

/**
 * Seven groups of five signs, the last of each its check. `drawn` are numbers from 0 to 30, `recoverySigns` of them.
 * The check finds one wrong sign, two that changed places within a group, and groups in another order.
 */
export function recoveryKeyOf(drawn: readonly number[]): string {
  if (drawn.length !== recoverySigns) throw new RangeError(`a recovery key has ${recoverySigns} signs`)
  return Array.from({ length: groups }, (_, group) => {
    const data = drawn.slice(group * dataSigns, (group + 1) * dataSigns)
    return [...data, checkOf(data, group)].map((sign) => recoveryAlphabet[sign] ?? '').join('')
  }).join('-')
}

export type ReadRecoveryKey =
  | { readonly isRight: true; readonly key: string }
  | { readonly isRight: false; /** Which group, from 1; 0: too few or too many signs. */ readonly group: number }

/** What somebody typed off the paper: case, spaces and dashes do not matter. */
export function readRecoveryKey(typed: string): ReadRecoveryKey {
  const signs = [...typed.toUpperCase().replace(/[\s\-–—－]/g, '')].map((sign) => recoveryAlphabet.indexOf(sign))
  for (let group = 0; group * (dataSigns + 1) < signs.length; group++) {
    const part = signs.slice(group * (dataSigns + 1), (group + 1) * (dataSigns + 1))
    const isWhole = part.length === dataSigns + 1
    if (part.includes(-1) || (isWhole && part.at(-1) !== checkOf(part.slice(0, dataSigns), group)))
      return { isRight: false, group: group + 1 }
  }
  if (signs.length !== groups * (dataSigns + 1)) return { isRight: false, group: 0 }
  return { isRight: true, key: recoveryKeyOf(signs.filter((_, place) => place % (dataSigns + 1) < dataSigns)) }
}

function checkOf(data: readonly number[], group: number): number {
  const weighed = data.reduce((sum, sign, place) => sum + sign * (place + 2), 0)
  return (weighed + (group + 1) * 7) % recoveryAlphabet.length
}
