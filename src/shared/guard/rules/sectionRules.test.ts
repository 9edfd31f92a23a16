import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../../main/resources/loadResources.ts'
import { createGuard } from '../guard.ts'
import { faithfulCases } from './faithfulCasesFixture.ts'
import { requireAllRules, ruleIds, rules } from './ruleTable.ts'
import { chart, illness, illnessCases, sectionCases } from './sectionCasesFixture.ts'

const folder = resourcesFolder(import.meta.dirname)
const guard = createGuard(readLexicon(path.join(folder, 'dict')), loadResources(folder).headings)

describe('the five parts of a present illness', () => {
  const fired = (source: string, text: string, section = '现病史') =>
    guard.check(guard.readRecord(source), [{ section, text }]).map(({ rule }) => rule)
  for (const { rule, fires, quiet } of illnessCases) {
    for (const text of fires) it(`${rule} fires on “${text}”`, () => expect(fired(illness, text)).toContain(rule))
    for (const text of quiet) it(`${rule} lets “${text}” stand`, () => expect(fired(illness, text)).not.toContain(rule))
    it(`${rule} asks for nothing that the record lacks, nor in another section`, () => {
      expect(fired('查体：双下肢对称。', '查体合作。')).not.toContain(rule)
      expect(fired(illness, fires[0] ?? '', 'draft')).not.toContain(rule)
    })
  }
})

describe('the rules of sections, form and plausibility', () => {
  const read = guard.readRecord(chart)
  const fired = (section: string, text: string) => guard.check(read, [{ section, text }]).map(({ rule }) => rule)
  for (const { rule, section, fires, quiet } of sectionCases) {
    for (const text of fires) it(`${rule} fires on “${text.slice(0, 40)}”`, () => expect(fired(section, text)).toContain(rule))
    for (const text of quiet) it(`${rule} lets “${text.slice(0, 40)}” stand`, () => expect(fired(section, text)).not.toContain(rule))
  }
})

describe('the table of rules', () => {
  it('holds every rule of the list once', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual([...ruleIds].sort())
  })

  it.each(ruleIds.map((id) => [id]))('%s is tried with three sentences at least that must fire and three that must not', (id) => {
    const own = [...faithfulCases, ...sectionCases, ...illnessCases].filter(({ rule }) => rule === id)
    expect(new Set(own.flatMap(({ fires }) => fires)).size).toBeGreaterThanOrEqual(3)
    expect(new Set(own.flatMap(({ quiet }) => quiet)).size).toBeGreaterThanOrEqual(3)
  })

  it('stops the program where a rule has no implementation', () => {
    expect(() => requireAllRules(rules.filter(({ id }) => id !== 'F3'))).toThrow('F3')
  })
})
