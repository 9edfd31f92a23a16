/** What of a shipped package never runs: its sources, types, maps, tests and papers. Licences stay. */
const useless: readonly RegExp[] = [
  /\.(d\.[cm]?ts|map|md|markdown|ts|tsbuildinfo|gyp|gypi|lib|exp|pdb)$/i,
  /(^|\/)(test|tests|__tests__|docs|example|examples|\.github)\//,
  /(^|\/)\.[^/]+$/,
  /^node_modules\/better-sqlite3\/(deps|src)\//,
  /^node_modules\/node-llama-cpp\/(llama\/(gitRelease\.bundle|addon|gpuInfo|profiles|toolchains|cmake|.*\.(cmake|cpp|h|txt))|templates)/,
  // only for building from source, which the application never does
  /^node_modules\/(cmake-js|node-api-headers|node-addon-api)\/(?!package\.json)/,
  // aborts on processors with AMX (seen with Youtu's shape); the next lower variant serves them
  /ggml-cpu-sapphirerapids\.(so|dll)$/,
]
const licence = /(^|\/)(licen[cs]e|copying|notice)[^/]*$/i

/** Whether a file, named from the repository's root with `/`, goes into the package. `sqlite` is the target's own library. */
export function isShippedFile(file: string, sqlite: string): boolean {
  const prebuild = /^node_modules\/better-sqlite3\/prebuilds\/([^/]+)$/.exec(file)
  if (prebuild) return prebuild[1] === sqlite
  return licence.test(file) || !useless.some((pattern) => pattern.test(file))
}
