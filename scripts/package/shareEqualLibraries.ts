import fs from 'node:fs'
import path from 'node:path'

/**
 * The Vulkan package repeats the processor libraries of the plain one: where the system has links, a file of the same bytes becomes a relative link to it.
 * Resolves with the bytes saved.
 */
export function shareEqualLibraries(natives: string): number {
  const [plain, vulkan] = ['linux-x64', 'linux-x64-vulkan'].map((name) => path.join(natives, name, 'bins', name)) as [string, string]
  if (!fs.existsSync(vulkan)) return 0
  let saved = 0
  for (const name of fs.readdirSync(vulkan)) {
    const [original, copy] = [path.join(plain, name), path.join(vulkan, name)]
    if (!name.endsWith('.so') || !fs.existsSync(original) || !fs.readFileSync(original).equals(fs.readFileSync(copy))) continue
    saved += fs.statSync(copy).size
    fs.rmSync(copy)
    fs.symlinkSync(path.relative(vulkan, original), copy)
  }
  return saved
}
