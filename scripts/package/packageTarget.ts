/** What can be packaged. `natives`: the folders of @node-llama-cpp that the target runs; CUDA's half a gigabyte is left out, Vulkan serves every card. */
export type PackageTarget = {
  readonly name: 'win' | 'linux' | 'mac'
  readonly os: NodeJS.Platform
  readonly cpu: 'x64' | 'arm64'
  readonly natives: readonly string[]
  /** The SQLite library among better-sqlite3's prebuilds. */
  readonly sqlite: string
}

export const packageTargets: readonly PackageTarget[] = [
  { name: 'win', os: 'win32', cpu: 'x64', natives: ['win-x64', 'win-x64-vulkan'], sqlite: 'win32-x64.node' },
  { name: 'linux', os: 'linux', cpu: 'x64', natives: ['linux-x64', 'linux-x64-vulkan'], sqlite: 'linux-x64.node' },
  { name: 'mac', os: 'darwin', cpu: 'arm64', natives: ['mac-arm64-metal'], sqlite: 'darwin-arm64.node' },
]
