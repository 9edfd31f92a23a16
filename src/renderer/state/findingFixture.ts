import type { Omission } from '../../shared/guard/finding.ts'
import type { ReviewedFinding } from '../../shared/review.ts'

/** For tests of the slices: a red finding on the words “pain” of the test draft's complaint, with every kind of repair. */
export function testFinding(change: Partial<ReviewedFinding> = {}): ReviewedFinding {
  const repair = { start: 6, end: 10, label: { zh: '改', en: 'mend' } }
  return {
    rule: 'F2',
    severity: 'red',
    section: 'chief-complaint',
    span: { start: 6, end: 10 },
    evidence: [{ start: 6, end: 10, text: 'pain' }],
    message: { zh: '与原文不符', en: 'differs' },
    repairs: [
      { ...repair, kind: 'replace', text: 'ache' },
      { ...repair, kind: 'quote', text: 'pain' },
      { ...repair, kind: 'delete', text: '' },
      { ...repair, kind: 'own', text: 'pain' },
    ],
    passage: { text: 'Chest pain.', start: 6, end: 10 },
    override: null,
    ...change,
  }
}

export function testOmission(start: number, text: string): Omission {
  return {
    ...testFinding({ rule: 'OM', severity: 'hint', section: 'plan', evidence: [{ start, end: start + text.length, text }] }),
    kind: 'allergy',
    repairs: [{ kind: 'quote', start: 15, end: 15, text: ` ${text}.`, label: { zh: '引用', en: 'quote' } }],
  }
}
