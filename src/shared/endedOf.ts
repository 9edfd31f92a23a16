import type { BatchView } from './batch.ts'

/** How many records of a batch have ended, whatever came of them. Apart from the schemas: no validator is loaded into the window for it. */
export function endedOf({ drafted, refused, same, failed }: BatchView['counts']): number {
  return drafted + refused + same + failed
}
