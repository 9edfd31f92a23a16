import type { GoldFacts } from '../src/main/cli/guardGoldRecords.ts'
import { shareHeld } from './crudeJudge.ts'

export type Drafted = {
  readonly sections: readonly { readonly id: string; readonly text: string; readonly isAbsent: boolean }[]
  /** Texts of the omission panel. */
  readonly omissions: readonly string[]
}
export type Tally = { readonly hit: number; readonly of: number }
export type GoldScore = Readonly<
  Record<
    'complaint' | 'diagnoses' | 'certainty' | 'plan' | 'diagnosesAnywhere' | 'planAnywhere' | 'allergies' | 'drugs' | 'absence' | 'lies',
    Tally
  >
>

/** Share of a gold fact's units that must stand in a text. The facts are verbatim parts of the record; a draft may shorten them. */
const enough = 0.7
const doubt =
  /考虑|可能|疑|待查|待定|待排|待除|[？?]|印象|倾向|不除外|possible|probabl|likely|suspect|suggest|rule out|r\/o|\bvs\b|concern|differential/i
const squeeze = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    // 11.875 is not 118.75
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]/gu, '')

export function scoreGold(gold: GoldFacts, mustNot: readonly string[], drafted: Drafted): GoldScore {
  const section = (id: string) => drafted.sections.find((candidate) => candidate.id === id)
  const textOf = (id: string) => section(id)?.text ?? ''
  const panel = drafted.omissions.join('\n')
  const everything = [...drafted.sections.map(({ text }) => text), panel].join('\n')
  const holds = (text: string, fact: string) => shareHeld(fact, text) >= enough
  const count = <T>(items: readonly T[], isHit: (item: T) => boolean): Tally => ({ hit: items.filter(isHit).length, of: items.length })

  const open = gold.diagnoses.filter(({ certainty }) => certainty === 'stated' || certainty === 'suspected')
  const plan = gold.plan.filter(({ status }) => status !== 'refused')
  const told = open.filter(({ text }) => holds(textOf('diagnosis'), text))
  return {
    complaint: count(gold.chief_complaint === null ? [] : [gold.chief_complaint], (fact) => holds(textOf('chief-complaint'), fact)),
    diagnoses: count(open, ({ text }) => holds(textOf('diagnosis'), text)),
    // a suspected diagnosis must stand with a word of doubt near it
    certainty: count(
      told.filter(({ certainty }) => certainty === 'suspected'),
      ({ text }) => sentencesWith(textOf('diagnosis'), text).some((sentence) => doubt.test(sentence)),
    ),
    plan: count(plan, ({ text }) => holds(textOf('plan'), text)),
    diagnosesAnywhere: count(open, ({ text }) => holds(textOf('diagnosis'), text) || holds(panel, text)),
    planAnywhere: count(plan, ({ text }) => holds(textOf('plan'), text) || holds(panel, text)),
    allergies: count(gold.allergies.status === 'present' ? [gold.allergies.text ?? ''] : [], (fact) => holds(everything, fact)),
    drugs: count(
      gold.medications.filter(({ status }) => status === 'current' || status === 'new'),
      ({ name }) => squeeze(everything).includes(squeeze(name)),
    ),
    absence: count(
      [
        { id: 'diagnosis', isEmpty: open.length === 0 && gold.diagnoses.every(({ certainty }) => certainty !== 'ruled-out') },
        { id: 'plan', isEmpty: gold.plan.length === 0 },
      ],
      ({ id, isEmpty }) => (section(id)?.isAbsent ?? true) === isEmpty,
    ),
    lies: count(mustNot, (lie) => drafted.sections.some(({ text }) => squeeze(text).includes(squeeze(lie)))),
  }
}

function sentencesWith(text: string, fact: string): string[] {
  return text.split(/(?<=[。；;])|(?<=\.)\s/).filter((sentence) => shareHeld(fact, sentence) >= enough * 0.8)
}

export function addScores(scores: readonly GoldScore[]): GoldScore {
  const names = Object.keys(scores[0] ?? {}) as (keyof GoldScore)[]
  return Object.fromEntries(
    names.map((name) => [
      name,
      { hit: scores.reduce((sum, score) => sum + score[name].hit, 0), of: scores.reduce((sum, score) => sum + score[name].of, 0) },
    ]),
  ) as GoldScore
}
