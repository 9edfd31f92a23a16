import type { Measurement } from '../measurement.ts'
import { commit } from './commit.ts'
import { decode } from './decode.ts'
import { firstToken } from './firstToken.ts'
import { frames } from './frames.ts'
import { guard } from './guard.ts'
import { hostMemory } from './hostMemory.ts'
import { llamaCpp } from './llamaCpp.ts'
import { lookup } from './lookup.ts'
import { prefill } from './prefill.ts'
import { search } from './search.ts'
import { window } from './window.ts'

/** In the order in which they run: what needs a model last, so that it is not in memory while the window is measured. */
export const measurements: readonly Measurement[] = [
  ...[guard, commit, search, window, frames],
  ...[decode, prefill, llamaCpp, lookup, firstToken, hostMemory],
]
