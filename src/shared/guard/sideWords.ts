const sides = new Map(
  Object.entries({
    左: 'left', left: 'left', 右: 'right', right: 'right', 双: 'both', 两: 'both', bilateral: 'both', bilaterally: 'both', both: 'both',
    上: 'up', upper: 'up', 下: 'down', lower: 'down',
  }),
) // prettier-ignore

/** The side or level that a token names. */
export const sideOf = (text: string): string | undefined => sides.get(text)
