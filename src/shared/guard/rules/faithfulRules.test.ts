import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../../main/resources/loadResources.ts'
import { createGuard } from '../guard.ts'
import { condensedCases } from './condensedCasesFixture.ts'
import { faithfulCases } from './faithfulCasesFixture.ts'
import { namesCases } from './namesCasesFixture.ts'
import { paraphraseCases } from './paraphraseCasesFixture.ts'

const folder = resourcesFolder(import.meta.dirname)
const guard = createGuard(readLexicon(path.join(folder, 'dict')), loadResources(folder).headings)

describe('the rules that hold every statement against the record', () => {
  for (const { rule, source, fires, quiet } of [...faithfulCases, ...paraphraseCases, ...condensedCases, ...namesCases]) {
    const read = guard.readRecord(source)
    const redRules = (text: string) => guard.check(read, [{ section: 'draft', text }]).filter(({ severity }) => severity === 'red').map((finding) => finding.rule) // prettier-ignore
    for (const text of fires) it(`${rule} fires on “${text}”`, () => expect(redRules(text)).toContain(rule))
    for (const text of quiet) it(`${rule} lets “${text}” stand`, () => expect(redRules(text)).not.toContain(rule))
  }
})
