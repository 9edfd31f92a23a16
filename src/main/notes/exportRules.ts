import { packFormat, packVersion, type RulePack } from '../../shared/memory/rulePack.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import type { MemoryDeps } from './memoryDeps.ts'

/** The approved rules of the physician who works here as the text of a department pack: changes alone, without notes, examples or names. */
export function exportRules({ store, physician }: Pick<MemoryDeps, 'store' | 'physician'>, { name }: { readonly name: string }): string {
  const rules = readCorrectionRules(store, physician())
    .filter(({ state }) => state === 'approved')
    .map(({ sectionId, change }) => ({ sectionId, change }))
  const pack: RulePack = { format: packFormat, version: packVersion, name, rules }
  return `${JSON.stringify(pack, null, 2)}\n`
}
