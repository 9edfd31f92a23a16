import path from 'node:path'
import { Command } from 'commander'
import type { GoldFacts } from '../src/main/cli/guardGoldRecords.ts'
import { planSections } from '../src/main/pipeline/plan.ts'
import { loadResources, resourcesFolder } from '../src/main/resources/loadResources.ts'
import { languageOf } from '../src/shared/text/language.ts'
import { segmentRecord } from '../src/shared/text/segment.ts'
import { shareHeld } from './crudeJudge.ts'
import { readJsonLines } from './readJsonLines.ts'

/**
 * `npm run plan:gold`: how much of the gold facts stands in the places that the plan of a draft reads, and whether a section is called absent just where
 * the gold is empty. No model runs: what is missed here no model can write.
 */
const { list } = new Command('plan:gold').option('--list', 'print what is missed').parse().opts<{ list?: true }>()
const { headings, templates, guard } = loadResources(resourcesFolder(import.meta.dirname))
const template = templates.get('outpatient')
if (!template) throw new Error('resources/templates/outpatient.json is missing')

type Gold = { readonly id: string; readonly source_text: string; readonly gold: GoldFacts }
const columns = ['diagnosis or its absence', 'plan or its absence', 'diagnoses', 'planned items', 'complaint'] as const
type Column = (typeof columns)[number]
const enough = 0.7

for (const file of ['zh', 'own-zh', 'en', 'own-en', 'long']) {
  const tally = new Map<Column, { hit: number; of: number }>(columns.map((column) => [column, { hit: 0, of: 0 }]))
  for (const { id, source_text: text, gold } of readJsonLines<Gold>(path.join(import.meta.dirname, 'gold', `${file}.jsonl`))) {
    const plans = planSections(text, segmentRecord(text, headings), template, languageOf(text), guard().readRecord(text))
    const read = (section: string) =>
      (plans.find((plan) => plan.section.id === section)?.evidence ?? []).map(({ start, end }) => text.slice(start, end)).join('\n')
    const count = (column: Column, isHit: boolean, what: string) => {
      const sum = tally.get(column)
      if (sum) tally.set(column, { hit: sum.hit + Number(isHit), of: sum.of + 1 })
      if (!isHit && list) process.stdout.write(`${id} ${column}: ${what}\n`)
    }
    const open = gold.diagnoses.filter(({ certainty }) => certainty === 'stated' || certainty === 'suspected')
    const isUndiagnosed = open.length === 0 && gold.diagnoses.every(({ certainty }) => certainty !== 'ruled-out')
    const isSame = (section: string, isEmpty: boolean) => (read(section) === '') === isEmpty
    count('diagnosis or its absence', isSame('diagnosis', isUndiagnosed), isUndiagnosed ? read('diagnosis') : 'not found')
    count('plan or its absence', isSame('plan', gold.plan.length === 0), gold.plan.length === 0 ? read('plan') : 'not found')
    for (const { text: fact } of open) count('diagnoses', shareHeld(fact, read('diagnosis')) >= enough, fact)
    for (const { text: fact, status } of gold.plan)
      if (status !== 'refused') count('planned items', shareHeld(fact, read('plan')) >= enough, fact)
    if (gold.chief_complaint !== null)
      count('complaint', shareHeld(gold.chief_complaint, read('chief-complaint')) >= enough, gold.chief_complaint)
  }
  const cells = columns.map((column) => `${column} ${String(tally.get(column)?.hit)}/${String(tally.get(column)?.of)}`)
  process.stdout.write(`${file}: ${cells.join(', ')}\n`)
}
