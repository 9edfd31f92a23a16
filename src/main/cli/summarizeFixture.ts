import { runYizhai, type Run, type RunOptions } from './runYizhaiFixture.ts'

/** For tests: `summarize` as a user runs it. */
export const runSummarize = (args: readonly string[], options?: RunOptions): Promise<Run> => runYizhai(['summarize', ...args], options)
