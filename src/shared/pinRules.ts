export const minimumPinCharacters = 4
export const maximumPinCharacters = 64
/** Wrong tries that cost nothing but themselves. */
export const freeTries = 5
const firstDelaySeconds = 30
const longestDelaySeconds = 3600

export const pinProblems = ['pin-short', 'pin-long', 'pin-simple'] as const

/** Why these characters are no PIN; `null`: they are one. Four of the same and a run up or down are what is tried first. */
export function pinProblem(pin: string): (typeof pinProblems)[number] | null {
  if (pin.length < minimumPinCharacters) return 'pin-short'
  if (pin.length > maximumPinCharacters) return 'pin-long'
  const steps = new Set([...pin].slice(1).map((sign, place) => sign.charCodeAt(0) - pin.charCodeAt(place)))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? 'pin-simple' : null
}

/** Seconds to wait after so many wrong tries in a row: none for the first four, then 30 s, doubled each time up to an hour. */
export function pinDelaySeconds(failures: number): number {
  if (failures < freeTries) return 0
  return Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** Math.min(20, failures - freeTries))
}

/** Seconds that so many guesses take: at the lock screen with its delays, and for somebody who took the files along and has one such computer. */
export function guessingSeconds(guesses: number, secondsEach: number): { readonly atScreen: number; readonly withFiles: number } {
  const withFiles = guesses * secondsEach
  let delays = 0
  for (let failures = 1; failures < guesses; failures++) delays += pinDelaySeconds(failures)
  return { atScreen: withFiles + delays, withFiles }
}
