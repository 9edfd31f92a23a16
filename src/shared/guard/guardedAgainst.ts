import type { Analysis } from './analysis.ts'

/** 留观防双相反应 of 监测有无双相反应: what is guarded against, from the token `from` on, has not come. */
export function isGuardedAgainst({ folded, tokens }: Analysis, from: number): boolean {
  const start = tokens[from]?.start ?? 0
  return /(?:防|警惕|监测|观察|排除|除外)[^，,。；;]{0,2}$/.test(folded.slice(Math.max(0, start - 5), start))
}
